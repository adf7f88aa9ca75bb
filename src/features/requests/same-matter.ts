/** Whether later words are about what the same person has brought before. Pure. */
import { topicOf } from './topics.ts'
import { COMES_BACK, COMMON_PAIRS, TELLS_NOTHING } from './vocabulary.ts'

export const tellsOfWaiting = (words: string): boolean => COMES_BACK.test(words)

/** The pairs of characters that tell what words are about: 水管, 老年, 年证. */
function pairsOf(words: string): ReadonlySet<string> {
  const pairs = words
    .split(TELLS_NOTHING)
    .flatMap((part) => [...part].slice(1).map((character, index) => [...part][index] + character))
  return new Set(pairs.filter((pair) => !COMMON_PAIRS.has(pair)))
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
const LATELY = 3 * 86_400_000

/** Which of these, newest first, later words are about: one that speaks of the same, or that they come back to. */
export function meantAmong<T extends Waiting>(
  waiting: readonly T[],
  said: { readonly words: string; readonly isUnclear: boolean; readonly now: Date },
): T | undefined {
  const topic = topicOf(said.words)
  const pairs = pairsOf(said.words)
  const shared = (one: T) => [...pairsOf(one.words)].filter((pair) => pairs.has(pair)).length
  const most = Math.max(0, ...waiting.map(shared))
  if (most > 0) return waiting.find((one) => shared(one) === most)
  if (tellsOfWaiting(said.words)) {
    const isOpen = topic === 'other' || topic === 'complaint'
    return isOpen ? waiting[0] : waiting.find((one) => one.topic === topic)
  }
  const lately = said.now.getTime() - LATELY
  return said.isUnclear ? waiting.find((one) => one.unanswered && one.lastAt.getTime() >= lately) : undefined
}
