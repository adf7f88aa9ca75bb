/** 收到, 1, 参加, 两个人: the answer to a notice, kept with its channel and time, and a receipt. */
import { MINUTE } from '../../base/spans.ts'
import type { Answer, AwaitedAnswer, Expectation, Outcome, PersonId, Turn } from '../../feature.ts'
import { twoMeanings } from '../../language/choice/own-number.ts'
import { withoutFaces } from '../../language/faces.ts'
import type { Act } from '../../language/reading.ts'
import { asksSomething } from '../../language/reply/asks.ts'
import { isSpouseCalled } from '../../language/reply/companions.ts'
import { findClash, helpedBy, spouseOf } from '../people/public.ts'
import { type AskedByNotice, optionsOf } from './message.ts'
import * as queries from './queries.ts'
import { chosenNumbers, noLongerChosen } from './read-chosen.ts'
import { putsOff, RECEIPT, type ReadAnswer, readFree } from './read-free.ts'
import { BOTH_GOT_IT, ONLY_AGREES, ONLY_TAKES_BACK } from './vocabulary.ts'
import * as wording from './wording.ts'

export { RECEIPT, type ReadAnswer } from './read-free.ts'

/** Whether a question of a notice can still be answered. */
export const inTime: NonNullable<AwaitedAnswer['inTime']> = async (db, payload, now) => {
  const notice = await queries.findNotice(db, (payload as AskedByNotice).noticeId)
  return notice !== undefined && (notice.deadline_at === null || now <= notice.deadline_at)
}

/** 收到 or one of the choices, also within a sentence: 要食用油吧. */
export const answer: AwaitedAnswer = {
  id: 'answer',
  needs: 'notice.answer',
  staysOpen: true,
  takesWords: true,
  leavesQuestions: true,
  inTime,
  onAnswer: (turn, given, payload) => take(turn, given, payload as AskedByNotice, readChosen),
}

/** A number or words. */
export const freeAnswer: AwaitedAnswer = {
  id: 'free-answer',
  needs: 'notice.answer',
  staysOpen: true,
  takesWords: true,
  inTime,
  onAnswer: (turn, given, payload) => take(turn, given, payload as AskedByNotice, readFree),
}

type Read = (notice: queries.Notice, given: Answer, before: queries.NoticeAnswer | undefined) => ReadAnswer | undefined

/** Whose answer to which notice it is. */
export interface Answering {
  readonly notice: queries.Notice
  readonly personId: PersonId
  /** The elder for whom a relative answers; absent: one's own answer. */
  readonly helped: ReturnType<typeof helpedBy>
}

/** Locks the notice; `undefined`: it is not for whoever answers. */
export async function whoAnswers(
  { db, speaker }: Turn,
  { noticeId, personId: of }: AskedByNotice,
): Promise<Answering | undefined> {
  const notice = await queries.lockNotice(db, noticeId)
  const personId = of ?? speaker.person?.id
  if (notice === undefined || personId === undefined) return undefined
  if (of === null && !(await queries.mayAnswerInRoom(db, notice.id, personId))) return undefined
  return { notice, personId, helped: helpedBy(speaker, personId) }
}

/** Why an answer is not taken any more; `undefined`: it is. */
export function closed({ now, office }: Pick<Turn, 'now' | 'office'>, notice: queries.Notice): Outcome | undefined {
  const isStopped = stopped(notice)
  if (isStopped !== undefined) return isStopped
  if (notice.deadline_at === null || now <= notice.deadline_at) return undefined
  const text = wording.tooLateToAnswer(notice.title, office.phone)
  return { reply: { text }, handOver: { why: wording.whyTooLate(notice.title) }, as: 'late' }
}

/** 收到 of what was called off is not needed any more; late it is as true as in time, and nobody need see to it. */
const stopped = ({ state, title }: queries.Notice): Outcome | undefined =>
  state === 'cancelled' ? { reply: { text: wording.isCancelled(title) } } : undefined

/** 3 that is both the number of a car and the place of another: asked in words that cannot be mistaken. */
async function askWhichIsMeant(
  turn: Turn,
  { notice, personId }: Answering,
  { text }: Act,
): Promise<Outcome | undefined> {
  const { answers, choices } = notice
  const two = answers === 'choices' ? twoMeanings(text, choices) : undefined
  if (two === undefined) return undefined
  await queries.markHeard(turn.db, notice.id, personId, turn.now)
  const question = wording.numberOrPlace(choices[two.own] ?? '', two.place + 1, choices[two.place] ?? '')
  return { ...say(turn, notice, personId, question), as: 'two-meanings' }
}

