/** 走访了王秀英，送了蛋糕; 走访名单: calls at people's homes, by year and reason. */

import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Saying, type Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { addMonths } from '../../language/when/month-days.ts'
import { inHospitalAmong } from '../care/public.ts'
import { findMentioned, type KnownPerson } from '../people/public.ts'
import { MOST_LINES } from './ahead.ts'
import * as queries from './queries.ts'
import { sheetFor } from './sheet-for.ts'
import { dayOfVisit } from './visit-day.ts'
import { CALLED_ON, GIFT, REASONS, VISIT_ENTERED_WRONGLY, VISITED, WAS_VISITED, WENT_TO_SEE } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long 弄错了 takes a visit back, in milliseconds. */
const PATIENCE = HOUR

export const visit = command({
  id: 'greetings.visit',
  needs: 'greetings.visit',
  toldBy: 'greetings.visits',
  says: [
    '[今天|昨天|前天|刚][我|我们][去](走访|慰问|上门看望)(了|过){name}[同志]',
    '[今天|昨天|前天|刚][我|我们][去](走访|慰问|上门看望){name}[同志]了',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['走访了王秀英', '昨天慰问了何守田', '上门看望了冯秋菊'],
  help: '走访了王秀英，送了蛋糕；走访名单',
  run: (turn) => note(turn),
  // 昨天去看了何守田，他昨晚去世了 is a death, and no visit.
  claimsNoCry: true,
  // 上午和刘志强去看了何守田，下周出院 is no plan for next week.
  async claims(turn) {
    const whom = WENT_TO_SEE.exec(turn.act.text)?.groups?.['whom']
    return whom !== undefined && (await areAllAtHome(turn, whom)) ? note(turn) : undefined
  },
  async hears(turn) {
    const asks = /[吗么？?][。！? ]*$|没有?[。！ ]*$/.test(turn.words)
    if (turn.file !== undefined || asks) return undefined
    const missed = await tellMissed(turn)
    if (missed !== undefined) return missed
    // 看望了何守田, of whom it is known that they are in no hospital.
    const wasCalledOn = CALLED_ON.test(turn.act.text) && (await areAllAtHome(turn, turn.act.text))
    return VISITED.test(turn.act.text) || wasCalledOn || (await wasVisited(turn)) ? note(turn) : undefined
  },
})

/** 没看成 赵国强不在家: nobody was seen, and nothing is noted. */
const MISSED =
  /(?:没|没有)(?:看成|见成|看着|见着|看到|见到|走访成|探望成|慰问成|访到)(?!通知|消息|微信|短信)|(?:白跑|扑)了?(?:一)?(?:趟|空)/

async function tellMissed({ db, act, scope }: Turn<unknown>): Promise<Outcome | undefined> {
  if (!MISSED.test(act.text) || act.text.length > LONGEST_MISSED) return undefined
  const [only, ...others] = await findMentioned(db, act.text, scope)
  const [person, ...namesakes] = only?.people ?? []
  if (only?.how !== 'name' || person === undefined || others.length + namesakes.length > 0) return undefined
  if (!NOBODY_THERE.test(act.text.slice(only.to))) return undefined
  return { reply: { text: wording.nobodySeen(person.name) } }
}
const LONGEST_MISSED = 30
/** 没看到李桂兰的回复 is no visit. */
const NOBODY_THERE = /^(?:同志|师傅|老师)?(?:本人|他?人)?(?:$|[，。！ 不没出家])/

/** 何守田家走访过了: the whole of what stands in front must be one name. */
async function wasVisited({ db, act, scope }: Turn<unknown>): Promise<boolean> {
  const whom = WAS_VISITED.exec(act.text)?.groups?.['whom'] ?? ''
  const [only, ...others] = await findMentioned(db, whom, scope)
  return only?.how === 'name' && only.text === whom && others.length === 0
}

/** Of whoever is in hospital another feature notes the visit; `text`: where they are named. */
async function areAllAtHome({ db, scope }: Turn<unknown>, text: string): Promise<boolean> {
  const people = (await findMentioned(db, text, scope)).flatMap((one) => one.people)
  const ids = people.map(({ id }) => id)
  return ids.length > 0 && (await inHospitalAmong(db, ids)).size === 0
}

/** Every name must be sure: a visit noted for somebody else would be missed where it is due. */
async function note(turn: Turn<unknown>): Promise<Outcome> {
  const { db, act, now, office, scope, speaker } = turn
  const {
    told = act.text,
    whom = act.text,
    rest = '',
  } = (VISITED.exec(act.text) ?? CALLED_ON.exec(act.text) ?? WENT_TO_SEE.exec(act.text) ?? WAS_VISITED.exec(act.text))
    ?.groups ?? {}
  const mentioned = (await findMentioned(db, act.text, scope))
    .filter(({ text }) => whom.includes(text))
    .map((one) => ({ ...one, people: ofNamedUnit(one.people, whom) }))
  const several = mentioned.find(({ people }) => people.length > 1)
  if (several !== undefined) return { reply: { text: wording.visitSeveral(several.text) } }
  const people = [...new Map(mentioned.flatMap((one) => one.people).map((one) => [one.id, one])).values()]
  const by = speaker.person?.id
  if (people.length === 0 || by === undefined) return { reply: { text: wording.visitWhom() } }
  const byPhone = /打?电话$/.exec(told)?.[0] ?? ''
  const reason = REASONS.find(([pattern]) => [rest, whom, byPhone].some((said) => pattern.test(said)))?.[1] ?? '走访'
  const gift = GIFT.exec(rest)?.groups?.['gift'] ?? null
  const day = dayOfVisit(told, { now, zone: office.zone })
  const visits = await queries.insertVisits(
    db,
    people.map(({ id }) => id),
    { day, reason, gift, by, now },
  )
  const names = people.map(({ name }) => name)
  const today = dayOf(now, office.zone)
  return { reply: receiptToUndo(turn, wording.visitNoted(names, { reason, gift, day, today }), { visits, names }) }
}

interface Entered {
  readonly visits: readonly number[]
  readonly names: readonly string[]
}

const TAKE_BACK: readonly Option[] = [{ number: 0, value: 'back', label: '', words: VISIT_ENTERED_WRONGLY }]

/** The receipt, with the question that takes it back. */
function receiptToUndo(turn: Turn<unknown>, text: string, payload: Entered): Saying {
  const question = { answer: 'undo-visit', payload, title: '', options: TAKE_BACK }
  return { text, expects: { ...expectFrom(turn, question, PATIENCE), answered: true } }
}

export const undoVisit: AwaitedAnswer = {
  id: 'undo-visit',
  needs: 'greetings.visit',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db }, { choice }, payload) {
    if (choice === undefined) return undefined
    const { visits, names } = payload as Entered
    await queries.dropVisits(db, visits)
    return { reply: { text: wording.visitTakenBack(names) }, as: 'taken-back' }
  },
}

