/**
 * 101 回：…… goes to the one who asked, after an echo and two minutes in which it can be taken back; a picture or file may
 * go with it. Of two who answer at once, the second sees first what the other has said.
 */

import { timeOf } from '../../base/calendar.ts'
import { afterRecall, isRecallable } from '../../base/recall.ts'
import { MINUTE } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  expectFrom,
  type Message,
  type NamedPerson,
  type Outcome,
  type Turn,
} from '../../feature.ts'
import { describeFile, isPicture, MOST_SENT_BYTES } from '../../files/public.ts'
import type { Option } from '../../language/reading.ts'
import { hasChat, isInCare } from '../people/public.ts'
import { tellWriter } from './colleagues.ts'
import { newsBeside } from './hands.ts'
import { hiddenNumber, readNumbered } from './numbered.ts'
import * as queries from './queries.ts'
import { UNWANTED } from './vocabulary.ts'
import * as wording from './wording.ts'

/** An answer on its way to be given. */
export interface Answering {
  readonly request: number
  readonly words: string
  readonly file: { readonly id: string; readonly name: string; readonly isPicture: boolean } | null
  /** So many lines of the history were seen by whoever writes; absent: nothing is known of it. */
  readonly seen?: number
}

const SURE = 'answer-anyway'
/** How long it is asked whether an answer is to go all the same, in milliseconds: 30 minutes. */
const PATIENCE = 30 * MINUTE
/** A file and words that follow each other within this time belong together, in milliseconds: 10 minutes. */
const TOGETHER = 10 * MINUTE

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'send', label: wording.SEND, words: ['发', '还发', '照发'] },
  { number: 2, value: 'leave', label: wording.LEAVE, words: ['不发', '算了', '不用发'] },
]

/** Where the one who asked is spoken to: the person, wherever they are now; of a stranger only the chat is known. */
export function receiver({ person_id, chat_id }: queries.Request): Message['to'] | undefined {
  if (person_id !== null && chat_id !== null) return { person: person_id }
  return chat_id === null ? undefined : { chat: chat_id }
}

/** Where somebody waits for word of it: nobody does after an advertisement, in an alarm, or who is not answered any more. */
export async function waiting(db: Turn<unknown>['db'], request: queries.Request): Promise<Message['to'] | undefined> {
  if (request.urgent || request.topic === UNWANTED || (await queries.isHushed(db, request))) return undefined
  const to = receiver(request)
  return to === undefined || (await whyUnreachable(db, request, to)) !== undefined ? undefined : to
}

/** Why nothing can be sent now to whoever asked, for staff: they have died or left, or have no chat any more. */
async function whyUnreachable(
  db: Turn<unknown>['db'],
  { id, asker }: queries.Request,
  to: Message['to'],
): Promise<string | undefined> {
  if (!('person' in to)) return undefined
  if (!(await isInCare(db, to.person))) return wording.isGone(id, asker)
  return (await hasChat(db, to.person)) ? undefined : wording.isOutOfReach(id, asker)
}

/** 101 回：……, with the file that came with it or just before; without either, what is to follow. */
export async function reply(
  turn: Turn<unknown>,
  request: queries.Request,
  said: { readonly words: string; readonly seen?: number },
): Promise<Outcome> {
  const words = await inFull(turn, said.words)
  if (words === undefined) return { reply: { text: wording.noSuchQuickText() } }
  const file = await fileFor(turn, words)
  if (words === '' && file === undefined) return { reply: { text: wording.whatToSend(request.id) }, as: 'file-wanted' }
  if (file !== undefined && file.size > MOST_SENT_BYTES) {
    return { reply: { text: wording.fileTooLarge(MOST_SENT_BYTES / 2 ** 20) } }
  }
  const { seen } = said
  const hidden = hiddenNumber(words)
  const me = turn.speaker.person?.id
  if (hidden !== undefined && (await queries.findListed(turn.db, hidden.number, me)) !== undefined) {
    const payload = { request: request.id, words, file: null, ...(seen !== undefined && { seen }) }
    const text = wording.alsoThisPart(request.id, request.asker, hidden.from, words)
    return { reply: { text, expects: question(turn, payload) }, as: 'asked' }
  }
  return give(turn, request, {
    request: request.id,
    words,
    file: file === undefined ? null : { id: file.id, name: file.name, isPicture: file.isPicture },
    ...(seen !== undefined && { seen }),
  })
}

