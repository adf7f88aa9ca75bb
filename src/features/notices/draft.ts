/** A notice is shown as people will read it, with everything that may surprise, before anything goes out. */
import { addDays, dayOf, instantOf } from '../../base/calendar.ts'
import type { Office, Outcome, Turn, Tx, WorkingOffice } from '../../feature.ts'
import { CHANGE_WORDS, DROP_WORDS, PUBLISH_WORDS } from '../../language/draft-talk.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant, sayRecurrence, sayWeekday } from '../../language/say.ts'
import { addressOf, countByBranch, sayAudience } from '../people/public.ts'
import { dangersIn, datesWithoutWeekday, isLong } from './checks.ts'
import { wordsFor } from './message.ts'
import * as queries from './queries.ts'
import { speaksOfToday } from './read-notice.ts'
import * as wording from './wording.ts'

/** A draft may be sent for a day; for two more an answer to it is told that it has expired. In milliseconds. */
export const DRAFT_LASTS = 24 * 3_600_000
const QUESTION_LASTS = 3 * DRAFT_LASTS
/** So long a notice that was confirmed can still be called back before anybody has it, in milliseconds. */
export const RECALL = 2 * 60_000

export const OPTIONS: readonly Option[] = [
  { number: 1, value: 'publish', label: '发送', words: [...PUBLISH_WORDS, '发布'] },
  { number: 2, value: 'change', label: '修改', words: CHANGE_WORDS },
  { number: 3, value: 'drop', label: '先不发', words: DROP_WORDS },
]

/** What the office has decided about notices. */
export interface NoticeSettings {
  /** Whether a second person must agree to each. */
  readonly approval: boolean
}

/** What is kept with the question about a draft. */
export interface Pending {
  readonly noticeId: number
  /** ISO instant at which it was last shown or asked about. */
  readonly askedAt: string
}

/** Keeps waiting for a decision about a draft, after `text`. */
export function askAboutDraft(turn: Turn<unknown>, notice: queries.Notice, text: string, as: string): Outcome {
  const person = turn.speaker.person?.id
  const payload: Pending = { noticeId: notice.id, askedAt: turn.now.toISOString() }
  const expects = {
    answer: 'draft',
    payload,
    about: 'notice-draft',
    title: notice.title,
    options: OPTIONS,
    until: new Date(turn.now.getTime() + QUESTION_LASTS),
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text, expects }, as }
}

/** The draft with 1 发送 2 修改 3 先不发. `before`: lines above it. */
export async function showDraft(
  turn: Turn<unknown>,
  noticeId: number,
  settings: NoticeSettings,
  before: readonly string[] = [],
): Promise<Outcome> {
  const notice = await queries.findNotice(turn.db, noticeId)
  if (notice === undefined) return {}
  const shown = await describe(turn.db, notice, turn)
  const approval = settings.approval || needsSecond(notice, turn) ? [wording.needsApproval()] : []
  const text = wording.preview({ ...shown, before, notes: [...shown.notes, ...approval] })
  return askAboutDraft(turn, notice, text, 'shown')
}

type Moment = { readonly now: Date; readonly office: WorkingOffice }

/** Everything that whoever decides about a notice should see. */
export async function describe(db: Tx, notice: queries.Notice, { now, office }: Moment): Promise<wording.Preview> {
  const corrected = notice.corrects_id === null ? undefined : await queries.findNotice(db, notice.corrects_id)
  const branches = corrected === undefined ? await countByBranch(db, notice.audience) : []
  const people =
    corrected === undefined
      ? branches.reduce((sum, { total }) => sum + total, 0)
      : await queries.countGotIt(db, corrected.id)
  const muted = branches.reduce((sum, { total, withChat }) => sum + total - withChat, 0)
  const [first, ...others] = await queries.someOf(db, notice.audience, 3)
  const today = instantOf(dayOf(now, office.zone), '00:00', office.zone)
  const tomorrow = instantOf(addDays(dayOf(now, office.zone), 1), '00:00', office.zone)
  const counts = notice.urgent_why === null && corrected === undefined && notice.starts_at === null
  const rooms = await queries.roomsOf(db, notice.id)
  const roomIds = rooms.map(({ id }) => id)
  const inRooms = rooms.length === 0 ? 0 : await queries.countInRooms(db, notice.audience, roomIds)
  const alone = rooms.length === 0 ? people - muted : notice.outside_too ? people - inRooms - muted : 0
  const duration = await forecast(db, notice, rooms.length + alone, { now, office })
  return {
    before: [],
    sample: sampleOf(notice, rooms.length > 0 || notice.by_hand ? 'room' : first, { office, corrected }),
    others: rooms.length > 0 || notice.by_hand ? [] : others.map((person) => addressOf(person)),
    rooms: rooms.map(({ nameNow }) => nameNow),
    inRooms,
    outsideToo: notice.outside_too,
    file: notice.file_name,
    byHand: notice.by_hand,
    audience: corrected === undefined ? sayAudience(notice.audience) : wording.thoseWhoGot(corrected.title),
    people,
    branches,
    withoutChat: muted,
    optedOut: corrected === undefined ? await queries.countOptedOut(db, notice.audience) : 0,
    tomorrow:
      counts && rooms.length === 0 ? await queries.countWithOtherNotice(db, notice.audience, today, tomorrow) : 0,
    when: whenInWords(notice, duration, { now, office }),
    answers: answersInWords(notice, office),
    notes: notesOn(notice, duration, { now, office }),
  }
}

