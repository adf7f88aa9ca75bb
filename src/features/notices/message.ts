/** A notice as one person gets it: the words, the question, the hours. */

import { addDays, dayOf, instantOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { ChatId, Expectation, Message, Office, PersonId } from '../../feature.ts'
import { maskPhones } from '../../language/mask-phones.ts'
import type { Option } from '../../language/reading.ts'
import { sayDay, sayInstant } from '../../language/say.ts'
import { addressOf, isPublic } from '../people/public.ts'
import { beginsToday } from './deadline.ts'
import { type Again, aboutFamily, aboutMove, aboutNudge, aboutRoom, aboutText, type Notice } from './queries.ts'
import { inlineChoices } from './read-notice.ts'
import { expectQuestion, nextOf, questionInWords } from './survey/question.ts'
import * as survey from './survey/wording.ts'
import { isOver } from './timing.ts'
import { NAMES_DEADLINE, RECEIVED_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long after the deadline an answer is still understood, and told that it is late; in days. */
const GRACE = 14
/** What asks for nothing is of use for so long, in days; what is urgent, in milliseconds. */
const LASTS = 7
const URGENT_LASTS = DAY

/** What is kept with the question. */
export interface AskedByNotice {
  readonly noticeId: number
  /** Null: a whole room may answer, so it is whoever does. */
  readonly personId: PersonId | null
}

/** Somebody, as far as a notice addresses them. */
export interface Reader {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
}

type ReadBy = Pick<Reader, 'name' | 'honorific'> | 'room'
/** `corrected`: the notice that this one puts right. */
interface Around {
  readonly office: Office
  readonly corrected: Notice | undefined
}

/** The words as somebody, or a room, reads them. */
export const wordsFor = (notice: Notice, reader: ReadBy, around: Around): string => wordsOf(notice, around)(reader)

/** The choices that are written out below the text, which does not name them itself. */
export const choicesBelow = ({ text, choices }: Notice): readonly string[] =>
  inlineChoices(text).length > 0 ? [] : choices

/** The same for many readers: what is alike for all of them, dates above all, is put into words once. */
export function wordsOf(notice: Notice, { office, corrected }: Around): (reader: ReadBy) => string {
  if (notice.answers === 'survey') return (reader) => surveyFor(notice, reader, office)
  const { zone, phone } = office
  const common = {
    text: notice.text,
    wantsAnswer: notice.answers !== 'none',
    urgent: notice.urgent_why !== null,
    choices: choicesBelow(notice),
    corrects: corrected === undefined ? '' : correctsInWords(corrected, zone),
    before: corrected === undefined ? '' : readsBefore(corrected),
    phone,
  }
  const inRoom = howToAnswer(notice, zone, wording.howToAnswerInRoom)
  const alone = howToAnswer(notice, zone)
  return (reader) =>
    reader === 'room'
      ? maskPhones(wording.noticeText({ ...common, greeting: wording.GREET_ROOM, how: inRoom }), phone)
      : wording.noticeText({ ...common, greeting: wording.greetOne(addressOf(reader)), how: alone })
}

/** A title that says all that the words before the questions say is enough. */
const LONGER_THAN_TITLE = 20

/** Whether the words before the questions of a survey are read at all. */
export const saysText = ({ text, text_before }: Notice): boolean =>
  text.length > LONGER_THAN_TITLE || text_before !== null

/** The first question of a survey; pasted by hand, all of them. */
function surveyFor(notice: Notice, reader: Pick<Reader, 'name' | 'honorific'> | 'room', office: Office): string {
  const { title, text, questions, deadline_at } = notice
  const [question = '', ...rest] = questionInWords(notice, 1, reader === 'room')
  const how = rest.at(-1) ?? ''
  const until = untilOfSurvey(deadline_at, office.zone)
  const greeting = reader === 'room' ? wording.GREET_ROOM : wording.greetOne(addressOf(reader))
  const all = questions.map((one, index) => survey.questionForStaff(index + 1, one))
  const asked = notice.by_hand ? survey.inOrder(all) : [question, ...rest.slice(0, -1)].join('\n')
  return wording.noticeText({
    greeting: `${greeting}${survey.leadIn(title, questions.length, notice.by_hand)}`,
    text: saysText(notice) ? `${text}\n${asked}` : asked,
    wantsAnswer: true,
    urgent: notice.urgent_why !== null,
    choices: [],
    how: notice.by_hand ? until : `${how}${until}`,
    corrects: '',
    before: '',
    phone: office.phone,
  })
}

const correctsInWords = ({ confirmed_at, created_at, title }: Notice, zone: string): string =>
  wording.correctsNotice(sayDay(dayOf(confirmed_at ?? created_at, zone)), title)

/** Nothing where the title is all that it says. */
function readsBefore({ title, text }: Notice): string {
  const said = text.replace(/[。！\s]+$/, '')
  return said === title ? '' : wording.readBefore(said)
}

const untilOfSurvey = (deadline: Date | null, zone: string): string =>
  deadline === null ? '' : survey.until(sayInstant(deadline, zone))

/** 请在11月27日（周五）晚上8点前回数字。 Where the text names an earlier deadline, this one counts. */
function howToAnswer(
  { answers, choices, deadline_at, deadline_moves, text, up_to }: Notice,
  zone: string,
  say = wording.howToAnswer,
): string {
  if (answers === 'none' || answers === 'survey') return ''
  const several = answers === 'choices' && up_to > 1 ? wording.howMany(up_to, choices.length) : ''
  const how = say(answers, deadline_at === null ? undefined : sayInstant(deadline_at, zone), several)
  return deadline_moves > 0 && NAMES_DEADLINE.test(text) ? `${how}${wording.countsInstead()}` : how
}

/** How a notice says until when it is to be answered: in private, and in a room. */
export const deadlineInWords = (notice: Notice, zone: string): readonly [string, string] =>
  notice.answers === 'survey'
    ? [untilOfSurvey(notice.deadline_at, zone), untilOfSurvey(notice.deadline_at, zone)]
    : [howToAnswer(notice, zone), howToAnswer(notice, zone, wording.howToAnswerInRoom)]

const kindOf = ({ urgent_why }: Notice) => (urgent_why === null ? 'notice' : 'urgent-notice')

/** The picture or file that goes with it. */
const fileOf = ({ file_id, file_name }: Notice): Pick<Message, 'file'> =>
  file_id === null || file_name === null ? {} : { file: { id: file_id, name: file_name } }

/** The message itself; it goes at `notBefore`, or when the notice begins. `text`: as `wordsOf` has it for this reader. */
export function messageTo(
  notice: Notice,
  reader: Reader,
  {
    text,
    notBefore,
    notAfter,
  }: { readonly text: string; readonly notBefore: Date | undefined; readonly notAfter: Date },
): Message {
  return {
    to: { person: reader.id },
    kind: kindOf(notice),
    ...(isPublic(notice.audience) && { isPublic: true }),
    text,
    ...fileOf(notice),
    once: `notice ${notice.id}:person ${reader.id}`,
    about: aboutText(notice.id),
    notBefore: notBefore ?? notice.starts_at ?? notice.created_at,
    notAfter,
    ...(notice.answers === 'none' ? {} : { expects: expectAnswer(notice, reader.id) }),
  }
}

/** The one post of a room. */
export function postTo(
  notice: Notice,
  room: ChatId,
  more: { readonly office: Office; readonly corrected: Notice | undefined },
): Message {
  return {
    to: { chat: room },
    kind: kindOf(notice),
    text: wordsFor(notice, 'room', more),
    ...fileOf(notice),
    once: `notice ${notice.id}:room ${room}`,
    about: aboutRoom(notice.id),
    notBefore: notice.starts_at ?? notice.created_at,
    notAfter: latest(notice, more.office.zone),
    ...(notice.answers === 'none' ? {} : { expects: expectAnswer(notice, null) }),
  }
}

/** When a notice comes too late to be of use. */
export function latest(notice: Notice, zone: string): Date {
  const { deadline_at, ends_at } = notice
  const ends = [deadline_at, ends_at].flatMap((one) => one?.getTime() ?? [])
  return ends.length > 0 ? new Date(Math.min(...ends)) : usualEnd(notice, zone)
}

/** Until when whoever has had a notice on that day may wait for this one (rule 24): what is today is of no use tomorrow. */
export function mayWaitUntil(notice: Notice, zone: string): Date {
  const end = latest(notice, zone)
  const begins = beginsToday(notice.text, { now: notice.confirmed_at ?? notice.created_at, zone })
  return begins !== undefined && begins < end ? begins : end
}

/** Whether nobody gets it any more: what is sent to somebody later is of use no longer than the rest. */
export const isTooOld = (notice: Notice, { now, office }: { readonly now: Date; readonly office: Office }): boolean =>
  notice.by_hand ? isOver(notice, now) : latest(notice, office.zone) <= now

/** Where nothing is said. */
function usualEnd({ starts_at, created_at, urgent_why }: Notice, zone: string): Date {
  const from = starts_at ?? created_at
  if (urgent_why !== null) return new Date(from.getTime() + URGENT_LASTS)
  return instantOf(addDays(dayOf(from, zone), LASTS), '20:00', zone)
}

/** Somebody who is written to once more, and what they have answered of a survey. */
export type ReaderAgain = Again & { readonly answered: readonly { readonly question: number }[] }

/** Asks somebody once more who has not answered. */
export function nudgeTo(notice: Notice, reader: ReaderAgain, office: Office): Message {
  const next = nextOf(notice, reader.answered) ?? 1
  return {
    to: { person: reader.id },
    kind: 'reminder',
    text: nudgeFor(notice, reader, office, next),
    once: `notice ${notice.id}:person ${reader.id}:nudge ${reader.nudge}`,
    about: aboutNudge(notice.id),
    notAfter: latest(notice, office.zone),
    expects: expectAnswer(notice, reader.id, next),
  }
}

/** Tells somebody who has not answered that there is another deadline. */
export function moveTo(notice: Notice, reader: ReaderAgain, office: Office): Message {
  const next = nextOf(notice, reader.answered) ?? 1
  return {
    to: { person: reader.id },
    kind: 'reminder',
    text: moveFor(notice, addressOf(reader), office, next),
    once: `notice ${notice.id}:person ${reader.id}:deadline ${notice.deadline_moves}`,
    about: aboutMove(notice.id, notice.deadline_moves),
    notAfter: latest(notice, office.zone),
    expects: expectAnswer(notice, reader.id, next),
  }
}

/** Asks whoever may answer for somebody to tell them what they have not heard. */
export function familyTo(
  notice: Notice,
  elder: { readonly id: PersonId; readonly address: string },
  helper: PersonId,
  office: Office,
): Message {
  const asked = notice.answers === 'survey' ? questionInWords(notice, 1) : wording.choiceLines(notice.choices)
  return {
    to: { person: helper },
    kind: 'reminder',
    text: [
      wording.passItOn(elder.address, notice.text),
      ...asked,
      wording.passedOnHow(notice.answers, office.phone),
    ].join('\n'),
    once: `notice ${notice.id}:person ${elder.id}:family ${helper}`,
    about: aboutFamily(notice.id, elder.id),
    notAfter: latest(notice, office.zone),
    expects: expectAnswer(notice, elder.id),
  }
}

/** What is read of a moved deadline; `greeted`: 陈师傅, or a whole room. */
export function moveFor(notice: Notice, greeted: string, { zone }: Office, next = 1): string {
  const asked = notice.answers === 'survey' ? questionInWords(notice, next) : wording.choiceLines(notice.choices)
  return [wording.deadlineMoved(greeted, notice.title, deadlineInWords(notice, zone)[0]), ...asked].join('\n')
}

function nudgeFor(
  notice: Notice,
  reader: Reader & { readonly heard: boolean; readonly answered: readonly unknown[] },
  { zone }: Office,
  next: number,
): string {
  const address = addressOf(reader)
  if (notice.answers !== 'survey') {
    const lead = wording.nudgeText(address, notice.title, howToAnswer(notice, zone), reader.heard)
    return notice.answers === 'choices' ? [lead, ...wording.choiceLines(notice.choices)].join('\n') : lead
  }
  const all = notice.questions.length
  const lead = survey.nudge(address, notice.title, all - reader.answered.length, all)
  return [lead, ...questionInWords(notice, next)].join('\n')
}

/**
 * The question, or that question of a survey; it stays valid for two weeks beyond the deadline, so that a late answer is
 * told so.
 */
export function expectAnswer(notice: Notice, personId: PersonId | null, question = 1): Expectation {
  if (notice.answers === 'survey') return expectQuestion(notice, personId, question)
  const payload: AskedByNotice = { noticeId: notice.id, personId }
  const until = (notice.deadline_at ?? notice.created_at).getTime() + GRACE * DAY
  const isFree = notice.answers === 'number' || notice.answers === 'words'
  return {
    answer: isFree ? 'free-answer' : 'answer',
    payload,
    about: `notice:${notice.id}`,
    title: notice.title,
    options: optionsOf(notice),
    ...(personId === null ? {} : { person: personId }),
    until: new Date(until),
  }
}

/** What a notice's question offers. */
export function optionsOf({ answers, choices, up_to }: Notice): readonly Option[] {
  if (answers === 'receipt') return [{ number: 1, value: 'received', label: wording.RECEIVED, words: RECEIVED_WORDS }]
  const several = up_to > 1 ? { upTo: up_to } : {}
  return choices.map((label, index) => ({ number: index + 1, value: `choice ${index + 1}`, label, ...several }))
}
