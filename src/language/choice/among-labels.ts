/**
 * Which of the options that somebody has written a text means: the choices of a notice, of a survey's question. What is not
 * sure is asked back, since another option than was meant does more harm. Pure.
 */
import type { Option } from '../reading.ts'
import { byBeginning } from './by-beginning.ts'
import { ANY_MARK, indexOfMark, markOf, namesOf, withMarks } from './names.ts'
import { withPlaces } from './places.ts'
import { byPole } from './polarity.ts'
import { byDegree } from './scale.ts'
import { soundsLike } from './sound.ts'
import { usual } from './usual-words.ts'
import { askedFor, wishIn } from './wishes.ts'

/** Where an option stands among the others; `undecided`: several are spoken of, or one only to be refused. */
export type Meant = number | 'undecided' | undefined

/** Reads what is not said by number alone. */
export function amongLabels(
  text: string,
  options: readonly Option[],
  wordsOf: (option: Option) => readonly string[],
): Meant {
  const words = options.map(wordsOf)
  const labels = words.map(([label = '']) => label)
  const whole = byWholeName(text, words)
  if (whole !== undefined) return whole
  const first = byFirstClause(text, words)
  if (first !== undefined) return first
  const degree = byDegree(text, labels)
  if (degree !== undefined) return degree
  const pole = byPole(text, labels)
  if (pole !== undefined) return pole
  return byBeginning(text, labels) ?? byName(text, words, labels)
}

const PARTICLES = /^(?:我|俺)?(?:要|选|就|还是)?(?=.{2})|(?:吧|呗|啊|呀|哈|哦|嘞|谢谢|[。，！~ ])+$/g

/** Nothing but what one option is called: 还没定呢, 就我一个. */
function byWholeName(text: string, words: readonly (readonly string[])[]): number | undefined {
  const said = new Set([text, text.replace(PARTICLES, '')].map(usual))
  const { called } = namesOf(words)
  const named = called.flatMap(({ exact }, index) => (exact.some((name) => said.has(name)) ? [index] : []))
  return named.length === 1 ? named[0] : undefined
}

const GOES_ON_OTHERWISE = /但|不过|可是|要不|或者|都(?:行|可以)|也(?:行|可以|想|要)|再说|还是|[？吗]|如果|要是/
const FIRST_CLAUSE = /^(?<first>[^，。！；、 ]+)[，。！； ]+(?<rest>.+)$/

/** 不愿意，我自己都要人照顾: who begins with what an option is called has answered, unless another follows. */
function byFirstClause(text: string, words: readonly (readonly string[])[]): number | undefined {
  const { first = '', rest = '' } = FIRST_CLAUSE.exec(text)?.groups ?? {}
  const named = first === '' || GOES_ON_OTHERWISE.test(rest) ? undefined : byWholeName(first, words)
  const others = rest.split(/[，。！；、 ]+/).map((clause) => byWholeName(clause, words))
  return others.every((other) => other === undefined || other === named) ? named : undefined
}

function byName(text: string, words: readonly (readonly string[])[], labels: readonly string[]): Meant {
  const names = namesOf(words)
  const offered = labels.map((_, index) => markOf(index))
  const places = labels.map((label, index) => ({ label: usual(label), index }))
  const marked = withPlaces(withMarks(usual(text), names), places)
  if (marked.search(ANY_MARK) >= 0) return placeOf(wishIn(marked, offered))
  const heard = soundsLike(text, labels)
  if (heard !== undefined) return heard
  const weak = text.length <= LONGEST_SHORT ? askedFor(withMarks(usual(text), names, true)) : undefined
  return placeOf(weak)
}

/** One character names an option in few words only. */
const LONGEST_SHORT = 12

const placeOf = (wish: string | 'undecided' | undefined): Meant =>
  wish === undefined || wish === 'undecided' ? wish : indexOfMark(wish)
