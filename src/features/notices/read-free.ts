/** What words answer to a notice that asks for a number or for words of one's own. Pure. */
import type { Answer } from '../../feature.ts'
import type { Act } from '../../language/reading.ts'
import type * as queries from './queries.ts'
import { readNumber } from './read-notice.ts'
import {
  ASKS_HEADS,
  ASKS_OPENLY,
  CHANGES_ANSWER,
  MAYBE_OTHERWISE,
  MOST_HEADS,
  NAMES_ABOUT,
  NOBODY_COMES,
  NOT_SETTLED,
  ONLY_AGREES,
  TELLS_NO_MATTER,
} from './vocabulary.ts'

/** An answer as it was understood. */
export interface ReadAnswer {
  /** By their numbers; empty: none of what is offered. */
  readonly chosen: readonly number[] | null
  readonly number: number | null
  readonly words: string | null
}

/** 收到, and nothing else. */
export const RECEIPT: ReadAnswer = { chosen: null, number: null, words: null }

/** 不去, 一个也不来 to 来几个人. */
const saysNobody = (reply: string, words: string): boolean =>
  NOBODY_COMES.test(words) || ((reply === 'no' || reply === 'cancel') && readNumber(words) === undefined)

/** 4个大人1个孩子; of whom names are named it is not added up. */
const headsOf = ({ text, reply: { reply, people = 1, companions = [] } }: Act): number | undefined =>
  reply === 'yes' && people > 1 && companions.length === 0 && !NAMES_ABOUT.test(text) && !MAYBE_OTHERWISE.test(text)
    ? people
    : undefined

/** `undefined`: it answers nothing. */
export function readFree(
  notice: queries.Notice,
  { act, brings }: Answer,
  before: queries.NoticeAnswer | undefined,
): ReadAnswer | undefined {
  const { answers, text } = notice
  const { reply } = act.reply
  if (reply === 'received' || reply === 'thanks' || reply === 'greeting' || reply === 'optout') return undefined
  if (putsOff(notice, act)) return undefined
  const words = act.text.replace(CHANGES_ANSWER, '').trim()
  if (isTrouble(notice, words, brings)) return undefined
  if (answers === 'number') {
    const asksHeads = ASKS_HEADS.test(text)
    const number = saysNobody(reply, words)
      ? 0
      : (readNumber(words, asksHeads) ?? (asksHeads ? headsOf(act) : undefined))
    const isTooLarge = number !== undefined && asksHeads && number > MOST_HEADS
    return number === undefined || isTooLarge || NOT_SETTLED.test(words) ? undefined : { ...RECEIPT, number }
  }
  if (ONLY_AGREES.test(words)) return undefined
  // Once answered, what is written later is talk unless it says that it changes the answer.
  if (words === '' || (before !== undefined && !CHANGES_ANSWER.test(act.text))) return undefined
  return { ...RECEIPT, words }
}

/** 暖气不热, to 请回复您的尺码; where opinions are asked for, or heating is what it is about, that is an answer. */
const isTrouble = ({ text }: queries.Notice, words: string, brings: Answer['brings']): boolean =>
  (brings === 'trouble' || brings === 'complaint') && !ASKS_OPENLY.test(text) && !sharesWords(text, words)

/** Whether two characters in a row stand in both, of words that tell of a matter: 暖气, and not 一下. */
function sharesWords(one: string, other: string): boolean {
  const [asked, said] = [one, other].map((words) => words.replace(TELLS_NO_MATTER, '，'))
  return [...(said ?? '')].some((_, at) => {
    const pair = said?.slice(at, at + 2) ?? ''
    return /^\p{Script=Han}{2}$/u.test(pair) && asked?.includes(pair)
  })
}

/** 晚上量了再告诉您 to what asks for words; a long one says more than that. */
export const putsOff = ({ answers }: queries.Notice, { text, reply: { reply } }: Act): boolean =>
  answers === 'words' && reply === 'maybe' && text.length <= PUTS_OFF

const PUTS_OFF = 16
