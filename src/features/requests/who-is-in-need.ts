/** Of whom a call tells that speaks of an emergency. Pure. */
import { readReply } from '../../language/reply/read-reply.ts'

interface Named {
  readonly from: number
  readonly to: number
}

const SAYS = /说|讲|反映|报告|告诉/g

/**
 * 陈德福说李桂兰摔倒了 tells of whoever is named right behind 说; where it says 他, or names nobody there, anybody named may
 * be in need. So it is with 陈德福晕倒了，邻居说李桂兰有钥匙: what is dangerous must stand behind 说, and only there.
 */
export function whoIsInNeed<T extends Named>(words: string, mentions: readonly T[]): readonly T[] {
  for (const { index } of words.matchAll(SAYS)) {
    const said = index + 1
    const rest = words.slice(said)
    const [first, ...others] = mentions.filter(({ from }) => from >= said)
    const isTold = mentions.some(({ to }) => to <= index) && first !== undefined && first.from - said <= NEXT_TO
    if (isTold && !/[他她我俺]/.test(rest) && tellsDanger(rest) && !tellsDanger(words.slice(0, index)))
      return [first, ...others]
  }
  return mentions
}

/** 说老同志李桂兰摔倒了: no more words stand between, in characters. */
const NEXT_TO = 4

const tellsDanger = (words: string): boolean => readReply(words).danger !== undefined
