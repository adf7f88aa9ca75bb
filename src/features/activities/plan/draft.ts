/** A draft is shown as it was understood, with everything that may surprise, before anything goes out. */

import { type Day, dayOf, daysBetween, instantOf, type Time, timeOf } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import type { Outcome, Turn } from '../../../feature.ts'
import { CHANGE_WORDS, DROP_WORDS, PUBLISH_WORDS } from '../../../language/draft-talk.ts'
import type { Option } from '../../../language/reading.ts'
import { sayInstant, sayTime } from '../../../language/say.ts'
import { climbs } from '../../calls/public.ts'
import { sayAudience, withoutChat } from '../../people/public.ts'
import { holdsAll } from '../answer/rules.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { daysAhead } from '../remind/days-ahead.ts'
import { hoursBefore, lastCallDay, TIME_TO_ANSWER } from '../remind/reminder-times.ts'
import { seriesInWords } from '../series.ts'
import { willRemind } from '../timing.ts'
import * as wording from '../wording.ts'
import { DETAILS, type Field } from './change-sheet.ts'
import { findClashes, findSeriesClashes } from './clashes.ts'
import { invitationText } from './invitation-text.ts'

/** A draft may be published for a day; for two more an answer to it is told that it has expired. In milliseconds. */
export const DRAFT_LASTS = DAY
const QUESTION_LASTS = 3 * DRAFT_LASTS

/** A number of seats that is one. */
const MOST_SEATS = 9999

export const OPTIONS: readonly Option[] = [
  { number: 1, value: 'publish', label: '发布', words: PUBLISH_WORDS },
  { number: 2, value: 'change', label: '修改', words: CHANGE_WORDS },
  { number: 3, value: 'drop', label: '先不发', words: DROP_WORDS },
]

/** What is kept with the question about a draft. */
export interface Pending {
  readonly activityId: number
  /** ISO instant at which it was last shown or asked about. */
  readonly askedAt: string
  /** What was asked about last, so that bare words answer that. */
  readonly asked?: Field
  /** The new day, when its hour was asked for. */
  readonly day?: Day
}

/** Keeps waiting for a decision about a draft, after `text`. */
export function askAboutDraft(
  turn: Turn<unknown>,
  activity: { readonly id: number; readonly title: string },
  text: string,
  as: string,
  more: Pick<Pending, 'asked' | 'day'> = {},
): Outcome {
  const person = turn.speaker.person?.id
  const payload: Pending = { activityId: activity.id, askedAt: turn.now.toISOString(), ...more }
  const expects = {
    answer: 'decision',
    payload,
    about: 'draft',
    title: activity.title,
    options: OPTIONS,
    until: new Date(turn.now.getTime() + QUESTION_LASTS),
    ...(person === undefined ? {} : { person }),
  }
  return { reply: { text, expects }, as }
}

/** What is said besides the draft itself. `left`: words that were not understood. */
export interface Besides {
  readonly before?: readonly string[]
  readonly notes?: readonly string[]
  readonly left?: string | undefined
}

/** The draft with 1 发布 2 修改 3 先不发. `remindAt`: when, on the day before, people are reminded. */
export async function showDraft(
  turn: Turn<unknown>,
  id: number,
  remindAt: Time,
  { before = [], notes = [], left = '' }: Besides,
): Promise<Outcome> {
  const { db, now, office } = turn
  const activity = await queries.findActivity(db, id)
  if (activity === undefined) return {}
  const people = await queries.peopleOfAudience(db, activity.audience)
  const mute = await withoutChat(db, people)
  const { seats } = activity
  const hasRoom = holdsAll(seats, people.length)
  const series = await seriesInWords(db, activity, office.zone)
  const text = wording.preview({
    ...inWords(activity, office.zone),
    seats,
    audience: sayAudience(activity.audience),
    people: people.length,
    withoutChat: mute.length,
    deadline: sayInstant(activity.deadline_at, office.zone, dayOf(now, office.zone)),
    more: DETAILS.flatMap((field) => {
      const value = activity[field]
      return value === null || field === 'landmark' ? [] : [wording.detailInPreview(field, value)]
    }),
    picture: activity.file_name,
    remind: willRemind(activity.starts_at, now, activity.remind_at ?? remindAt, office.zone),
    remindAt: activity.remind_at,
    ...laterWords(activity, now, remindAt, office.zone),
    text: invitationText(activity, office, {
      address: wording.SOMEBODY,
      series,
      isIn: series?.byDefault === true && hasRoom,
    }),
    before,
    notes: [
      ...(series === undefined ? [] : [wording.seriesInPreview(series.when, series.byDefault && hasRoom)]),
      ...(activity.must_reach_at === null ? [] : [climbs()]),
      ...(await clashesInPreview(turn, activity)),
      ...notes,
      ...(seats === null || hasRoom ? [] : [wording.fewSeats(seats, people.length)]),
      ...explainLeft(left),
    ],
  })
  return askAboutDraft(turn, activity, text, 'shown')
}

