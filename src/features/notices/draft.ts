/** A notice is shown as people will read it, with everything that may surprise, before anything goes out. */

import { dayOf } from '../../base/calendar.ts'
import { DAY, MINUTE } from '../../base/spans.ts'
import type { Expectation, Outcome, PersonId, Turn, Tx } from '../../feature.ts'
import { CHANGE_WORDS, DROP_WORDS, PUBLISH_WORDS } from '../../language/draft-talk.ts'
import { maskPhones } from '../../language/mask-phones.ts'
import type { Option, Recurrence } from '../../language/reading.ts'
import { sayDay, sayInstant, sayRecurrence, sayWeekday } from '../../language/say.ts'
import { climbs, climbsToFamily } from '../calls/public.ts'
import { sayAudience } from '../people/public.ts'
import { dangersIn, datesWithoutWeekday, doubtfulDates, isLong, isSplit, weekdaysWithoutDate } from './checks.ts'
import { comesTooLate } from './comes-too-late.ts'
import { countWaiting, findCorrected } from './correct-waiting.ts'
import { putRight } from './corrected-text.ts'
import { namedDeadline, usualDeadline } from './deadline.ts'
import { leftOutOf } from './left-out.ts'
import { choicesBelow, deadlineInWords } from './message.ts'
import type { AlsoAsking, NudgePace } from './nudge.ts'
import { postedThatDay } from './posted-that-day.ts'
import * as queries from './queries.ts'
import { type Reach, reachOf } from './reach.ts'
import { samplesOf } from './samples.ts'
import { mustAgree, needsSecond, runsOn } from './second-person.ts'
import { allWords } from './survey/question.ts'
import * as survey from './survey/wording.ts'
import { speaksOfToday, withoutSignature } from './tidy-text.ts'
import { sayEnd } from './timing.ts'
import { SPEAKS_OF_DEADLINE } from './vocabulary.ts'
import { type Foreseen, firstMoment, foresee, foreseenInWords, type Moment, stuckInWords } from './when-it-goes.ts'
import * as wording from './wording.ts'

/** A draft may be sent for a day; for two more an answer to it is told that it has expired. In milliseconds. */
export const DRAFT_LASTS = DAY
/** The draft of whoever speaks that is not settled. */
export const findOpenDraft = ({ db, now, speaker }: Turn<unknown>): Promise<queries.Notice | undefined> =>
  queries.findDraft(db, speaker.person?.id ?? 0, new Date(now.getTime() - DRAFT_LASTS))
const QUESTION_LASTS = 3 * DRAFT_LASTS
export const OPTIONS: readonly Option[] = [
  { number: 1, value: 'publish', label: '发送', words: [...PUBLISH_WORDS, '发布'] },
  { number: 2, value: 'change', label: '修改', words: CHANGE_WORDS },
  { number: 3, value: 'drop', label: '先不发', words: DROP_WORDS },
]

/** What the office has decided about notices. */
export interface NoticeSettings {
  /** Whether a second person must agree to each. */
  readonly approval: boolean
  /** How those are asked again who do not answer. */
  readonly nudges: NudgePace
  /** What else waits for people's answers, which 催一下 may mean as well. */
  readonly alsoAsking: AlsoAsking
}

/** What is kept with the question about a draft. */
export interface Pending {
  readonly noticeId: number
  /** ISO instant at which it was last shown or asked about. */
  readonly askedAt: string
  /** What was asked; absent: whether it is to go. */
  readonly asks?: Asks
}

/** What the bot asks about a draft: when it goes, until when it is to be answered, why it is urgent, what is to be changed. */
export type Asks = 'time' | 'deadline' | 'why' | 'change'

/** Keeps waiting for a decision about a draft, after `text`. */
export function askAboutDraft(
  turn: Turn<unknown>,
  notice: queries.Notice,
  text: string,
  as: string,
  asks?: Asks,
): Outcome {
  return { reply: { text, expects: expectDecision(notice, turn.speaker.person?.id, turn.now, asks) }, as }
}

/** What is asked of whoever drafted a notice. */
export function expectDecision(
  notice: queries.Notice,
  person: PersonId | undefined,
  now: Date,
  asks?: Asks,
): Expectation {
  const payload: Pending = { noticeId: notice.id, askedAt: now.toISOString(), ...(asks && { asks }) }
  return {
    answer: 'draft',
    payload,
    about: 'notice-draft',
    title: notice.title,
    options: OPTIONS,
    until: new Date(now.getTime() + QUESTION_LASTS),
    ...(person === undefined ? {} : { person }),
  }
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
  const approval = (await mustAgree(turn, notice, settings.approval)) ? [wording.needsApproval()] : []
  const text = wording.preview({ ...shown, before, notes: [...shown.notes, ...approval] })
  return askAboutDraft(turn, notice, text, 'shown')
}

