/**
 * What is to come of one act. The steps are tried in order and the first that fits decides: an answer to what was asked,
 * a command, free words that were asked for, a near match, polite words, a person.
 */
import type { Act, ReplyKind } from '../language/reading.ts'
import { answerQuestion, askNear, askWhich, takesWords } from './answer-question.ts'
import { runCommand } from './run-command.ts'
import { type Book, choiceOf, type Decided, ENGINE, type Talk } from './talk.ts'
import * as wording from './wording.ts'

type Step = (book: Book, talk: Talk, act: Act) => Promise<Decided | undefined>

const STEPS: readonly Step[] = [
  answerWhatWasAsked,
  runWhatWasSaid,
  answerInWords,
  guessCommand,
  answerPolitely,
  passOnWish,
  passOnQuestion,
]

/** Readings that answer a question; `received` comes last, it answers only what is asked of it. */
const ANSWERS: ReadonlySet<ReplyKind> = new Set(['yes', 'no', 'maybe', 'cancel', 'change', 'list', 'received'])

/** A near match below this is noise. */
const NEAR = 0.6

/** Decides about one act of a message in a private chat, or of one that was addressed to the bot in a room. */
export async function decide(book: Book, talk: Talk, act: Act): Promise<Decided> {
  for (const step of STEPS) {
    const decided = await step(book, talk, act)
    if (decided !== undefined) return decided
  }
  return miss(book, talk)
}

/** In a room nobody asked the bot; only what clearly answers an open question counts, and nothing else is said. */
export async function decideOverheard(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const clear = choiceOf(act) !== undefined || (ANSWERS.has(act.reply.reply) && act.reply.score >= 0.8)
  if (!clear || act.reply.reply === 'received' || talk.focus.kind !== 'one') return undefined
  return answerQuestion(book, talk, talk.focus.question, act)
}

async function answerWhatWasAsked(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const { focus } = talk
  const answers = choiceOf(act) !== undefined || ANSWERS.has(act.reply.reply)
  if (!answers || focus.kind === 'none') return undefined
  if (focus.kind === 'several') {
    return act.reply.reply === 'received' ? undefined : askWhich(talk, focus.questions, act.text)
  }
  // Where free words were asked for, a command is more likely than an answer: 李桂兰去 beside an open draft.
  const says = choiceOf(act) === undefined && act.commands[0]?.exact === true
  if (says && takesWords(book, focus.question)) return undefined
  return answerQuestion(book, talk, focus.question, act)
}

async function runWhatWasSaid(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const said = act.commands.filter((candidate) => candidate.exact)
  const allowed = said.find((candidate) => mayRun(book, talk, candidate.id)) ?? said[0]
  return allowed === undefined ? undefined : runCommand(book, talk, act, allowed.id, allowed.slots)
}

async function answerInWords(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (talk.focus.kind !== 'one' || !takesWords(book, talk.focus.question)) return undefined
  return answerQuestion(book, talk, talk.focus.question, act)
}

async function guessCommand(book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const near = act.commands.find((candidate) => candidate.score >= NEAR && mayRun(book, talk, candidate.id))
  const example = near === undefined ? undefined : book.commands.get(near.id)?.command.examples[0]
  return near === undefined || example === undefined ? undefined : askNear(talk, near.id, example, near.slots)
}

async function answerPolitely(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  const polite = (as: string, text: string): Decided => ({
    feature: ENGINE,
    as,
    outcome: { reply: { text } },
    social: true,
  })
  const { reply } = act.reply
  if (reply === 'thanks' || reply === 'received') return polite('thanks', wording.thanked())
  if (reply === 'greeting') return polite('greeting', wording.greeted(talk.speaker.person?.address ?? ''))
  return undefined
}

async function passOnWish(book: Book, _talk: Talk, act: Act): Promise<Decided | undefined> {
  if (act.reply.reply !== 'optout') return undefined
  const reply = { text: wording.optOutPassedOn(book.office) }
  return { feature: ENGINE, as: 'opt-out', outcome: { reply, handOver: { why: wording.whyOptOut() } } }
}

async function passOnQuestion(_book: Book, talk: Talk, act: Act): Promise<Decided | undefined> {
  if (act.reply.reply !== 'question' || isStaff(talk)) return undefined
  return { feature: ENGINE, as: 'handed-over', outcome: { handOver: { why: wording.whyQuestion() } } }
}

/** The same "not understood" is never said twice: the second time a person takes over. */
async function miss(book: Book, talk: Talk): Promise<Decided> {
  const again = talk.previous === 'miss' || talk.previous === 'handed-over'
  if (isStaff(talk)) {
    const text = again ? wording.stillNotUnderstoodByStaff() : wording.notUnderstoodByStaff()
    return { feature: ENGINE, as: again ? 'handed-over' : 'miss', outcome: { reply: { text } } }
  }
  if (again) return { feature: ENGINE, as: 'handed-over', outcome: { handOver: { why: wording.whyNotUnderstood() } } }
  const text = talk.chat.kind === 'room' ? wording.unclearInRoom(book.office) : wording.notUnderstood()
  return { feature: ENGINE, as: 'miss', outcome: { reply: { text } } }
}

function mayRun(book: Book, talk: Talk, id: string): boolean {
  const needs = book.commands.get(id)?.command.needs
  return needs !== undefined && talk.speaker.rights.has(needs)
}

/** Staff are not handed over to themselves. */
export function isStaff(talk: Talk): boolean {
  return talk.speaker.rights.has('office.staff')
}
