/** What of a text names one of the options: the longest stretch that stands in the label of one alone, or a word for it. Pure. */
import { SAME_THINGS } from '../tables/same-things.ts'
import { usual } from './usual-words.ts'

/** The characters that stand for options: of Unicode's private use, so that no text holds them. */
const FIRST_MARK = 0xe000
export const MARK = '[\ue000-\ue0ff]'
export const ANY_MARK = new RegExp(MARK, 'g')
export const markOf = (index: number): string => String.fromCharCode(FIRST_MARK + index)
export const indexOfMark = (mark: string): number => mark.charCodeAt(0) - FIRST_MARK

/** Characters that carry no name by themselves. */
const FUNCTION =
  '的了吧吗呢啊呀哦嗯我俺咱你您他她它们这那就都也还再又很太最挺来去到要用不没别无有是在好行中一个可以能会想让给和跟与及着过得地把被说看些点样种项场班天次回时候家里人今年上下前后左右大小多少'
const ONLY_FUNCTION = new RegExp(`^[${FUNCTION}\\s、，。（）()]+$`)
/** Whether words name nothing by themselves. */
export const isOnlyFunction = (word: string): boolean => ONLY_FUNCTION.test(word)
/** Denials are read by what they deny, not by a part of them. */
const DENIAL = /^(?:以?上?都)?(?:不|没|别|无(?!糖|烟|油|盐))/
/** 不要 in 不要米 denies one thing, and not all. */
const GOES_ON = /^(?![了啦吧啊呀的哈嘛呢哦呗]|谢|麻烦|辛苦|算)[一-龥]/
const BRACKET = /[(（](?<inside>.*?)[)）]/g

/** Where the names of an option stand: whole strings, any part of which may be said. */
interface Called {
  readonly whole: readonly string[]
  /** Said as they stand or not at all. */
  readonly exact: readonly string[]
}

/** What can be said of the options. */
export interface Names {
  readonly called: readonly Called[]
}

export function namesOf(labels: readonly (readonly string[])[]): Names {
  const all = labels.map((words) => words.map(usual))
  const called = all.map(([label = '', ...words], index) => {
    const others = all.filter((_, at) => at !== index).flat()
    const bare = label.replace(BRACKET, '').trim()
    const inside = [...label.matchAll(BRACKET)].map(({ groups }) => groups?.['inside'] ?? '')
    const isDenial = DENIAL.test(bare)
    const whole = isDenial ? inside : [bare, ...inside]
    const exact = [label, bare, bare.replace(/了$/, ''), ...words, ...sameThings(bare, others)]
    return { whole, exact: exact.filter((word) => word !== '') }
  })
  return { called }
}

/** 电饭煲 for 电饭锅, unless it names another option as well. */
function sameThings(label: string, others: readonly string[]): readonly string[] {
  return SAME_THINGS.flatMap((line) => {
    const own = line.filter((word, at) => at < MOST_TYPICAL && isCalled(label, usual(word)))
    if (own.length === 0 || (DENIAL.test(label) && !own.some((word) => usual(word) === label))) return []
    return line.map(usual).filter((word) => !others.some((other) => other.includes(word)))
  })
}

const isCalled = (label: string, word: string): boolean => label === word || (word.length > 1 && label.includes(word))

/** Words of a line that a label is called by; the rest are only said. */
const MOST_TYPICAL = 2

/** The text with a mark for every option that it names; the longest name at each place wins. `weak`: by one character. */
export function withMarks(text: string, { called }: Names, weak = false): string {
  let marked = ''
  for (let at = 0; at < text.length; ) {
    const found = nameAt(text, at, called) ?? nameOfOne(text, at, called, weak || isObject(text, at))
    // 医院, where all of them are hospitals: beside 矿上的 it says nothing.
    marked += found === undefined ? text.charAt(at) : weak && found.isShared ? '' : found.mark
    at += found?.length ?? 1
  }
  return marked
}

