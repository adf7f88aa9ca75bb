/** Whether later words are about what the same person has brought before. Pure. */
import { DAY } from '../../base/spans.ts'
import { topicOf } from './topics.ts'
import { COMES_BACK, TELLS_NOTHING } from './vocabulary.ts'

export const tellsOfWaiting = (words: string): boolean => COMES_BACK.test(words)

const SEGMENTS = new Intl.Segmenter('zh', { granularity: 'word' })
/** What makes another word of the one before it: 老年证, 暖气费. */
const SUFFIX = /^[证费卡金款室站表]$/
const HAN = /^\p{Script=Han}{2,}$/u

/** The words that tell what something is about, whole: of 老年证在哪儿办 only 老年证, which 老年大学 does not share. */
function wordsOf(text: string): ReadonlySet<string> {
  const parts = [...SEGMENTS.segment(text)].map(({ segment }) => segment)
  const words = parts.flatMap((part, index) => {
    if (!HAN.test(part)) return []
    const next = parts[index + 1] ?? ''
    return [SUFFIX.test(next) ? part + next : part]
  })
  return new Set(words.filter((word) => !TELLS_NOTHING.has(word)))
}

/** How many words two texts share of those that tell what something is about. */
export function sharedWords(one: string, other: string): number {
  const words = wordsOf(other)
  return [...wordsOf(one)].filter((word) => words.has(word)).length
}

/** What somebody has brought and not had done yet, with all that they have said of it. */
export interface Waiting {
  readonly id: number
  readonly topic: string
  readonly words: string
  readonly lastAt: Date
  /** Nobody has answered it. */
  readonly unanswered: boolean
}

/** Words that nobody understood go on with what is this new, in milliseconds: 3 days. */
const LATELY = 3 * DAY

/** Which of these, newest first, later words are about: one that speaks of the same, or that they come back to. */
export function meantAmong<T extends Waiting>(
  waiting: readonly T[],
  said: { readonly words: string; readonly isUnclear: boolean; readonly now: Date },
): T | undefined {
  const topic = topicOf(said.words)
  const words = wordsOf(said.words)
  const shared = (one: T) => [...wordsOf(one.words)].filter((word) => words.has(word)).length
  const most = Math.max(0, ...waiting.map(shared))
  if (most > 0) return waiting.find((one) => shared(one) === most)
  if (tellsOfWaiting(said.words)) {
    const isOpen = topic === 'other' || topic === 'complaint'
    return isOpen ? waiting[0] : waiting.find((one) => one.topic === topic)
  }
  const lately = said.now.getTime() - LATELY
  return said.isUnclear ? waiting.find((one) => one.unanswered && one.lastAt.getTime() >= lately) : undefined
}
