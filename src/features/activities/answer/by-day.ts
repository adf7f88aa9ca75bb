/** 这周二去不了，周四去: somebody says day by day when they come, of a series or of whatever is held on a day. */
import { addDays, type Day, dayOf, instantOf, weekdayOf } from '../../../base/calendar.ts'
import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import type { Act } from '../../../language/reading.ts'
import { findWhens } from '../../../language/when/find-whens.ts'
import { presentAt } from '../../../language/when/resolve.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { occurrenceAfter } from '../series.ts'
import * as wording from '../wording.ts'
import { acknowledge } from './receipts.ts'
import type { Reading } from './rules.ts'
import { keepAnswer } from './seats.ts'
import { expectSignUp } from './sign-up-question.ts'

/** What is said of one day. */
export interface SaidOfDay {
  readonly day: string
  readonly answer: 'yes' | 'no' | 'maybe'
}

const STAYS =
  /^(?:那[天次]|的|我|俺|就|也|都|可能|家里)*(?:去不了|来不了|不去|不来|去不成|来不成|没空|没时间|有事(?:去不了|不去)?|不参加|参加不了|请假|不行)(?:了|啊|哈)?$/
const COMES =
  /^(?:那[天次]|的|我|俺|就|还|都|能|可以|照常|照样|再|一定)*(?:去|来|到|参加|行|可以|没问题|有空)(?:的|了|啊|哈)?$/

const WAVERS =
  /^(?:那[天次]|的|我|俺|就|也|都|还|先|得)*(?:没定|没想好|定不下来|定不了|不一定能?[去来]?|说不准|说不好|看情况|再看看?|再说|没准)(?:呢|了|吧|啊|哈)?$/

/** Every day that is named, each with what is said of it; `undefined` where anything else is said. Pure. */
export function readByDay(act: Pick<Act, 'text' | 'when'>): readonly SaidOfDay[] | undefined {
  const days = act.when
    .flatMap(({ text, start, end }) =>
      start?.day === undefined || (end?.day ?? start.day) !== start.day
        ? []
        : [{ text, day: start.day, at: act.text.indexOf(text) }],
    )
    .toSorted((a, b) => a.at - b.at)
    .map((one, _index, all) => ({ ...one, day: inWeekOfFirst(one, all[0]) }))
  const [first] = days
  if (first === undefined || first.at !== 0) return undefined
  const words = days.map(({ text, at }, index) =>
    act.text.slice(at + text.length, days[index + 1]?.at).replace(/[，。；、！ 和跟]|但是?|不过|可是?/g, ''),
  )
  // 周二、周四都去: what is said behind the last of them is said of each.
  const said = days.map(({ day }, index) => {
    const rest = words.slice(index).find((one) => one !== '') ?? ''
    return { day, answers: KINDS.filter(([, pattern]) => pattern.test(rest)) }
  })
  const read = said.flatMap(({ day, answers: [only, ...others] }) =>
    only === undefined || others.length > 0 ? [] : [{ day, answer: only[0] }],
  )
  return read.length === said.length ? read : undefined
}

const KINDS = [
  ['yes', COMES],
  ['no', STAYS],
  ['maybe', WAVERS],
] as const

/** 下周二、周四: the Thursday of that week. */
function inWeekOfFirst(one: { readonly text: string; readonly day: Day }, first: typeof one | undefined): Day {
  if (first === undefined || !first.text.startsWith('下') || !BARE_WEEKDAY.test(one.text)) return one.day
  return addDays(first.day, weekdayOf(one.day) - weekdayOf(first.day))
}

const BARE_WEEKDAY = /^(?:周|星期|礼拜)/

type At = Pick<Turn<unknown>, 'db' | 'now' | 'office'>

/** A day of which something is said, and what is held on it. */
interface MeantDay extends SaidOfDay {
  readonly id: number | undefined
}

/** What is said of days of an activity, or of a series of which it is one; `undefined`: it is not said day by day. */
async function readDays({ db, now, office }: At, activity: queries.Activity, act: Act) {
  const { zone } = office
  const always = activity.series_id === null ? '' : (JOINS.exec(act.text)?.[0] ?? '')
  // 这周四的我去 chooses from the question, and of what chooses no day is kept.
  const when = act.choice === undefined ? act.when : findWhens(act.text, presentAt(now, zone))
  const said = readByDay({ when, text: withoutTitle(act.text.slice(always.length), activity.title) })
  if (said === undefined || said.some(({ day }) => day < dayOf(now, zone))) return undefined
  const standing = activity.series_id === null ? [activity] : await queries.findStanding(db, activity.series_id, now)
  const meant: readonly MeantDay[] = said.map((one) => ({
    ...one,
    id: standing.find((of) => isOn(of, one.day, zone))?.id,
  }))
  return { always, standing, meant }
}

function isOn({ starts_at, ends_at }: Pick<queries.Activity, 'starts_at' | 'ends_at'>, day: Day, zone: string) {
  return dayOf(starts_at, zone) <= day && day <= dayOf(ends_at ?? starts_at, zone)
}

/** 周三我去, where this one is on Thursday and somebody was asked to another on that Wednesday: the other one. */
export async function meantByDay(
  turn: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  act: Act,
): Promise<queries.Activity | undefined> {
  const { meant = [] } = (await readDays(turn, activity, act)) ?? {}
  const [{ day } = { day: undefined }] = meant
  if (day === undefined || meant.some(({ id }) => id !== undefined)) return undefined
  const asked = await queries.findOpenFor(turn.db, personId, turn.now)
  const [only, ...others] = asked.filter((one) => one.id !== activity.id && isOn(one, day, turn.office.zone))
  return others.length === 0 ? only : undefined
}