interface Found {
  readonly mark: string
  /** Several options share these words, which stay. */
  readonly isShared?: true
  readonly length: number
}

const LONGEST = 16

function nameAt(text: string, at: number, called: readonly Called[]): Found | undefined {
  for (let length = Math.min(LONGEST, text.length - at); length > 1; length--) {
    const word = text.slice(at, at + length)
    if (!isWholeIn(text, at, length)) continue
    const exact = called.flatMap((one, index) => (one.exact.includes(word) ? [index] : []))
    if (exact.length === 1 && !(DENIAL.test(word) && GOES_ON.test(text.slice(at + length))))
      return { mark: markOf(exact[0] ?? 0), length }
    if (isOnlyFunction(word)) continue
    const within = called.flatMap((one, index) => (one.whole.some((name) => standsIn(word, name)) ? [index] : []))
    if (within.length === 1) return { mark: markOf(within[0] ?? 0), length }
    if (within.length > 1) return { mark: word, length, isShared: true }
  }
  return nameOfLetter(text, at, called)
}

/** L and 大 as whole labels. */
function nameOfLetter(text: string, at: number, called: readonly Called[]): Found | undefined {
  const word = text.charAt(at)
  if (!/[a-z]/.test(word) || !isWholeIn(text, at, 1)) return undefined
  const exact = called.findIndex((one) => one.exact.includes(word))
  return exact < 0 ? undefined : { mark: markOf(exact), length: 1 }
}

/** 糕 in 给我糕吧: all that is asked for. */
const isObject = (text: string, at: number): boolean =>
  text.length === 1 ||
  (/(?:^|[，。！ ])$/.test(text.slice(0, at)) && /^的?(?:吧|呗|就行|就好)(?:$|[，。！ ])/.test(text.slice(at + 1))) ||
  (/(?:要|来|给我|给俺|换成?|改成?|选|拿|领|吃|订|报|还是)(?:个|点|碗|袋|桶|份|盒|张|床|[一那])*$/.test(
    text.slice(0, at),
  ) &&
    /^(?:吧|呗|了|的|啊|就行|就好|[，。！ ]|$)/.test(text.slice(at + 1)))

const NUMERAL = /[\d一二两三四五六七八九十]/
const ONE = new RegExp(`[一二两三四五六七八九十${FUNCTION}\\d\\s\\p{P}]`, 'u')

/** 油 that begins a clause, and where it is asked for also 锅 of 电饭锅: a character that one option alone has. */
function nameOfOne(text: string, at: number, called: readonly Called[], isAsked: boolean): Found | undefined {
  const char = text.charAt(at)
  if (!isAsked && !/(?:^|[，。！ ])$/.test(text.slice(0, at))) return undefined
  const exact = called.flatMap((one, index) => (one.exact.includes(char) ? [index] : []))
  if (exact.length === 1) return { mark: markOf(exact[0] ?? 0), length: 1 }
  if (!isAsked || (ONE.test(char) && (text.length > 1 || NUMERAL.test(char)))) return undefined
  const within = called.flatMap((one, index) => (one.whole.some((name) => name.includes(char)) ? [index] : []))
  return within.length === 1 ? { mark: markOf(within[0] ?? 0), length: 1 } : undefined
}

/** Whether a word stands in a name where no longer number or foreign word does: 3日 is not in 13日. */
function standsIn(word: string, name: string): boolean {
  for (let from = name.indexOf(word); from >= 0; from = name.indexOf(word, from + 1))
    if (isWholeIn(name, from, word.length)) return true
  return false
}

function isWholeIn(text: string, from: number, length: number): boolean {
  const cuts = (one: string, other: string) =>
    (/[\d:]/.test(one) && /[\d:]/.test(other)) || (/[a-z]/.test(one) && /[a-z]/.test(other))
  const first = text.charAt(from)
  const before = text.charAt(from - 1)
  const isLater = /[上下]/.test(first) && before === first
  return !isLater && !cuts(before, first) && !cuts(text.charAt(from + length - 1), text.charAt(from + length))
}
