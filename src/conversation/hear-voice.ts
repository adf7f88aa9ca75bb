/**
 * Speech that was turned into text by a machine. What is short and clear is taken, and what was heard is repeated; what
 * would change something and is not certain is asked about first; a question is answered as if it had been typed.
 */
import { normaliseText } from '../language/read-value.ts'
import type { Act, Option } from '../language/reading.ts'
import { asksSomething } from '../language/reply/asks.ts'
import { takesWords } from './answer-question.ts'
import { askEngine } from './ask-in-passing.ts'
import { findFocus } from './focus.ts'
import { noteAnswer, type Question } from './questions.ts'
import { type Book, choiceOf, type Decided, ENGINE, isAnswer, isStaff, mayRun, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** The engine's question whether it has heard aright. */
const VOICE = 'voice'
interface PendingVoice {
  readonly text: string
  /** Staff have read the words already. */
  readonly passedOn: boolean
}
const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.HEARD_RIGHT, words: ['对的', '是的', '是', '没错', '对对', '嗯'] },
  { number: 2, value: 'no', label: wording.HEARD_WRONG, words: ['不是', '错了', '没说', '听错了'] },
]

/** More characters than these are easily heard wrong. */
const LONGEST_CERTAIN = 8

export const isVoice = ({ row, chat }: Talk): boolean => row.kind === 'audio' && chat.kind === 'private'

/** The question whether it was heard aright; `undefined`: there is no need to ask. */
export function askVoice(book: Book, talk: Talk, acts: readonly Act[], passedOn: boolean): Decided | undefined {
  if (
    !isVoice(talk) ||
    acts.every((act) => isCertain(act) && (answersHere(talk, act) || commandsIn(book, talk, act).length === 0)) ||
    !acts.some((act) => mayChange(book, talk, act))
  )
    return undefined
  // What was asked about just before is asked about with it, so that neither is lost.
  const before = talk.questions.find(isVoiceQuestion)?.payload as PendingVoice | undefined
  const text = [before?.text ?? [], talk.row.text.trim()].flat().join('，')
  const payload: PendingVoice = { text, passedOn: passedOn || before?.passedOn === true }
  return { feature: ENGINE, as: VOICE, outcome: askEngine(talk, VOICE, wording.askHeard(text), payload, OPTIONS) }
}

/** 收到, 我去, 1: heard aright as often as typed. */
function isCertain({ text, reply, choice }: Act): boolean {
  const { people = 1, delta, companions = [], proxyFor, entries, condition } = reply
  const isPlain = people === 1 && delta === undefined && !proxyFor && !entries && !condition
  const isClear = choice?.exact === true || reply.score >= 0.6
  return normaliseText(text).length <= LONGEST_CERTAIN && isPlain && companions.length === 0 && isClear
}

/** Whether it would be written down somewhere: an answer to what is asked, or a command that does more than tell. */
function mayChange(book: Book, talk: Talk, act: Act): boolean {
  const { focus } = talk
  if (answersHere(talk, act)) return true
  // 老年证在哪儿办 tells whoever hears it wrong by its answer.
  if (!isStaff(talk) && asksSomething(act.reply)) return false
  if (commandsIn(book, talk, act).length > 0) return true
  // Staff work in many words of their own.
  return isStaff(talk) ? !tells(book, act) : focus.kind === 'one' && takesWords(book, focus.question)
}

const answersHere = ({ focus }: Talk, act: Act): boolean => focus.kind !== 'none' && isAnswer(act)

/** Commands that were said and change something. */
function commandsIn(book: Book, talk: Talk, act: Act) {
  return act.commands.filter(({ id, exact }) => exact && mayRun(book, talk, id) && !isTelling(book, id))
}

const tells = (book: Book, { commands }: Act): boolean => commands.some(({ id, exact }) => exact && isTelling(book, id))

function isTelling({ commands }: Book, id: string): boolean {
  const entry = commands.get(id)
  return entry?.feature === ENGINE || entry?.command.shared === true
}

/** The answer comes with what was heard, so that a mistake is seen. What goes to a person says so by itself. */
export function tellWhatWasHeard(talk: Talk, decided: readonly Decided[]): readonly Decided[] {
  const [first, ...rest] = decided
  const reply = first?.outcome.reply
  if (!isVoice(talk) || first === undefined || reply === undefined || first.outcome.handOver || first.as === VOICE) {
    return decided
  }
  const text = wording.heardAnd(talk.row.text.trim(), reply.text)
  return [{ ...first, outcome: { ...first.outcome, reply: { ...reply, text } } }, ...rest]
}

/**
 * What came of the question: all there is to say, or the talk as it goes on with the words that were heard; `undefined`:
 * it was not asked, or this is no answer to it.
 */
export async function settleVoice(
  talk: Talk,
  act: Act | undefined,
): Promise<{ readonly decided: Decided } | { readonly talk: Talk } | undefined> {
  const { focus, row, tx, now } = talk
  if (act === undefined || focus.kind !== 'one') return undefined
  if (!isVoiceQuestion(focus.question)) {
    const heard = talk.questions.find((one) => isVoiceQuestion(one) && isSaidAnew(talk, act, one))
    if (heard !== undefined) await noteAnswer(tx, heard.id, true, now)
    return undefined
  }
  const meant = choiceOf(act)?.value ?? act.reply.reply
  const isSaid = (meant === 'yes' || meant === 'no') && isOfHearing(act)
  if (!isSaid && row.kind !== 'text') return undefined
  // What is written of something else leaves it open: after an hour a person listens to it.
  if (isSaid || isAnswer(act)) await noteAnswer(tx, focus.question.id, true, now)
  const questions = talk.questions.filter((one) => !isVoiceQuestion(one))
  // Whoever goes on in writing says it anew.
  if (!isSaid) {
    const clues = { text: row.text, quoted: row.quote?.text, now }
    return { talk: { ...talk, questions, focus: findFocus(questions, clues) } }
  }
  if (meant === 'no') {
    return { decided: { feature: ENGINE, as: 'voice:no', outcome: { reply: { text: wording.sayAgain() } } } }
  }
  const { text, passedOn } = focus.question.payload as PendingVoice
  const heard = { ...row, kind: 'text', text, quote: null } as const
  const clues = { text, quoted: undefined, now }
  const known: Talk = { ...talk, row: heard, questions, focus: findFocus(questions, clues) }
  return { talk: passedOn ? { ...known, passedOn: true } : known }
}

/** 我去, 去不了 is typed for what was spoken, and says nothing of how it was heard; 对，我去 does. */
const isOfHearing = ({ text }: Act): boolean =>
  /^(?:对|是的|是[，。 ]|没错|不对|不是|错|听)/.test(text) || !/[去来]|参加|报名|带/.test(text)

/** Whoever writes an answer to what they have spoken of, before it was sure what was heard, says it anew: nobody need listen. */
function isSaidAnew({ row, focus, questions, now }: Talk, act: Act, asked: Question): boolean {
  if (row.kind !== 'text' || focus.kind !== 'one' || !isAnswer(act)) return false
  const { text } = asked.payload as PendingVoice
  const spoken = findFocus(
    questions.filter((one) => !isVoiceQuestion(one)),
    { text, quoted: undefined, now },
  )
  return spoken.kind === 'one' && spoken.question.id === focus.question.id
}

const isVoiceQuestion = ({ feature, answer }: Question): boolean => feature === ENGINE && answer === VOICE
