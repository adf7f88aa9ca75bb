/** 撤回, 暂停通知, 接着发通知, 取消通知, 补发给何守田: a notice kept in hand while it goes. */
import { command, type Outcome, type Turn } from '../../feature.ts'
import { chooseNamesake, findByName, namesakeOptions, notFound } from '../people/public.ts'
import { findMeant } from './find-notice.ts'
import { freeze } from './freeze.ts'
import * as queries from './queries.ts'
import { RECALL } from './when-it-goes.ts'
import * as wording from './wording.ts'

const SLOTS = { notice: { kind: 'words' } } as const
const IN_HAND = new Set(['sending', 'paused', 'planned'])

/** How the message before was handled, where it called a notice back. */
const STOPPED = 'notices.recall:stopped'

/** 撤回 is said of activities too: here it is about a notice just confirmed by the one who says it. */
export const recall = command({
  id: 'notices.recall',
  needs: 'notice.send',
  mayPass: true,
  says: [
    '撤回',
    '[刚才]发错了[撤回]',
    '(撤回|撤销)[刚才的|这条]通知',
    '通知[发错了]撤回',
    '撤回[{notice}]通知',
    '取消[发送|了]',
    '[先]别发[了]',
    '(不|先不)发了',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['撤回停水通知'],
  async run(turn) {
    const isNamed = turn.act.text.includes('通知')
    const notice = await findMeant(turn, turn.slots.notice, ({ state }) => IN_HAND.has(state))
    const isJustSent = notice !== undefined && isFresh(turn, notice)
    if (turn.previous === STOPPED && !isJustSent && !isNamed) return { reply: { text: wording.stoppedAlready() } }
    if (!isJustSent && !isNamed) return undefined
    return notice === undefined ? { reply: { text: wording.noNotice() } } : stop(turn, notice)
  },
})

/** Confirmed in the last minutes by whoever speaks, and nothing else was done since. */
function isFresh({ now, speaker, previous }: Turn<unknown>, notice: queries.Notice): boolean {
  const age = now.getTime() - (notice.confirmed_at?.getTime() ?? 0)
  return notice.planned_by === speaker.person?.id && (age <= RECALL || /^notices[:.]/.test(previous ?? ''))
}

export const cancelNotice = command({
  id: 'notices.cancel',
  needs: 'notice.send',
  says: ['取消[{notice}]通知', '[{notice}]通知(取消|不发|停发|别发)[了|吧]', '(停发|不发|别发)[{notice}]通知[了]'],
  slots: SLOTS,
  ask: {},
  examples: ['取消通知', '取消停水通知', '通知不发了'],
  help: '取消通知：没发的不再发',
  async run(turn) {
    const notice = await findMeant(turn, turn.slots.notice, ({ state }) => IN_HAND.has(state))
    return notice === undefined ? { reply: { text: wording.noNotice() } } : stop(turn, notice)
  },
})

/** Whatever has not gone goes no more; asked of the outbox at the instant of sending. */
async function stop({ db, now, speaker }: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const gone = notice.state === 'planned' ? 0 : await queries.countGotIt(db, notice.id)
  await queries.updateNotice(db, notice.id, { state: 'cancelled' })
  const by = speaker.person?.id ?? null
  await queries.writeAudit(db, { at: now, by, action: 'notices.cancel', detail: { notice: notice.id, gone } })
  const text = notice.state === 'planned' ? wording.cancelledPlan(notice.title) : wording.recalled(notice.title, gone)
  return { reply: { text }, as: 'stopped' }
}

export const pause = command({
  id: 'notices.pause',
  needs: 'notice.send',
  says: ['暂停[发][{notice}]通知', '(暂停|停止|先停)(发送|群发)', '[{notice}]通知(暂停|先停一下|停一停)[发]'],
  slots: SLOTS,
  ask: {},
  examples: ['暂停通知', '暂停发通知', '停水通知暂停'],
  help: '暂停通知；接着发通知',
  async run(turn) {
    const notice = await findMeant(turn, turn.slots.notice)
    if (notice === undefined) return { reply: { text: wording.noNotice() } }
    if (notice.state !== 'sending') return { reply: { text: wording.notOnItsWay(notice.title) } }
    await queries.updateNotice(turn.db, notice.id, { state: 'paused' })
    return { reply: { text: wording.paused(notice.title) } }
  },
})

export const resume = command({
  id: 'notices.resume',
  needs: 'notice.send',
  says: ['(接着|继续)发[{notice}]通知', '[{notice}]通知(接着|继续)发[吧]', '恢复[{notice}]通知'],
  slots: SLOTS,
  ask: {},
  examples: ['接着发通知', '停水通知接着发'],
  async run(turn) {
    const notice = await findMeant(turn, turn.slots.notice, ({ state }) => state === 'paused')
    const newest = notice ?? (await findMeant(turn, turn.slots.notice))
    if (newest === undefined) return { reply: { text: wording.noNotice() } }
    if (notice === undefined) return { reply: { text: wording.notPaused(newest.title) } }
    await queries.updateNotice(turn.db, notice.id, { state: 'sending' })
    return { reply: { text: wording.resumed(notice.title) }, wake: ['notices.send'] }
  },
})

/** Somebody added later, or all who belong to the audience by now. */
export const supplement = command({
  id: 'notices.supplement',
  needs: 'notice.send',
  says: ['(补发|再发)给{name}', '给{name}补发[一份|一下|通知]', '补发[{notice}]通知', '通知补发[一下]'],
  slots: { name: { kind: 'name' }, notice: { kind: 'words' } },
  ask: {},
  examples: ['补发给何守田', '给何守田补发一份', '补发通知'],
  help: '补发给何守田：最近一条通知补发给后来加的人',
  async run(turn) {
    const { db, scope, slots } = turn
    const notice = await findMeant(turn, slots.notice, ({ state }) => state === 'sending')
    if (notice === undefined) return { reply: { text: wording.noNotice() } }
    if (slots.name === undefined) {
      const count = await freeze(db, notice, turn.now)
      return { reply: { text: wording.addedMore(notice.title, count) }, wake: ['notices.send'] }
    }
    const found = await findByName(db, slots.name, scope)
    const [only, ...others] = found
    if (only === undefined) return { reply: { text: notFound(slots.name) } }
    if (others.length > 0) return askNamesake(turn, notice, found)
    return add(turn, notice, only)
  },
})

type Found = Awaited<ReturnType<typeof findByName>>

const PATIENCE = 3_600_000

function askNamesake({ now, speaker }: Turn<unknown>, notice: queries.Notice, found: Found): Outcome {
  const person = speaker.person?.id
  const expects = {
    answer: 'namesake',
    payload: { noticeId: notice.id },
    about: 'notice-namesake',
    title: '',
    options: namesakeOptions(found),
    until: new Date(now.getTime() + PATIENCE),
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text: chooseNamesake(found), expects } }
}

export const namesake = {
  id: 'namesake',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn: Turn, { choice }: { readonly choice?: { readonly value: string } }, payload: unknown) {
    const notice = await queries.findNotice(turn.db, (payload as { readonly noticeId: number }).noticeId)
    if (choice === undefined || notice === undefined) return undefined
    const id = Number(choice.value)
    return add(turn, notice, { id, name: await queries.nameOf(turn.db, id) })
  },
} as const

async function add(
  { db, now }: Turn<unknown>,
  notice: queries.Notice,
  person: { readonly id: number; readonly name: string },
): Promise<Outcome> {
  const isNew = await queries.addPerson(db, notice.id, person.id)
  if (isNew && notice.by_hand) await queries.leaveToHand(db, notice.id, now)
  if (!isNew) return { reply: { text: wording.alreadyFor(person.name, notice.title) } }
  return { reply: { text: wording.addedPerson(person.name, notice.title) }, wake: ['notices.send'] }
}