async function take(turn: Turn, given: Answer, asked: AskedByNotice, read: Read): Promise<Outcome | undefined> {
  const who = await whoAnswers(turn, asked)
  if (who === undefined) return undefined
  const { notice, personId, helped } = who
  const before = await queries.findAnswer(turn.db, notice.id, personId)
  if (asksSomething(given.act.reply)) return undefined
  const isForOther = given.act.reply.proxyFor !== undefined && given.choice?.family !== true
  if (isForOther && helped === undefined) return passOn(notice)
  const answered = read(notice, given, before) ?? continued(turn, who, given, before)
  if (answered === undefined) {
    const asked = await askWhichIsMeant(turn, who, given.act)
    return asked ?? (before === undefined ? hearOnly(turn, notice, personId, given) : undefined)
  }
  if (isTooMany(notice, answered)) return askForFewer(turn, who, answered, before)
  const isOver = notice.answers === 'receipt' ? stopped(notice) : closed(turn, notice)
  const isUnchanged = isSame(before, answered)
  if (isOver !== undefined && !(isUnchanged && notice.state !== 'cancelled')) return isOver
  const text = isUnchanged ? sayUnchanged(notice, given.act) : receiptFor(notice, answered, given, before)
  if (text === undefined) return undefined
  const clash = isUnchanged ? undefined : await clashWith(turn, who, before, answered)
  if (clash?.verdict === 'stands') return clash.outcome
  if (!isUnchanged || (isOver === undefined && makesOwn(helped, before))) {
    const enteredBy = helped === undefined ? null : (turn.speaker.person?.id ?? null)
    await keep(turn, notice, personId, answered, { channel: turn.chat.kind, enteredBy })
  }
  const spouse = helped === undefined ? await keepForSpouse(turn, notice, personId, given.act, answered) : undefined
  const said = say(
    turn,
    notice,
    personId,
    forReader(helped, spouse === undefined ? text : wording.forBoth(text, spouse)),
  )
  const told = [...(said.messages ?? []), ...(clash?.outcome.messages ?? [])]
  return { ...clash?.outcome, ...said, messages: told }
}

/** Somebody says the same as was said in chat for them: from then on it is their own answer. */
export const makesOwn = (
  helped: Answering['helped'],
  before: Pick<queries.NoticeAnswer, 'entered_by' | 'channel'> | undefined,
): boolean =>
  helped === undefined && before !== undefined && before.entered_by !== null && SAID_IN_CHAT.has(before.channel)

const SAID_IN_CHAT: ReadonlySet<string> = new Set(['private', 'room'])

/** What a family has said otherwise before. */
async function clashWith(
  turn: Turn,
  { notice, personId, helped }: Answering,
  before: queries.NoticeAnswer | undefined,
  answered: ReadAnswer,
): ReturnType<typeof findClash> {
  if (before === undefined) return undefined
  const was = { words: sayAnswer(notice, before), enteredBy: before.entered_by }
  const to = { key: `notice ${notice.id}`, title: notice.title }
  return findClash(turn, { to, personId, helped, was, is: sayAnswer(notice, answered) })
}

/** Whether more is chosen than may be. */
export const isTooMany = ({ up_to }: queries.Notice, { chosen }: ReadAnswer): boolean => (chosen?.length ?? 0) > up_to

/** Nobody chooses for them which of it counts. */
async function askForFewer(
  turn: Turn,
  { notice, personId, helped }: Answering,
  { chosen }: ReadAnswer,
  before: queries.NoticeAnswer | undefined,
): Promise<Outcome> {
  await queries.markHeard(turn.db, notice.id, personId, turn.now)
  const text = wording.tooMany(notice.choices, chosen ?? [], notice.up_to, before?.chosen ?? [])
  return { ...say(turn, notice, personId, forReader(helped, text)), as: 'too-many' }
}

