/** 谁还没认证, 认证名单表, and the count at the beginning of a month: whoever has still to certify. */

import { addDays, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import { command, type Job, type Office, type Scope, type Turn } from '../../feature.ts'
import type { CallSource } from '../calls/public.ts'
import { handOut, phoneList, staffOn, withoutChat } from '../people/public.ts'
import * as queries from './queries.ts'
import { aboutMonth } from './remind.ts'
import { endOfMonth, SOONEST } from './rules.ts'
import * as wording from './wording.ts'

/** What is longer past is no matter to ring up about; in days. */
const LONG_PAST = 60

type At = Pick<Turn<unknown>, 'db' | 'now'> & { readonly office: Office }

/** Whoever has to certify within a month and has not, with how they are reached. */
export async function pendingLines({ db, now, office }: At, scope: Scope) {
  const today = dayOf(now, office.zone)
  const pending = await queries.pendingBy(db, addDays(today, SOONEST), scope)
  const ids = pending.map(({ person_id }) => person_id)
  const mute = new Set(await withoutChat(db, ids))
  const phones = new Map((await phoneList(db, ids, today)).map((line) => [line.id, line]))
  return pending.map(({ person_id: id, name, due_on: dueOn, told }) => {
    const line = phones.get(id)
    const unit = line?.unit ?? null
    return { id, name, unit, dueOn, told, isPast: dueOn < today, hasChat: !mute.has(id), line }
  })
}

export const showPending = command({
  id: 'certification.pending',
  needs: 'certification.enter',
  says: [
    '[还有](谁|哪些人|哪些同志|哪几位)[还](没|没有)[去|做|办]认证[呢|的]',
    '[没|还没|没有]认证[的]名单',
    '认证(情况|进度|办得怎么样了|怎么样了)',
  ],
  slots: {},
  ask: {},
  examples: ['谁还没认证', '还有哪些人没认证', '认证情况', '没认证的名单'],
  async run(turn) {
    const lines = await pendingLines(turn, turn.scope)
    const unset = turn.scope === 'office' ? await queries.countUnset(turn.db) : 0
    const said = await queries.saidOnlySince(
      turn.db,
      addDays(dayOf(turn.now, turn.office.zone), -LONG_PAST),
      turn.scope,
    )
    const names = said.map(({ name }) => name)
    return { reply: { text: [wording.pending(lines, unset), ...wording.saidOnly(names)].join('\n') } }
  },
})

export const pendingSheet = command({
  id: 'certification.sheet',
  needs: 'certification.set',
  says: ['[没|还没|养老]认证[的](名单表|表|表格|名单表格)'],
  slots: {},
  ask: {},
  examples: ['认证名单表', '还没认证的表格'],
  async run(turn) {
    const lines = await pendingLines(turn, turn.scope)
    if (lines.length === 0) return { reply: { text: wording.pending(lines, 0) } }
    const ids = lines.map(({ id }) => id)
    const rows = lines.map(({ name, unit, dueOn, told, hasChat, line }) => [
      name,
      unit ?? '',
      dueOn,
      line?.phone ?? '',
      line?.liaison?.name ?? '',
      wording.times(told),
      wording.hasChat(hasChat),
    ])
    const taken = { whom: wording.sheetTitle, purpose: wording.SHEET_IS_FOR, mayRing: true }
    const sheet = { title: wording.sheetTitle, header: wording.sheetColumns, rows }
    const file = await handOut(turn, { people: ids, name: `${wording.sheetTitle}.xlsx`, ...taken }, sheet)
    return { reply: { text: wording.sheetReady(lines.length), file } }
  },
})

export const tellMonthly: Job = {
  id: 'certification.monthly',
  cron: '45 8 1 * *',
  lateBy: 3 * 24 * 60,
  title: wording.listTitle,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    const end = endOfMonth(Number(today.slice(0, 4)), Number(today.slice(5, 7)))
    const pending = await queries.pendingBy(db, end)
    if (pending.length === 0) return { messages: [], again: false }
    const past = pending.filter(({ due_on }) => due_on < today).length
    const staff = await staffOn(db, today)
    const messages = staff.map(({ id }) => ({
      to: { person: id },
      kind: 'staff' as const,
      text: wording.monthly(pending.length - past, past),
      once: `certification-monthly:${end}:staff ${id}`,
    }))
    return { messages, again: false }
  },
}

/** Whom no chat reaches is rung up, month by month. */
export const certificationCalls: CallSource = {
  async open(db, { now, office }) {
    const today = dayOf(now, office.zone)
    const pending = await queries.pendingBy(db, addDays(today, SOONEST))
    const months = new Set(pending.map(({ due_on }) => due_on).filter((day) => day >= addDays(today, -LONG_PAST)))
    return [...months].map((dueOn) => ({
      id: Number(dueOn.replaceAll('-', '')),
      title: wording.callTitle(dueOn),
      since: new Date(now.getTime() - LONG_PAST * DAY),
      abouts: [aboutMonth(dueOn)],
      say: wording.callSay(dueOn, today > dueOn),
      examples: wording.callExamples,
    }))
  },
  async unanswered(db, matter) {
    const day = String(matter).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    const pending = await queries.pendingBy(db, day)
    return pending.filter(({ due_on }) => due_on === day).map(({ person_id }) => person_id)
  },
}
