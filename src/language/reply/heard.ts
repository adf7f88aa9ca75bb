/** Words of answers as they are mistyped by sound: 报明, 参家, 受到, 去不聊. */
import { fits, rewriting } from '../needed.ts'
import { soundAlike, soundDistance } from '../sounds.ts'

const WORDS =
  '参加 报名 有空 有时间 收到 取消 去不了 来不了 去不成 不去 不参加 不能去 知道了 请假 报个名 谢谢 一个 明白 没空 没时间 再说 不行 可以 好的 不方便 我报名 我参加 准时到 一定到 一定去 一定来 没问题 看情况 算我一个 不报名 有事 住院 帮忙 不会 怎么'.split(
    ' ',
  )
interface Place {
  readonly word: string
  readonly place: number
}

function placesOf(words: readonly string[]): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>()
  for (const word of words) {
    for (let place = 0; place < word.length; place++) {
      const code = word.charCodeAt(place)
      places.set(code, [...(places.get(code) ?? []), { word, place }])
    }
  }
  return places
}

/** Where a character stands in which word: a word is only looked for where one of its characters is written right. */
const BY_CHARACTER = placesOf(WORDS)
const NONE: readonly Place[] = []
const LONGEST = 12
const NEGATION = /[不没]/

/** Words that are known by their sound alone, though no character is right. */
const BY_SOUND = ['收到', '参加', '明白']
const withoutParticles = rewriting(/(?:了|啦|的|哦|啊)+$/)
const namesBranch = fits(/[支全干大内]部|[散跑走徒漫进迈竞]步|[发分公颁]布|布置|补[课办报交签]/)

/** The clause with what sounds like a word of answers written as that word; undefined when nothing does. */
export function heardAs(clause: string): string | undefined {
  if (clause.length < 2 || clause.length > LONGEST) return undefined
  // 三支部去四个, 散步去: a branch and a walk are no negation.
  if (namesBranch(clause)) return undefined
  const bare = withoutParticles(clause)
  const whole = BY_SOUND.find((word) => word !== bare && (soundDistance(bare, word) ?? 1) <= 0.6)
  if (whole) return whole
  let text = clause
  for (const { from, word } of closeWords(clause)) text = text.slice(0, from) + word + text.slice(from + word.length)
  return text === clause ? undefined : text
}

/** Words that nearly stand in a clause, the longest first, none over another; what is written right is left alone. */
function closeWords(clause: string): { from: number; word: string }[] {
  const close: { from: number; word: string; distance: number }[] = []
  for (let i = 0; i < clause.length; i++) {
    for (const { word, place } of BY_CHARACTER.get(clause.charCodeAt(i)) ?? NONE) {
      const from = i - place
      if (from < 0 || from + word.length > clause.length) continue
      const piece = clause.slice(from, from + word.length)
      const distance = soundDistance(piece, word)
      if (distance !== undefined && distance <= farthest(word) && keepsMeaning(piece, word))
        close.push({ from, word, distance })
    }
  }
  if (!close.some(({ distance }) => distance > 0)) return []
  close.sort((a, b) => b.word.length - a.word.length || a.distance - b.distance)
  const taken = new Set<number>()
  return close.filter(({ from, word, distance }) => {
    const places = [...word].map((_, k) => from + k)
    if (places.some((place) => taken.has(place))) return false
    for (const place of places) taken.add(place)
    return distance > 0
  })
}

/** Two characters say too little to be heard from afar: 我那 is not 我来. */
const farthest = (word: string) => (word.length > 2 ? 0.9 : 0.3)

/** 爸参加 must not become 不参加: a negation has to be heard exactly. */
function keepsMeaning(piece: string, word: string): boolean {
  return [...word].every((char, i) => !NEGATION.test(char) || soundAlike(piece.charCodeAt(i), char.charCodeAt(0)))
}