/** Of something repeated the next times are looked at, not the first alone. */
async function clashesInPreview(turn: Turn<unknown>, activity: queries.Activity): Promise<readonly string[]> {
  const series = activity.series_id === null ? undefined : await queries.findSeries(turn.db, activity.series_id)
  if (series === undefined) return findClashes(turn, activity)
  const repeated = { seriesId: series.id, rule: series.rule, lastOn: series.last_on }
  return findSeriesClashes(turn, repeated, activity, new Date(activity.starts_at.getTime() - 1))
}

/** What follows beside the reminder of the day before; what would lie in the past does not. */
function laterWords(activity: queries.Activity, now: Date, at: Time, zone: string) {
  const { starts_at, deadline_at, reminds_today, reminds_ahead } = activity
  const ahead = daysAhead(activity, at, zone)
  const hours = hoursBefore(starts_at, zone)
  const day = lastCallDay({ startsAt: starts_at, deadline: deadline_at }, at, zone)
  const call = day === undefined ? undefined : instantOf(day, at, zone)
  return {
    ahead: reminds_ahead === null || ahead === undefined ? undefined : { days: reminds_ahead, isPast: ahead <= now },
    again: !reminds_today || hours === undefined || hours <= now ? undefined : sayTime(timeOf(hours, zone)),
    lastCall:
      call === undefined || call.getTime() - now.getTime() < TIME_TO_ANSWER
        ? undefined
        : sayInstant(call, zone, dayOf(now, zone)),
  }
}

/** What was not understood is said back, with the reason where there is one. */
export function explainLeft(left: string): readonly string[] {
  if (left === '') return []
  return [wording.notWritten(left), ...(/[别不]请|去掉|除了|不要请/.test(left) ? [wording.onlyUnits()] : [])]
}

/** Why the invitations would come too late for an activity, or `undefined` when they do not. */
export function lateInvitation({ now, office }: Turn<unknown>, startsAt: Date): string | undefined {
  const sending = office.nextSending(now)
  return sending < startsAt ? undefined : wording.tooLateToTell(saySoon(sending, now, office.zone))
}

/** 明天上午8点半, and the date where it is further off. */
function saySoon(instant: Date, now: Date, zone: string): string {
  const days = daysBetween(dayOf(now, zone), dayOf(instant, zone))
  return wording.soon(days, sayTime(timeOf(instant, zone)), sayInstant(instant, zone))
}

/** Whoever plans anew has given the earlier draft up; of another activity it is said. */
export async function replaceDraft(
  { db, now }: Turn<unknown>,
  personId: number,
  title: string,
): Promise<readonly string[]> {
  const earlier = await queries.findDraft(db, personId, new Date(now.getTime() - DRAFT_LASTS))
  if (earlier === undefined) return []
  await queries.setState(db, earlier.id, 'cancelled', now)
  return earlier.title === title ? [] : [wording.draftReplaced(earlier.title)]
}

/** A number of seats, null for no limit, or why it is none. */
export function readSeats(said: number | null | undefined): { seats: number | null } | { fault: string } {
  if (said === undefined || said === null) return { seats: null }
  return said >= 1 && said <= MOST_SEATS ? { seats: said } : { fault: wording.seatsOutOfRange(MOST_SEATS) }
}