/** Everything that whoever decides about a notice should see. */
export async function describe(db: Tx, notice: queries.Notice, { now, office }: Moment): Promise<wording.Preview> {
  const corrected = await findCorrected(db, notice, office)
  const reach = await reachOf(db, notice)
  const { people, branches, ways, rooms } = reach
  const foreseen = await foresee(db, notice, reach.sends, { now, office })
  const samples = await samplesOf(db, notice, reach, { office, corrected })
  return {
    before: [],
    samples,
    rooms: await roomsInWords(db, notice, rooms),
    masksNumbers: maskPhones(notice.text, office.phone) !== notice.text,
    outsideToo: notice.outside_too,
    file: notice.file_name,
    byHand: notice.by_hand,
    audience: corrected === undefined ? sayAudience(notice.audience) : wording.thoseWhoGot(corrected.title),
    people,
    branches,
    ways,
    leftOut: await leftOutOf(db, notice, reach),
    when: whenInWords(notice, foreseen, { now, office }),
    answers: answersInWords(notice, { now, office }),
    notes: notesOn(notice, samples[0] ?? '', foreseen, { now, office }, [
      ...(await othersIn(db, notice, corrected, { now, office })),
      ...(await postedThatDay(db, notice, firstMoment(foreseen, now), { now, office })),
    ]),
  }
}

/** Several of them each with its heads. */
async function roomsInWords(db: Tx, notice: queries.Notice, rooms: Reach['rooms']): Promise<readonly string[]> {
  if (rooms.length < 2) return rooms.map(({ nameNow }) => nameNow)
  const people = await queries.countInRooms(db, notice)
  return rooms.map(({ id, nameNow }) => wording.roomWithHeads(nameNow, people.get(id) ?? 0))
}

/** What those read who have not got the notice yet that this one puts right. */
async function othersIn(
  db: Tx,
  notice: queries.Notice,
  corrected: queries.Notice | undefined,
  { now, office }: Moment,
): Promise<readonly string[]> {
  if (corrected === undefined || !(corrected.state === 'sending' || corrected.state === 'paused')) return []
  const people = await countWaiting({ db, now }, corrected.id)
  const { text } = putRight(corrected, notice, { now, zone: office.zone })
  const { answers, deadline_at, title } = corrected
  const names = answers !== 'none' && deadline_at !== null && SPEAKS_OF_DEADLINE.test(notice.text)
  return [
    ...(people === 0 ? [] : [wording.othersGetCorrected(title, people, text)]),
    ...(names ? [wording.deadlineStaysSo(title, sayInstant(deadline_at, office.zone))] : []),
  ]
}

function whenInWords(notice: queries.Notice, foreseen: Foreseen, { now, office }: Moment): readonly string[] {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  const from = say(firstMoment(foreseen, now))
  const { first } = foreseen
  const takesLong = first !== undefined && first.until.getTime() - first.from.getTime() > MINUTE
  const ends = takesLong && !notice.by_hand ? say(first.until) : undefined
  const moved = isMovedByDay(notice, office) ? [wording.notAtThatHour()] : []
  if (notice.repeats !== null) {
    const until = notice.repeats_until === null ? undefined : sayEnd(notice.repeats_until, office.zone)
    return [...moved, wording.sendsRepeatedly(sayRecurrence(notice.repeats), from, ends, until)]
  }
  if (notice.starts_at !== null) return [...moved, wording.sendsLater(from, ends), ...stuckInWords(foreseen.stuck)]
  if (notice.urgent_why !== null) {
    const isNight = needsSecond(notice, { now, office })
    const runs = !isNight && runsOn(foreseen, { office })
    const goes = wording.sendsUrgent(notice.urgent_why, { isNight, runsOn: runs }, ends)
    return [goes, ...stuckInWords(foreseen.stuck)]
  }
  return foreseenInWords(foreseen, { now, office })
}

/** Whoever gets it gets no other notice on that day (rule 24). */
const isNearlyDaily = ({ freq, interval = 1, byday = [] }: Recurrence): boolean =>
  interval === 1 && (freq === 'DAILY' || (freq === 'WEEKLY' && byday.length >= 5))

/** Planned for an hour at which nobody is written to. */
export const isMovedByDay = ({ starts_at, urgent_why }: queries.Notice, { nextSending }: Moment['office']): boolean =>
  starts_at !== null && urgent_why === null && nextSending(starts_at) > starts_at

