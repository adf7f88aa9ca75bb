/** 从下周起太极拳改到下午三点: what is to change about every occurrence, and from when. */
import { type Day, dayOf, instantOf, timeOf, weekdayOf } from '../../../base/calendar.ts'
import type { Turn } from '../../../feature.ts'
import { readSlots } from '../../../language/read-value.ts'
import type { Recurrence, When } from '../../../language/reading.ts'
import { sayRecurrence } from '../../../language/say.ts'
import { canRepeat } from '../../../language/when/occurrences.ts'
import { compare, readChange } from '../plan/change-draft.ts'
import { DETAILS } from '../plan/change-sheet.ts'
import * as queries from '../queries.ts'
import { endOf, occurrenceAfter, planAt } from '../series.ts'
import { usualDeadline } from '../timing.ts'
import * as wording from '../wording.ts'

type ChangedLines = wording.ChangedLines

/** Says that it is about more than one occurrence. */
export const EVERY_TIME =
  /以后|今后|往后|每次|每一次|每周|每星期|每个?月|(?:从|打|自)[^，]{2,10}(?:起|开始)|[周月日号天]起(?!来)|都(?:改|换|挪|推|提)|整个/

const SINCE = /(?:从|打|自)?(?<day>[^，。；！？从打自改换挪到]{2,10}?)(?:起|开始)(?:，|就|都)*/

/** The day from which something holds, by how it is said: 下周起, 从12月1日开始. */
export function sinceIn(text: string, at: At): { readonly day: Day; readonly words: string } | undefined {
  const found = SINCE.exec(text)
  const day = found === null ? undefined : whenIn(found.groups?.['day'] ?? '', at)?.start?.day
  return found === null || day === undefined ? undefined : { day, words: found[0] }
}

type At = { readonly now: Date; readonly zone: string }
const whenIn = (text: string, at: At): When | undefined => readSlots(text, { when: { kind: 'when' } }, at).when
const LEADS = /(?:从)?(?:以后|今后|往后|下次|下一次)(?:起|开始)?(?:，|就|都)*|每一?次都?|整个|(?<=^|，)都/g

/** What the words are without what says from when, and that every time is meant. */
export const withoutLead = (text: string, since: string | undefined): string =>
  (since === undefined ? text : text.replace(since, '')).replace(LEADS, '')

/** A change of a series as it was understood. */
export interface SeriesChange {
  readonly plan: queries.SeriesPlan
  /** What is new in the plan besides the rule. */
  readonly details: queries.SeriesDetails
  readonly lines: ChangedLines
  readonly notes: readonly string[]
  /** The next occurrence without the change, and with it. */
  readonly before: queries.Activity
  readonly after: queries.Activity
}

/** Reads what is to change about the occurrences from `from` on; or why not, in words. */
export async function readSeriesChange(
  turn: Turn<unknown>,
  series: queries.Series,
  words: string,
  from: Date,
): Promise<SeriesChange | { readonly why: string }> {
  const { zone } = turn.office
  const { now: moment } = turn
  const plan = planAt(series, from)
  const model = await modelOf(turn, series, from)
  if (model === undefined) return { why: wording.seriesIsOver(words) }
  const when = whenIn(words, { now: moment, zone })
  const said = when?.rule === undefined ? undefined : when
  const rest = said === undefined ? words : words.replace(said.text, '')
  const { row, notes, ask } = await readChange(turn, model, rest, {})
  if (ask !== undefined) return { why: ask.text }
  if (row.audience !== undefined) return { why: wording.audienceStays() }
  const after = { ...model, ...row } as queries.Activity
  const rule = said?.rule === undefined ? movedRule(plan.rule, model, after, zone) : spokenRule(plan.rule, said.rule)
  if (rule === undefined) return { why: wording.sayWholeRule(model.title) }
  const others = compare(model, after, zone).filter(([field]) => field !== 'when' && field !== 'deadline')
  const [was, is] = [plan.rule, rule].map(sayRecurrence)
  const lines: ChangedLines = was === is ? others : [['when', was ?? '', is ?? ''] as const, ...others]
  if (lines.length === 0) return { why: notes.length > 0 ? notes.join('\n') : wording.amendmentNotUnderstood() }
  const details = detailsOf(row)
  const taken = await seatsTaken(turn, series.id, from, details.seats)
  if (taken !== undefined) return { why: wording.seatsTaken(model.title, taken) }
  return { plan: { rule, changed: { ...plan.changed, ...details } }, details, lines, notes, before: model, after }
}

/** How many have a seat already in an occurrence where these seats would not do; `undefined`: they do. */
async function seatsTaken({ db }: Turn<unknown>, seriesId: number, from: Date, seats: number | null | undefined) {
  if (seats === undefined || seats === null) return undefined
  for (const { id } of await queries.findStanding(db, seriesId, from)) {
    const { seated } = await queries.countHeads(db, id, [])
    if (seated > seats) return seated
  }
  return undefined
}

/** The next occurrence as it would be without the change. */
async function modelOf(turn: Turn<unknown>, series: queries.Series, from: Date) {
  const { db, office, now } = turn
  const sending = office.nextSending(now)
  const startsAt = occurrenceAfter(series, new Date(Math.max(from.getTime() - 1, sending.getTime())), office.zone)
  if (startsAt === undefined) return undefined
  const { rule, changed } = planAt(series, startsAt)
  const first = await queries.firstOfSeries(db, series.id)
  const ends_at = endOf(rule, startsAt, office.zone) ?? null
  const deadline_at = usualDeadline(startsAt, sending, office.zone)
  return { ...first, ...changed, starts_at: startsAt, ends_at, deadline_at }
}

/** 每周三、五下午3点; what was not said of it stays. */
function spokenRule(before: Recurrence, said: Recurrence): Recurrence | undefined {
  if (!canRepeat(said)) return undefined
  const { time = before.time, timeEnd = said.time === undefined ? before.timeEnd : undefined } = said
  const exceptHolidays = said.exceptHolidays ?? before.exceptHolidays
  return {
    ...said,
    ...(time && { time }),
    ...(timeEnd && { timeEnd }),
    ...(exceptHolidays !== undefined && { exceptHolidays }),
  }
}

/** Another hour, or another day where there is only one a week; `undefined`: it is not clear which days are meant. */
function movedRule(
  before: Recurrence,
  model: queries.Activity,
  after: queries.Activity,
  zone: string,
): Recurrence | undefined {
  const { timeEnd: _, ...rule } = before
  const sameStart = after.starts_at.getTime() === model.starts_at.getTime()
  if (sameStart && after.ends_at?.getTime() === model.ends_at?.getTime()) return before
  const end = after.ends_at === null ? {} : { timeEnd: timeOf(after.ends_at, zone) }
  const moved = { ...rule, time: timeOf(after.starts_at, zone), ...end }
  const day = dayOf(after.starts_at, zone)
  if (day === dayOf(model.starts_at, zone)) return moved
  const isWeekly = before.freq === 'WEEKLY' && before.byday?.length === 1
  return isWeekly ? { ...moved, byday: [weekdayOf(day)] } : undefined
}

const DETAIL_COLUMNS: readonly string[] = ['title', 'place', 'seats', ...DETAILS]

const detailsOf = (row: object): queries.SeriesDetails =>
  Object.fromEntries(Object.entries(row).filter(([column]) => DETAIL_COLUMNS.includes(column)))

/** Midnight of a day, on the office's clock. */
export const startOf = (day: Day, zone: string): Date => instantOf(day, '00:00', zone)
