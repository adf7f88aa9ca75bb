/** Takes the changes out of a clerk's words and shows the draft anew, with what has changed on top (rule 27). */
import { type Day, dayOf, type Time, timeOf } from '../../../base/calendar.ts'
import type { Outcome, Turn } from '../../../feature.ts'
import type { When } from '../../../language/reading.ts'
import { sayInstant } from '../../../language/say.ts'
import { audienceUnknown, findByName, sayAudience } from '../../people/public.ts'
import { LONGEST_NOTE, saidDetails, tidyDetail } from '../details.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { isUsualDeadline, type ReadTiming, readDeadline, readTiming, shiftTiming, usualDeadline } from '../timing.ts'
import * as wording from '../wording.ts'
import { askAboutTime } from './ask-about-time.ts'
import { changeAudience } from './change-audience.ts'
import { type Changes, DETAILS, type Field } from './change-sheet.ts'
import { askAboutDraft, explainLeft, lateInvitation, type Pending, readSeats, showDraft } from './draft.ts'
import { readChanges } from './read-changes.ts'

type Row = Parameters<typeof queries.updateDraft>[2]

/** A question that a change leaves open. */
interface Asked {
  readonly ask: Field
  readonly text: string
  readonly day?: Day
}

/** New columns with notes about them, or a question. */
type Changed = { readonly row: Row; readonly notes?: readonly string[] } | Asked

/** What words come to for an activity, before anything is written. */
export interface ReadChange {
  readonly said: Changes
  readonly row: Row
  readonly notes: readonly string[]
  /** What has to be asked first. */
  readonly ask: Asked | undefined
}

/** Reads a change of an activity, be it a draft or published. */
export async function readChange(
  turn: Turn<unknown>,
  activity: queries.Activity,
  words: string,
  pending: Pick<Pending, 'asked' | 'day'>,
): Promise<ReadChange> {
  const { now, office } = turn
  const draft = { title: activity.title, place: activity.place, audience: sayAudience(activity.audience) }
  const said = readChanges(words, draft, { now, zone: office.zone }, pending.asked)
  const row: Row = {}
  const notes: string[] = []
  let ask: Asked | undefined
  for (const read of [changeName, changeTimes, changeAudienceOf, changeSeats]) {
    const changed = await read(turn, activity, said, pending)
    // What is clear is changed even if something else has to be asked, so that nothing must be said twice.
    if ('ask' in changed) ask ??= changed
    else {
      Object.assign(row, changed.row)
      notes.push(...(changed.notes ?? []))
    }
  }
  return { said, row, notes, ask }
}

/** `undefined` when the words change nothing and leave nothing that could be said back. */
export async function changeDraft(
  turn: Turn<unknown>,
  activity: queries.Activity,
  words: string,
  pending: Pick<Pending, 'asked' | 'day'>,
  remindAt: Time,
): Promise<Outcome | undefined> {
  const { db } = turn
  const { said, row, notes, ask } = await readChange(turn, activity, words, pending)
  if (Object.keys(row).length > 0) await queries.updateDraft(db, activity.id, row)
  const after = (await queries.findActivity(db, activity.id)) ?? activity
  return tell(turn, activity, after, { said, notes, ask, isChange: Object.keys(row).length > 0 }, remindAt)
}

async function tell(
  turn: Turn<unknown>,
  before: queries.Activity,
  after: queries.Activity,
  {
    said,
    notes,
    ask,
    isChange,
  }: { said: Changes; notes: readonly string[]; ask: Asked | undefined; isChange: boolean },
  remindAt: Time,
): Promise<Outcome | undefined> {
  const lines = compare(before, after, turn.office.zone)
  const change = lines.length > 0 ? [wording.whatChanged(lines)] : isChange ? [wording.unchanged()] : []
  const open: Asked | undefined =
    ask ?? (said.open === undefined ? undefined : { ask: said.open, text: wording.askNew(said.open) })
  if (open !== undefined) {
    const day = open.day === undefined ? {} : { day: open.day }
    const text = [...change, ...notes, open.text].join('\n')
    return askAboutDraft(turn, after, text, 'asked', { asked: open.ask, ...day })
  }
  const left = explainLeft(said.left)
  // Nothing but talk: whoever asked decides what to say. A reason for not taking it is worth the draft once more.
  if (change.length === 0 && notes.length === 0 && left.length < 2) return undefined
  return showDraft(turn, after.id, remindAt, { before: change, notes, left: said.left })
}