function sampleOf(
  notice: queries.Notice,
  reader: Parameters<typeof wordsFor>[1] | undefined,
  more: Parameters<typeof wordsFor>[2],
): string {
  return reader === undefined ? notice.text : wordsFor(notice, reader, more)
}

interface Duration {
  readonly from: Date
  readonly until: Date
}

/** When a notice begins to go and when the last will have it, behind what waits already. */
async function forecast(db: Tx, notice: queries.Notice, people: number, at: Moment): Promise<Duration> {
  const earliest = notice.starts_at ?? new Date(at.now.getTime() + RECALL)
  if (notice.urgent_why !== null) return { from: earliest, until: earliest }
  const from = at.office.nextSending(earliest)
  return { from, until: at.office.sentBy(from, people + (await queries.countWaitingPushes(db))) }
}

function whenInWords(notice: queries.Notice, { from, until }: Duration, { now, office }: Moment): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  if (notice.repeats !== null) return wording.sendsRepeatedly(sayRecurrence(notice.repeats), say(from))
  if (notice.starts_at !== null) return wording.sendsLater(say(from))
  if (notice.urgent_why !== null) return wording.sendsUrgent(notice.urgent_why, needsSecond(notice, { now, office }))
  return wording.sendsNow(say(from), say(until))
}

function answersInWords({ answers, deadline_at }: queries.Notice, office: Office): string {
  return answers === 'none' || deadline_at === null
    ? wording.noAnswerWanted()
    : wording.answersWanted(answers, sayInstant(deadline_at, office.zone))
}

function notesOn(notice: queries.Notice, { from, until }: Duration, { now, office }: Moment): readonly string[] {
  const { text } = notice
  const dangers = dangersIn(text)
  const dates = datesWithoutWeekday(text, { now, zone: office.zone })
  const word = speaksOfToday(text)
  const spills = dayOf(until, office.zone) !== dayOf(now, office.zone)
  return [
    ...(isLong(text) ? [wording.longText(text.length)] : []),
    ...(dates.length > 0
      ? [wording.lacksWeekday(dates.map((one) => wording.notWithWeekday(one.written, sayWeekday(one.weekday))))]
      : []),
    ...(word !== undefined && (spills || notice.starts_at !== null) ? [wording.speaksOfToday(word)] : []),
    ...(isTooSoon(notice, from) ? [wording.deadlineTooSoon(sayInstant(until, office.zone))] : []),
    ...(notice.must_reach ? [wording.climbs()] : []),
    ...(notice.file_id === null ? [] : [wording.lookAtFile()]),
    ...(dangers.length > 0 ? [wording.warns(dangers)] : []),
  ]
}

/** Whether a notice could not even be answered by those who get it first. */
export function isTooSoon({ deadline_at }: queries.Notice, from: Date): boolean {
  return deadline_at !== null && deadline_at <= from
}

/** At an hour at which nobody is written to, an urgent notice takes a second person. */
export function needsSecond(notice: queries.Notice, { now, office }: Moment): boolean {
  if (notice.urgent_why === null) return false
  const at = notice.starts_at ?? new Date(now.getTime() + RECALL)
  return office.nextSending(at) > at
}