/** Of several with one name those whose 支部 is named with them: 走访了第三支部的王秀英; all of them where none is. */
function ofNamedUnit(people: readonly KnownPerson[], whom: string): readonly KnownPerson[] {
  const named = people.filter(({ unit }) => unit !== null && whom.includes(unit.replace(/第[^第]+小组$/, '')))
  return named.length > 0 ? named : people
}

export const visitList = command({
  id: 'greetings.visits',
  needs: 'greetings.see',
  says: ['[今年|去年][的](走访|慰问)(名单|记录|情况)', '[今年|去年](走访|慰问)(了|过)(谁|哪些人|哪些同志)'],
  slots: {},
  ask: {},
  examples: ['走访记录', '今年走访了谁', '去年的慰问记录'],
  async run({ db, act, now, office, scope }) {
    const thisYear = Number(dayOf(now, office.zone).slice(0, 4))
    const [name, year] = /去年/.test(act.text) ? ['去年', thisYear - 1] : ['今年', thisYear]
    const visits = await queries.visitsBetween(db, `${year}-01-01`, `${year}-12-31`, scope)
    return { reply: { text: wording.visitList(name, visits, MOST_LINES) } }
  },
})

export const visitLedger = command({
  id: 'greetings.visit-ledger',
  needs: 'greetings.see',
  says: [
    '[今年|去年|上个月|上月|这个月|本月][的](走访|慰问|走访慰问)[的](台账|表|表格|名单表)[excel]',
    '[今年|去年|上个月|上月|这个月|本月][的]走访[的](台账|表|表格)[excel|表格](发我|发给我|给我|导出来)',
  ],
  slots: {},
  ask: {},
  examples: ['走访台账', '走访慰问表格'],
  async run(turn) {
    const { db, act, now, office, scope } = turn
    const { period, from, until } = periodSaid(act.text, dayOf(now, office.zone))
    const visits = await queries.visitsBetween(db, from, until, scope)
    if (visits.length === 0) return { reply: { text: wording.visitList(period, visits, MOST_LINES) } }
    const title = wording.ledgerTitle(period)
    const rows = visits
      .toReversed()
      .map((one) => [one.day, one.reason, one.name, one.unit ?? '', one.gift ?? '', one.by])
    const people = [...new Set(visits.map(({ id }) => id))]
    const sheet = { title, header: wording.ledgerColumns, rows, people, purpose: wording.LEDGER_IS_FOR }
    return { reply: { text: wording.ledgerReady(period, visits), file: await sheetFor(turn, sheet) } }
  },
})

/** 去年, 上个月, 这个月; this year where none is named. */
function periodSaid(text: string, today: Day): { readonly period: string; readonly from: Day; readonly until: Day } {
  const [, which] = /(上|这|本)个?月/.exec(text) ?? []
  if (which !== undefined) {
    const from = addMonths(`${today.slice(0, 7)}-01` as Day, which === '上' ? -1 : 0)
    const period = `${from.slice(0, 4)}年${Number(from.slice(5, 7))}月`
    return { period, from, until: addDays(addMonths(from, 1), -1) }
  }
  const year = Number(today.slice(0, 4)) - (text.includes('去年') ? 1 : 0)
  return { period: `${year}年`, from: `${year}-01-01`, until: `${year}-12-31` }
}