/** What can read differently: what is said of an activity, and how those are chased who do not answer. */
export type Compared = keyof typeof wording.FIELDS

/** What reads differently now, field by field. */
export function compare(before: queries.Activity, after: queries.Activity, zone: string) {
  const say = (activity: queries.Activity) => ({
    ...inWords(activity, zone),
    seats: wording.seatsInWords(activity.seats),
    audience: sayAudience(activity.audience),
    deadline: sayInstant(activity.deadline_at, zone),
    ...saidDetails(activity),
    reach: wording.reachInWords(activity.must_reach_at !== null),
    remind: wording.remindInWords(activity.remind_at),
    remindAhead: wording.remindAheadInWords(activity.reminds_ahead),
    remindToday: wording.remindTodayInWords(activity.reminds_today),
  })
  const [from, to] = [say(before), say(after)]
  return (Object.keys(wording.FIELDS) as Compared[])
    .filter((field) => from[field] !== to[field])
    .map((field) => [field, from[field], to[field]] as const)
}

async function changeName({ now }: Turn<unknown>, activity: queries.Activity, said: Changes): Promise<Changed> {
  const row: Row = {}
  for (const field of ['title', 'place'] as const) if (said[field] !== undefined) row[field] = said[field]
  for (const field of DETAILS) if (said[field] !== undefined) row[field] = tidyDetail(field, said[field])
  if (said.mustReach !== undefined) row.must_reach_at = said.mustReach ? (activity.must_reach_at ?? now) : null
  if (said.remindsToday !== undefined) row.reminds_today = said.remindsToday
  if (said.remindsAhead !== undefined) row.reminds_ahead = said.remindsAhead
  if (said.remindsOtherDay) return { row, notes: [wording.remindOtherDay()] }
  if (said.remindAt === 'unfit') return { row, notes: [wording.remindUnfit()] }
  if (said.remindAt !== undefined) row.remind_at = said.remindAt
  if (said.moreNote !== undefined) row.note = [row.note ?? activity.note ?? [], said.moreNote].flat().join('，')
  if ((row.note?.length ?? 0) <= LONGEST_NOTE) return { row }
  const { note: _tooLong, ...others } = row
  return { row: others, notes: [wording.noteTooLong(LONGEST_NOTE)] }
}

async function changeTimes(
  turn: Turn<unknown>,
  activity: queries.Activity,
  said: Changes,
  pending: Pick<Pending, 'day'>,
): Promise<Changed> {
  const { now, office } = turn
  const timing = newTiming(turn, activity, said, pending.day)
  if (timing !== undefined && 'fault' in timing) {
    const { text } = askAboutTime(timing, now, office.zone)
    const day = timing.fault === 'no-time' ? timing.start.day : undefined
    return { ask: 'when', text, ...(day === undefined ? {} : { day }) }
  }
  const startsAt = timing?.startsAt ?? activity.starts_at
  const late = timing === undefined ? undefined : lateInvitation(turn, startsAt)
  if (late !== undefined) return { ask: 'when', text: late }
  const start = timing === undefined ? {} : { starts_at: startsAt, ends_at: timing.endsAt ?? null }
  const deadline = newDeadline(turn, activity, startsAt, said.deadline)
  if (deadline === 'out-of-range') return { row: start, notes: [wording.deadlineOutOfRange()] }
  return { row: { ...start, ...(deadline === undefined ? {} : { deadline_at: deadline }) } }
}

