/** Words of answers as they are mistyped by sound: 报明, 参家, 受到, 去不聊. */
import { soundAlike, soundDistance } from '../sounds.ts'

const WORDS =
  '参加 报名 收到 取消 去不了 来不了 去不成 不去 不参加 不能去 知道了 请假 谢谢 一个 明白 没空 没时间 再说 不行 可以 好的 不方便 我去 我来 我报名 我参加 准时到 没问题 看情况 算我一个 不报名 有事 住院 帮忙 不会 怎么'.split(
    ' ',
  )
const BY_LENGTH = [5, 4, 3, 2].map((length) => ({ length, words: WORDS.filter((word) => word.length === length) }))
const LONGEST = 12
const NEGATION = /[不没]/

/** The clause with what sounds like a word of answers written as that word; undefined when nothing does. */
export function heardAs(clause: string): string | undefined {
  if (clause.length < 2 || clause.length > LONGEST) return undefined
  let text = clause
  for (const { length, words } of BY_LENGTH) {
    for (let i = 0; i + length <= text.length; i++) {
      const piece = text.slice(i, i + length)
      const word = closest(piece, words)
      if (word !== undefined) text = text.slice(0, i) + word + text.slice(i + length)
    }
  }
  return text === clause ? undefined : text
}

function closest(piece: string, words: readonly string[]): string | undefined {
  let best: string | undefined
  let least = 0.91
  for (const word of words) {
    const distance = soundDistance(piece, word)
    if (distance === 0) return undefined
    if (distance !== undefined && distance < least && keepsMeaning(piece, word)) {
      best = word
      least = distance
    }
  }
  return best
}

/** Short words need at least one right character: 去 is in every third word that sounds like 取消. */
function keepsMeaning(piece: string, word: string): boolean {
  const kept = [...word].some((char, i) => piece.charAt(i) === char)
  // 爸参加 must not become 不参加: a negation has to be heard exactly.
  return kept && [...word].every((char, i) => !NEGATION.test(char) || soundAlike(piece.charAt(i), char))
}