/** 我和老伴都来: a couple is asked once where one speaks for both (rule 18). The name, if it was noted. */
async function keepForSpouse(
  turn: Turn,
  notice: queries.Notice,
  personId: PersonId,
  act: Act,
  answered: ReadAnswer,
): Promise<string | undefined> {
  const { companions = [] } = act.reply
  const couple = companions.length > 0 ? companions : withWhom(act.text)
  if (couple.length === 0 || (answered.chosen === null && notice.answers !== 'receipt')) return undefined
  const spouse = await spouseOf(turn.db, personId)
  if (spouse === undefined || !couple.some((one) => isSpouseCalled(one, spouse.name))) return undefined
  if (!(await queries.isFor(turn.db, notice.id, spouse.id))) return undefined
  const theirs = await queries.findAnswer(turn.db, notice.id, spouse.id)
  // What they have said themselves stands.
  if (theirs !== undefined && theirs.entered_by !== personId) return undefined
  await keep(turn, notice, spouse.id, answered, { channel: turn.chat.kind, enteredBy: personId })
  return spouse.name
}

/** 我和老伴都收到了 */
const withWhom = (text: string): readonly string[] => {
  const who = BOTH_GOT_IT.exec(text)?.groups?.['who']
  return who === undefined ? [] : [who]
}

/** Who answers for somebody reads of whom it was noted. */
export const forReader = (helped: Answering['helped'], text: string): string =>
  helped === undefined ? text : wording.forWhom(helped.address, text)

/** What is said of an answer that nobody can make out. */
export const passOn = (notice: queries.Notice): Outcome => ({ handOver: { why: wording.whyUnclear(notice.title) } })

/** Keeps an answer, with every earlier one. */
export async function keep(
  { db, now, inboxId }: Pick<Turn, 'db' | 'now' | 'inboxId'>,
  notice: queries.Notice,
  personId: PersonId,
  answered: ReadAnswer,
  how: { readonly channel: queries.NoticeAnswer['channel']; readonly enteredBy: PersonId | null },
): Promise<void> {
  await queries.keepAnswer(db, {
    notice_id: notice.id,
    person_id: personId,
    ...answered,
    channel: how.channel,
    answered_at: now,
    inbox_id: inboxId,
    entered_by: how.enteredBy,
  })
}

/** What is said in a room is acknowledged in private; `expects`: what is asked next. */
export function say(
  { chat, inboxId }: Turn,
  notice: queries.Notice,
  personId: PersonId,
  text: string,
  expects?: Expectation,
): Outcome {
  const saying = expects === undefined ? { text } : { text, expects }
  if (chat.kind === 'private') return { reply: saying, as: 'answered' }
  const once = `inbox ${inboxId}:notice ${notice.id}:person ${personId}`
  return { messages: [{ to: { person: personId }, kind: 'reply', ...saying, once }], as: 'answered' }
}

/** Whether two answers say the same. */
export const isSame = (before: ReadAnswer | undefined, { chosen, number, words }: ReadAnswer): boolean =>
  before !== undefined && before.chosen?.join() === chosen?.join() && before.number === number && before.words === words

/** What was answered, in words: 食用油, 3, 收到. */
export function sayAnswer({ choices }: queries.Notice, { chosen, number, words }: ReadAnswer): string {
  if (chosen !== null) return wording.sayChosen(choices, chosen)
  return number === null ? (words ?? wording.RECEIVED) : String(number)
}

/** 谢谢 after the receipt is politeness, and answered as such. */
const sayUnchanged = ({ answers }: queries.Notice, act: Act): string | undefined =>
  answers === 'receipt' && act.reply.reply !== 'received' ? undefined : wording.unchanged()

function receiptFor(
  { choices, up_to }: queries.Notice,
  { chosen, number, words }: ReadAnswer,
  given: Answer,
  before: queries.NoticeAnswer | undefined,
): string {
  if (chosen !== null && up_to > 1)
    return wording.severalKept(choices, chosen, noLongerChosen(given, before?.chosen ?? [], chosen))
  const [only] = chosen ?? []
  if (only !== undefined) return wording.choiceKept(only, choices[only - 1] ?? '')
  if (number !== null) return wording.numberKept(number)
  return words === null ? wording.receiptKept() : wording.wordsKept(words)
}

/** What words answer to a notice, of whatever kind it is; one that asks for nothing may be acknowledged. */
export function readAnswer(
  notice: queries.Notice,
  given: Answer,
  before: queries.NoticeAnswer | undefined,
): ReadAnswer | undefined {
  const isFree = notice.answers === 'number' || notice.answers === 'words'
  const asked = notice.answers === 'none' ? { ...notice, answers: 'receipt' as const } : notice
  return isFree ? readFree(asked, given, before) : readChosen(asked, given, before)
}

const RECEIPTS = new Set(['received', 'thanks', 'yes'])