function newTiming(
  { now, office }: Turn<unknown>,
  activity: queries.Activity,
  { when, shift }: Changes,
  day: Day | undefined,
): ReadTiming | undefined {
  if (when !== undefined) return readTiming(whenOf(activity, when, day, office.zone), when, now, office.zone)
  if (shift === undefined) return undefined
  const timing = shiftTiming(activity.starts_at, activity.ends_at, shift, office.zone)
  const start = { day: dayOf(timing.startsAt, office.zone), time: timeOf(timing.startsAt, office.zone) }
  return timing.startsAt > now ? timing : { fault: 'past', start, when: { span: { from: 0, to: 0 }, text: '', start } }
}

/** The draft's own day and time, for changes that name only one of them; its end holds as long as its hour does. */
function whenOf(activity: queries.Activity, said: When, day: Day | undefined, zone: string): When {
  const start = { day: day ?? dayOf(activity.starts_at, zone), time: timeOf(activity.starts_at, zone) }
  const keepsEnd = activity.ends_at !== null && said.start?.time === undefined
  const end = keepsEnd && activity.ends_at !== null ? { end: { time: timeOf(activity.ends_at, zone) } } : {}
  return { span: { from: 0, to: 0 }, text: '', start, ...end }
}

/** A deadline that somebody has set stays when the start moves, unless it would lie after it. */
function newDeadline(
  { now, office }: Turn<unknown>,
  activity: queries.Activity,
  startsAt: Date,
  said: When | undefined,
): Date | 'out-of-range' | undefined {
  const { zone } = office
  if (said !== undefined) {
    const deadline = readDeadline(said, { day: dayOf(activity.deadline_at, zone), startsAt, now, zone })
    return deadline !== undefined && deadline > office.nextSending(now) && deadline <= startsAt
      ? deadline
      : 'out-of-range'
  }
  if (startsAt.getTime() === activity.starts_at.getTime()) return undefined
  const isSet = !isUsualDeadline(activity.deadline_at, activity.starts_at, zone)
  return isSet && activity.deadline_at <= startsAt ? undefined : usualDeadline(startsAt, office.nextSending(now), zone)
}

async function changeAudienceOf(turn: Turn<unknown>, activity: queries.Activity, said: Changes): Promise<Changed> {
  if (said.audience === undefined) return { row: {} }
  const changed = await changeAudience(turn, activity.audience, said.audience)
  if ('unknown' in changed) {
    if (said.audience.how === 'without') {
      const isUnclear = changed.unknown === ''
      const why = isUnclear ? wording.cannotLeaveOut(sayAudience(activity.audience)) : audienceUnknown(changed)
      return { row: {}, notes: [why] }
    }
    const known = said.audience.how === 'also' ? await findByName(turn.db, said.audience.words, turn.scope) : []
    if (known.length > 0) return { row: {}, notes: [wording.notOneByOne()] }
    return { ask: 'audience', text: audienceUnknown(changed) }
  }
  const people = await queries.peopleOfAudience(turn.db, changed.audience)
  const words = sayAudience(changed.audience)
  if (people.length === 0) return { ask: 'audience', text: wording.nobodyThere(words) }
  return { row: { audience: JSON.stringify(changed.audience), audience_words: words } }
}

async function changeSeats(
  _turn: Turn<unknown>,
  activity: queries.Activity,
  { seats: said, moreSeats }: Changes,
): Promise<Changed> {
  if (moreSeats !== undefined && said === undefined && activity.seats === null) {
    return { row: {}, notes: [wording.noLimitYet()] }
  }
  const wanted = said ?? (moreSeats === undefined ? said : (activity.seats ?? 0) + moreSeats)
  if (wanted === undefined) return { row: {} }
  const read = readSeats(wanted)
  return 'fault' in read ? { row: {}, notes: [read.fault] } : { row: { seats: read.seats } }
}