/** 回101 带身份证: it looks like an answer, and is asked about before it goes to anybody. */
export function askWhetherToSend(turn: Turn<unknown>, request: queries.Request, words: string): Outcome {
  const payload = { request: request.id, words, file: null }
  const text = wording.isItAnAnswer(request.id, request.asker, words)
  return { reply: { text, expects: question(turn, payload) }, as: 'asked' }
}

/** 常用语2 stands for the sentence; `undefined`: there is no such one. */
async function inFull({ db }: Turn<unknown>, words: string): Promise<string | undefined> {
  const number = /^(?:用)?(?:常用语|第)\s*(\d{1,2})\s*(?:条|句)?(?:常用语)?[。]?$/.exec(words)?.[1]
  if (number === undefined) return words
  return (await queries.quickTexts(db))[Number(number) - 1]?.words
}

interface SentWith {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly isPicture: boolean
}

/** The file that the message is; else the one just before it: any where there are no words, else a picture. */
async function fileFor(turn: Turn<unknown>, words: string): Promise<SentWith | undefined> {
  if (turn.file !== undefined) return { ...turn.file, name: nameOf(turn.file), isPicture: isPicture(turn.file) }
  const before = await before10Minutes(turn)
  if (before?.file_id == null || before.size === null || before.media_type === null) return undefined
  const file = { mediaType: before.media_type, name: before.file_name ?? '' }
  if (words !== '' && !isPicture(file)) return undefined
  return { id: before.file_id, size: before.size, name: nameOf(file), isPicture: isPicture(file) }
}

const before10Minutes = ({ db, chat, inboxId, now }: Turn<unknown>) =>
  queries.messageBefore(db, { chat: chat.id, inbox: inboxId, since: new Date(now.getTime() - TOGETHER) })

const nameOf = (file: { readonly name: string; readonly mediaType: string }): string =>
  file.name === '' ? wording.namelessFile(isPicture(file)) : file.name

/** A file by itself, after 101 回： or after an answer that can still be taken back. */
export async function hearFile(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { file, now } = turn
  if (file === undefined) return undefined
  const before = await before10Minutes(turn)
  const said = before === undefined ? undefined : readNumbered(before.text)
  if (before === undefined || said?.deed !== 'reply') return undefined
  const isLate = !isRecallable(before.received_at, now)
  if (said.words !== '' && isLate) return undefined
  const request = await queries.lockShown(turn.db, said.number, turn.speaker.person?.id)
  if (request === undefined) return undefined
  if (said.words === '') return reply(turn, request, { words: '' })
  if (file.size > MOST_SENT_BYTES) return { reply: { text: wording.fileTooLarge(MOST_SENT_BYTES / 2 ** 20) } }
  const sent = { id: file.id, name: nameOf(file), isPicture: isPicture(file) }
  const payload: Answering = {
    request: request.id,
    words: '',
    file: sent,
    seen: (await historyOf(turn, request)).length,
  }
  const text = wording.alsoThisFile(request.id, request.asker, sent)
  return { reply: { text, expects: question(turn, payload) }, as: 'file-asked' }
}

const historyOf = ({ db }: Pick<Turn<unknown>, 'db'>, { id }: queries.Request) => queries.wholeHistory(db, id)

const question = (turn: Turn<unknown>, payload: Answering) =>
  expectFrom(turn, { answer: SURE, payload, title: wording.answerTitle(payload.request), options: OPTIONS }, PATIENCE)