function readChosen(
  notice: queries.Notice,
  given: Answer,
  before: queries.NoticeAnswer | undefined,
): ReadAnswer | undefined {
  if (notice.answers === 'receipt') {
    return given.choice !== undefined || RECEIPTS.has(given.act.reply.reply) ? RECEIPT : undefined
  }
  const chosen = chosenNumbers(optionsOf(notice), notice.choices, given, before?.chosen ?? [])
  return chosen && { ...RECEIPT, chosen }
}

/** So long what is written goes on with the words just kept, in milliseconds: five minutes. */
const GOES_ON = 5 * MINUTE

/** 机床新村3号楼, right after 陈德福: one answer written in two messages. */
function continued(
  { chat, now, previous, speaker }: Turn,
  { notice, helped }: Answering,
  { act, brings }: Answer,
  before: queries.NoticeAnswer | undefined,
): ReadAnswer | undefined {
  const { text, reply } = act
  if (notice.answers !== 'words' || chat.kind === 'room' || before?.words == null) return undefined
  if (reply.reply !== 'other' || brings !== undefined || ONLY_TAKES_BACK.test(text)) return undefined
  const isSameWriter = before.entered_by === (helped === undefined ? null : (speaker.person?.id ?? null))
  const isLately = now.getTime() - before.answered_at.getTime() <= GOES_ON
  if (!isSameWriter || !isLately || previous?.endsWith(':answered') !== true) return undefined
  return { ...RECEIPT, words: wording.inOneAnswer(before.words, text.trim()) }
}

/** 收到, 谢谢, 好的, 👌: with 我参加 somebody would have answered. */
const isBare = ({ text, reply: { reply } }: Act): boolean =>
  reply === 'received' || reply === 'thanks' || (reply === 'yes' && saysNoMore(withoutFaces(text).trim()))

const saysNoMore = (words: string): boolean => words === '' || ONLY_AGREES.test(words)

/** 收到 where something was asked: answered with the question once, then left in peace, and not chased as silent. */
async function hearOnly(
  turn: Turn,
  notice: queries.Notice,
  personId: PersonId,
  { act, brings }: Answer,
): Promise<Outcome | undefined> {
  const { reply } = act.reply
  // 不去, to what only wants a receipt, is for the office to know.
  if (notice.answers === 'receipt' && (reply === 'no' || reply === 'cancel')) {
    await queries.markHeard(turn.db, notice.id, personId, turn.now)
    return turn.chat.kind === 'room' ? undefined : { handOver: { why: wording.whyDeclines(notice.title) }, as: 'heard' }
  }
  // [强] and 嗯 to several things of which none is a yes.
  const isReceipt = RECEIPTS.has(reply)
  const isLater = putsOff(notice, act)
  // 暖气不热 is for the office, and no number that could not be read.
  if (!isReceipt && !isLater && (notice.answers !== 'number' || brings !== undefined)) return undefined
  // Nobody is asked what they choose when it does not count any more.
  const isOver = closed(turn, notice)
  if (isOver !== undefined && !isReceipt && !isLater) return undefined
  if (isOver?.as === 'late' && isBare(act)) return hearLateReceipt(turn, notice, personId)
  await queries.markHeard(turn.db, notice.id, personId, turn.now)
  if (turn.chat.kind === 'room') return {}
  if (isOver !== undefined) return isOver
  if (isLater) return { reply: { text: wording.receivedNoHurry() }, as: 'received' }
  const again = turn.previous?.endsWith(':received') === true
  if (again) return isReceipt ? { reply: { text: wording.receivedNoHurry() }, as: 'received' } : undefined
  const text =
    notice.answers === 'choices'
      ? wording.receivedButWhich(notice.choices, notice.up_to)
      : wording.receivedButHow(notice.answers)
  return { reply: { text }, as: 'received' }
}

/** A receipt after the end is told once that it is over, and is nothing for the office to see to. */
async function hearLateReceipt(
  { chat, db, now }: Turn,
  { id, title, deadline_at: end }: queries.Notice,
  personId: PersonId,
): Promise<Outcome | undefined> {
  const isTold = end !== null && (await queries.hasHeardSince(db, id, personId, end))
  if (isTold) return chat.kind === 'room' ? {} : undefined
  // In a room nobody is told, and so it is told in private yet.
  await queries.markHeard(db, id, personId, chat.kind === 'room' ? (end ?? now) : now)
  return chat.kind === 'room' ? {} : { reply: { text: wording.isOverByNow(title) }, as: 'late-receipt' }
}