function answersInWords(notice: queries.Notice, { now, office }: Moment): string {
  const { answers, deadline_at, questions } = notice
  if (answers === 'survey') {
    const later = notice.by_hand ? [] : questions.slice(1).map((one, index) => survey.questionForStaff(index + 2, one))
    const until = deadline_at === null ? undefined : sayInstant(deadline_at, office.zone)
    return [survey.laterQuestions(later), survey.howToChange(until)].filter((line) => line !== '').join('\n')
  }
  if (answers === 'none') {
    const at = { now, zone: office.zone }
    const deadline = deadline_at ?? usualDeadline(office.nextSending(now), notice.text, at)
    return wording.noAnswerWanted(
      deadlineInWords({ ...notice, answers: 'receipt', deadline_at: deadline }, office.zone)[0],
    )
  }
  return deadline_at === null
    ? wording.answersWithoutEnd(answers, notice.up_to)
    : wording.answersWanted(answers, notice.up_to, sayInstant(deadline_at, office.zone))
}

function notesOn(
  notice: queries.Notice,
  sample: string,
  foreseen: Foreseen,
  { now, office }: Moment,
  others: readonly string[],
): readonly string[] {
  const from = firstMoment(foreseen, now)
  const until = (foreseen.later ?? foreseen.first)?.until ?? from
  const { text } = notice
  const written = [text, ...wording.choiceLines(choicesBelow(notice))].join('\n')
  const body = withoutSignature(text, { now, zone: office.zone })
  const dangers = dangersIn(allWords(notice))
  const dates = datesWithoutWeekday(body, { now, zone: office.zone })
  const weekdays = weekdaysWithoutDate(text)
  const word = speaksOfToday(text)
  const spills = dayOf(until, office.zone) !== dayOf(now, office.zone)
  const begins =
    spills && notice.urgent_why === null && notice.repeats === null && !notice.by_hand
      ? comesTooLate(body, until, { now, zone: office.zone })
      : undefined
  return [
    ...(isLong(written) ? [wording.longText(written, isSplit(sample))] : []),
    ...doubtfulDates(body, { now, zone: office.zone }).map((one) =>
      'past' in one
        ? wording.isPast(one.written)
        : wording.wrongWeekday(one.written, sayWeekday(one.weekday), sayWeekday(one.named)),
    ),
    ...(dates.length > 0
      ? [wording.lacksWeekday(dates.map((one) => wording.notWithWeekday(one.written, sayWeekday(one.weekday))))]
      : []),
    ...(weekdays.length > 0 && notice.repeats === null ? [wording.lacksDate(weekdays)] : []),
    ...(word === undefined || !(spills || notice.repeats !== null)
      ? []
      : [notice.repeats === null ? wording.speaksOfToday(word) : wording.repeatsToday(word)]),
    ...(begins === undefined
      ? []
      : [wording.comesTooLate(sayInstant(until, office.zone), sayDay(dayOf(begins, office.zone)))]),
    ...(notice.repeats !== null && isNearlyDaily(notice.repeats) ? [wording.othersWaitBehind()] : []),
    ...deadlineNotes(notice, { now, office }),
    ...(isTooSoon(notice, from) ? [wording.deadlineTooSoon(sayInstant(until, office.zone))] : []),
    ...endNotes(notice, foreseen, { now, office }),
    ...(notice.must_reach ? [climbs(), notice.is_safety ? climbsToFamily() : wording.askFamilyToo()] : []),
    ...(notice.file_id === null ? [] : [wording.lookAtFile()]),
    ...others,
    ...(dangers.length > 0 ? [wording.warns(dangers)] : []),
  ]
}

/** The deadline that its text names is past: then another counts, and people would read both. */
export function deadlineNotes(notice: queries.Notice, { now, office }: Moment): readonly string[] {
  if (notice.answers === 'none' || notice.repeats !== null) return []
  const named = namedDeadline(notice.text, { now, zone: office.zone })
  return named === undefined || named > now ? [] : [wording.deadlineWrittenIsPast(sayInstant(named, office.zone))]
}

/** Until when it goes, where that is not told by the deadline; and whether all can have it until then. */
function endNotes(notice: queries.Notice, foreseen: Foreseen, { now, office }: Moment): readonly string[] {
  if (notice.by_hand) return []
  const { ends_at, deadline_at, repeats, starts_at, urgent_why } = notice
  if (ends_at !== null) {
    const said = sayEnd(ends_at, office.zone)
    const from = firstMoment(foreseen, now)
    if (ends_at <= from) return [wording.endsTooSoon(said, sayInstant(from, office.zone))]
    const last = (foreseen.later ?? foreseen.first)?.until ?? from
    return [wording.notSentAfter(said), ...(last > ends_at ? [wording.endsBeforeAll(said)] : [])]
  }
  if (repeats !== null) return [wording.eachTimeLasts()]
  if (deadline_at !== null) return []
  if (urgent_why !== null) return [wording.urgentLasts()]
  return starts_at === null ? [] : [wording.laterLasts()]
}

/** Whether a notice could not even be answered by those who get it first. */
export function isTooSoon({ deadline_at }: queries.Notice, from: Date): boolean {
  return deadline_at !== null && deadline_at <= from
}
