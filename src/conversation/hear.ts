/** Handles one message inside its transaction: who wrote, what was asked of them, what each act comes to. */

import type { Outcome, Tx } from '../feature.ts'
import { normaliseText } from '../language/read-value.ts'
import type { Act } from '../language/reading.ts'
import { understand } from '../language/understand.ts'
import { answerQuestion, takesWords } from './answer-question.ts'
import { decide, decideOverheard, isStaff } from './decide.ts'
import { findFocus } from './focus.ts'
import { findChat, findPrevious, type InboxRow } from './queries.ts'
import { findQuestions } from './questions.ts'
import { runCommand } from './run-command.ts'
import { type Book, choiceOf, type Decided, ENGINE, focusOptions, openingTurn, type Talk } from './talk.ts'
import { calmLine } from './urgent.ts'
import * as wording from './wording.ts'

/** What a message came to. Nothing decided: in a room, it was not for the bot. */
export interface Heard {
  readonly talk: Talk
  readonly decided: readonly Decided[]
}

/** Kinds whose text is words; everything else is a thing the bot cannot read. */
const WORDS: ReadonlySet<string> = new Set(['text', 'relay', 'audio'])
/** Events without anything to answer: a recall, a 拍一拍. */
const EVENTS: ReadonlySet<string> = new Set(['recalled', 'other'])

export async function hear(book: Book, tx: Tx, row: InboxRow, now: Date): Promise<Heard> {
  const talk = await openTalk(book, tx, row, now)
  const acts = readActs(book, talk)
  const urgent = acts.find((act) => act.reply.reply === 'distress')
  if (urgent !== undefined) return { talk, decided: [callForHelp(row.text)] }
  const decided = talk.chat.kind === 'room' ? await hearInRoom(book, talk, acts) : await hearInPrivate(book, talk, acts)
  return { talk, decided }
}

async function openTalk(book: Book, tx: Tx, row: InboxRow, now: Date): Promise<Talk> {
  const chat = await findChat(tx, row.chat_id)
  const speaker = await book.ports.identify(tx, {
    chatId: chat.id,
    kind: chat.kind,
    accountId: chat.account_id,
    senderPlatformId: row.sender_platform_id,
    now,
  })
  const people = [...speaker.sharing, ...(speaker.person === undefined ? [] : [speaker.person])]
  const questions = await findQuestions(
    tx,
    chat.id,
    people.map((person) => person.id),
    now,
  )
  const previous = await findPrevious(tx, row)
  const focus = findFocus(questions, { text: row.text, quoted: row.quote?.text })
  const addressed = chat.kind === 'private' || row.mentions_self || quotesUs(questions, row)
  return { tx, now, row, chat, speaker, previous, questions, focus, addressed }
}

/** A question of ours was quoted; quoting other talk does not address the bot. */
function quotesUs(questions: Talk['questions'], row: InboxRow): boolean {
  const quoted = row.quote?.text
  return quoted !== undefined && questions.some((question) => question.text.startsWith(quoted.slice(0, 20)))
}

function readActs(book: Book, talk: Talk): readonly Act[] {
  if (!WORDS.has(talk.row.kind)) return []
  const question = focusOptions(talk.focus)
  return understand(talk.row.text, {
    now: talk.now,
    zone: book.office.zone,
    vocabulary: book.vocabulary,
    ...(question === undefined ? {} : { question }),
  })
}

async function hearInPrivate(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  if (talk.row.sender_platform_id === '') return [passOnUnreadable()]
  if (EVENTS.has(talk.row.kind)) return []
  const [first] = acts
  if (first === undefined) return [hearNoWords(talk)]
  if (talk.speaker.person === undefined && talk.speaker.sharing.length === 0) {
    return [await hearStranger(book, talk, first)]
  }
  const inWords = await answerAsAWhole(book, talk, acts)
  if (inWords !== undefined) return [inWords]
  const decided: Decided[] = []
  for (const act of acts) decided.push(await decide(book, talk, act))
  return keepWhatMatters(decided)
}

/** Free words that were asked for are one answer, however many sentences they are. */
async function answerAsAWhole(book: Book, talk: Talk, acts: readonly Act[]): Promise<Decided | undefined> {
  const [first] = acts
  if (first === undefined || talk.focus.kind !== 'one' || !takesWords(book, talk.focus.question)) return undefined
  if (acts.some((act) => choiceOf(act) !== undefined || act.commands[0]?.exact === true)) return undefined
  const whole: Act = { ...first, text: normaliseText(talk.row.text), when: acts.flatMap((act) => act.when) }
  return answerQuestion(book, talk, talk.focus.question, whole)
}

/** The platform announced a message and never gave it: staff know of it at least. */
function passOnUnreadable(): Decided {
  return { feature: ENGINE, as: 'unreadable', outcome: { handOver: { why: wording.whyUnreadable(), silently: true } } }
}

/** Somebody unknown may ask for help or a person, and answer what they were asked; everything else is an introduction. */
async function hearStranger(book: Book, talk: Talk, act: Act): Promise<Decided> {
  const said = act.commands.find((candidate) => candidate.exact)?.id
  const allowed = said !== undefined && talk.speaker.rights.has(book.commands.get(said)?.command.needs ?? 'talk.none')
  const answered =
    talk.focus.kind === 'one' && !allowed ? await answerQuestion(book, talk, talk.focus.question, act) : undefined
  const decided = allowed ? await runCommand(book, talk, act, said, {}) : answered
  if (decided !== undefined) return decided
  const outcome = await book.greetStranger(openingTurn(book, talk, act))
  return { feature: 'people', as: outcome.as === undefined ? 'stranger' : `stranger:${outcome.as}`, outcome }
}

/** Nothing to read: an empty message, or a picture where words were expected. */
function hearNoWords(talk: Talk): Decided {
  if (WORDS.has(talk.row.kind) && talk.row.kind !== 'audio') {
    return { feature: ENGINE, as: 'nothing', outcome: { reply: { text: wording.nothingWritten() } } }
  }
  const reminder = talk.focus.kind === 'one' && talk.focus.question.options.length > 0 ? talk.focus.question : undefined
  const open = reminder === undefined ? '' : wording.stillOpen(reminder.title, wording.optionsInWords(reminder.options))
  const outcome: Outcome = {
    reply: { text: [wording.mediaReceived(talk.row.kind), open].filter((line) => line !== '').join('\n') },
    ...(isStaff(talk) ? {} : { handOver: { why: wording.whyMedia(talk.row.kind) } }),
  }
  return { feature: ENGINE, as: 'media', outcome }
}

/** Polite words go unanswered beside something that matters; so does what was not understood beside what was. */
function keepWhatMatters(decided: readonly Decided[]): readonly Decided[] {
  const matters = decided.filter((one) => one.social !== true && one.as !== 'miss')
  return matters.length > 0 ? matters : decided.slice(0, 1)
}

async function hearInRoom(book: Book, talk: Talk, acts: readonly Act[]): Promise<readonly Decided[]> {
  const decided: Decided[] = []
  for (const act of acts) {
    const one = talk.addressed ? await decide(book, talk, act) : await decideOverheard(book, talk, act)
    if (one !== undefined) decided.push(one)
  }
  return talk.addressed ? keepWhatMatters(decided) : decided
}

function callForHelp(text: string): Decided {
  const outcome = { reply: { text: calmLine(text) }, handOver: { why: wording.whyUrgent() } }
  return { feature: ENGINE, as: 'distress', outcome }
}