/** Sends it, unless something stands against it that whoever writes has not seen. */
async function give(turn: Turn<unknown>, request: queries.Request, answering: Answering): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const to = receiver(request)
  if (to === undefined) return { reply: { text: wording.nowhereToSend(request.id, request.asker, request.channel) } }
  const gone = await whyUnreachable(db, request, to)
  if (gone !== undefined) return { reply: { text: gone } }
  const history = await historyOf(turn, request)
  const news = newsBeside(history, { me: speaker.person?.id, now, seen: answering.seen })
  if (news.length > 0) {
    const lines = news.map((one) => wording.newsLine({ ...one, at: timeOf(one.at, office.zone), by: one.by_name }))
    const text = wording.sendAllTheSame(request.id, request.asker, lines, answering.words)
    return { reply: { text, expects: question(turn, { ...answering, seen: history.length }) }, as: 'asked' }
  }
  return post(turn, request, { to, answering, colleagues: colleaguesIn(history, request, speaker.person) })
}

/** Who of the staff has it, or has answered too. */
function colleaguesIn(
  history: readonly queries.HistoryLine[],
  { owner_id }: queries.Request,
  me: NamedPerson | undefined,
): readonly number[] {
  const answered = history.flatMap(({ kind, by_person, withdrawn_at }) =>
    kind === 'reply' && withdrawn_at === null ? (by_person ?? []) : [],
  )
  return [...new Set([owner_id ?? [], answered].flat())].filter((id) => id !== me?.id)
}

async function post(
  turn: Turn<unknown>,
  request: queries.Request,
  given: { readonly to: Message['to']; readonly answering: Answering; readonly colleagues: readonly number[] },
): Promise<Outcome> {
  const { db, now, speaker, inboxId } = turn
  const { words, file } = given.answering
  if (file !== null && (await describeFile(db, file.id)) === undefined) {
    return { reply: { text: wording.fileIsGone() } }
  }
  // Whoever answers first has taken it on.
  if (request.owner_id === null && speaker.person) await queries.setOwner(db, request.id, speaker.person.id)
  const entry = await queries.insertEntry(db, {
    request_id: request.id,
    at: now,
    kind: 'reply',
    by_person: speaker.person?.id ?? null,
    text: words,
    inbox_id: inboxId,
    ...(file !== null && { file_id: file.id, file_name: file.name }),
  })
  const name = speaker.person?.name ?? ''
  const message: Message = {
    to: given.to,
    kind: 'reply',
    text: wording.answer(request.id, name, words === '' ? wording.seeFile(file) : words),
    once: queries.keyOf(request.id, entry),
    about: `request:${request.id}:${entry}`,
    notBefore: afterRecall(now),
    ...(file !== null && { file: { id: file.id, name: file.name } }),
  }
  const told = given.colleagues.map(
    (person): Message => ({
      to: { person },
      kind: 'staff',
      text: wording.colleagueAnswered(request.id, request.asker, name, wording.withFile(words, file)),
      once: `${queries.keyOf(request.id, entry)}:colleague ${person}`,
    }),
  )
  const text = wording.willBeSent(request.id, request.asker, wording.withFile(words, file))
  return { reply: { text }, messages: [message, ...told] }
}

/** 1 发, after what the other has said was shown. */
export const answeredAnyway: AwaitedAnswer = {
  id: SURE,
  needs: 'request.handle',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    const answering = payload as Answering
    if (choice.value === 'leave') return { reply: { text: wording.leftUnsent(answering.request) } }
    const request = await queries.lockShown(turn.db, answering.request, turn.speaker.person?.id)
    return request && give(turn, request, answering)
  },
}

export async function withdraw(turn: Turn<unknown>, request: queries.Request): Promise<Outcome> {
  const { db, now } = turn
  const { id } = request
  const last = await queries.lastReply(db, id)
  if (last === undefined || !isRecallable(last.at, now)) {
    return { reply: { text: wording.tooLateToWithdraw(id) } }
  }
  await queries.withdraw(db, last.id, now)
  return { reply: { text: wording.withdrawn(id) }, messages: await tellWriter(turn, request, last) }
}