/** Whether something is said of a day on which this is held: it tells it from others that are open. */
export async function isOnDaySaid(at: At, activity: queries.Activity, act: Act): Promise<boolean> {
  return (await readDays(at, activity, act))?.meant.some(({ id }) => id !== undefined) === true
}

/** Whether every day of which something is said has an occurrence of this series, and nothing else they were asked to. */
export async function isOfSeries(
  turn: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
): Promise<boolean> {
  const { meant = [] } = (await readDays(turn, activity, turn.act)) ?? {}
  const asked = await queries.findOpenFor(turn.db, personId, turn.now)
  const isElse = ({ day }: MeantDay) =>
    asked.some((one) => one.series_id !== activity.series_id && isOn(one, day, turn.office.zone))
  return meant.length > 0 && meant.every((one) => one.id !== undefined && !isElse(one))
}

/**
 * Takes what is said of days of a series of which the activity is one, or of its own day among others. `undefined`: it is
 * not said day by day, or only of the day of the question.
 */
export async function answerByDay(
  turn: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  act: Act,
): Promise<Outcome | undefined> {
  const { db, now } = turn
  const read = await readDays(turn, activity, act)
  if (read === undefined) return undefined
  const { always, standing, meant } = read
  if (always === '' && meant.every(({ id }) => id === activity.id)) return undefined
  const held = meant.filter(({ id }) => id !== undefined)
  const none = meant.filter(({ id }) => id === undefined).map(({ day }) => day)
  if (held.length === 0) return askDay(turn, activity, personId, { none, standing })
  const lines: string[] = []
  const late: string[] = []
  for (const { id = 0, day, answer } of held.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))) {
    const one = await queries.lockActivity(db, id)
    if (one === undefined) return undefined
    const current = await queries.findSignUp(db, id, personId)
    if (answer === 'yes' && now > one.deadline_at && current?.answer !== 'yes') {
      late.push(wording.ofDayLate(day))
      continue
    }
    const reading = READINGS[answer]
    const { seat } = await keepAnswer(turn, one, { personId, reading, channel: turn.chat.kind, enteredBy: null })
    lines.push(wording.ofDay[answer](day, seat))
  }
  if (always !== '') {
    await comeElse(turn, standing, personId, new Set(held.map(({ id }) => id)))
    lines.push(wording.comesElse())
  }
  const text = wording.byDay(activity.title, { lines, late, none: activity.series_id === null ? [] : none })
  return {
    ...acknowledge(turn, activity, personId, { text }),
    wake: ['activities.offer'],
    as: 'by-day',
    ...(late.length > 0 && { handOver: { why: wording.whyTooLate(`${activity.title}（${late.join('、')}）`) } }),
  }
}

/** On none of these days is it held: they are told when it is, and asked. */
async function askDay(
  turn: Turn<unknown>,
  activity: queries.Activity,
  personId: PersonId,
  { none, standing }: { readonly none: readonly Day[]; readonly standing: readonly queries.Activity[] },
): Promise<Outcome> {
  await queries.markHeard(turn.db, activity.id, personId, turn.now)
  const { zone } = turn.office
  const next = standing.slice(0, SHOWN).map(({ starts_at }) => dayOf(starts_at, zone))
  const series = activity.series_id === null ? undefined : await queries.findSeries(turn.db, activity.series_id)
  const text =
    series === undefined
      ? wording.onAnotherDay(inWords(activity, zone), none)
      : none.every((day) => isToCome(series, day, zone))
        ? wording.notMadeYet(activity.title, none)
        : wording.noneThatDay(activity.title, none, next)
  return {
    ...acknowledge(turn, activity, personId, { text, expects: expectSignUp(activity, personId) }),
    as: 'which-day',
  }
}

/** Held by the rule, and not put into the lists yet. */
function isToCome(series: queries.Series, day: Day, zone: string): boolean {
  const begins = instantOf(day, '00:00', zone)
  const next = occurrenceAfter(series, new Date(begins.getTime() - 1), zone)
  const isMade = series.made_until !== null && begins <= series.made_until
  return !isMade && next !== undefined && dayOf(next, zone) === day
}

/** So many of the next days are told. */
const SHOWN = 3

/** 我参加太极拳，这周二去不了: all but what is said of single days. */
const JOINS = /^(?:我|俺)?(?:要|想)?(?:参加|报名|报)(?:了)?[^，。 ]{0,10}[，。 ]+(?:但是?|不过|就是|只是)?(?=[^，。])/

async function comeElse(
  turn: Turn<unknown>,
  standing: readonly queries.Activity[],
  personId: PersonId,
  except: ReadonlySet<number | undefined>,
): Promise<void> {
  for (const { id } of standing.filter((one) => !except.has(one.id))) {
    const one = await queries.lockActivity(turn.db, id)
    const isOpen = one !== undefined && turn.now <= one.deadline_at
    if (isOpen) await keepAnswer(turn, one, { personId, reading: YES, channel: 'series', enteredBy: null })
  }
}

/** 太极拳12月10号那次没定, 我下周四去 */
const withoutTitle = (text: string, title: string): string =>
  text.replace(title, '').replace(/^(?:我|俺|那|的|，)+(?=[这下本周星礼今明后大\d一二三四五六七八九十])/, '')

const YES: Reading = { answer: 'yes', heads: 1, companions: [], reason: null }
const NO: Reading = { answer: 'no', heads: 0, companions: [], reason: null }
const READINGS = { yes: YES, no: NO, maybe: { ...NO, answer: 'maybe' } } as const satisfies Record<
  SaidOfDay['answer'],
  Reading
>
