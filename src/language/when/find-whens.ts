/** Finds every date, time, range, deadline and repetition in a normalised text. */
import { numberValue } from '../numbers.ts'
import type { When } from '../reading.ts'
import { likePrevious } from './context-days.ts'
import { AMOUNT, UNIT } from './counted-forms.ts'
import type { Found } from './found.ts'
import { whenOf } from './found.ts'
import { makeLater } from './make-later.ts'
import { isMeasured, isOnlyAfter, isOnlyManner } from './measured.ts'
import { mendTimeWords } from './misspelt.ts'
import { canBeginDay } from './read-day.ts'
import { readPhrase, readTimeAfter } from './read-phrase.ts'
import { pointOf } from './read-point.ts'
import { rangeOf, readSecond } from './read-range.ts'
import type { Every } from './recurrence.ts'
import { readEvery, withExceptions } from './recurrence.ts'
import type { Before, Present } from './resolve.ts'
import { agreeWithEnd, resolvePhrase } from './resolve.ts'
import { settle } from './settle.ts'
import { at, matchAt, PARTS } from './words.ts'
import type { Phrase, WrittenDay } from './written.ts'

/** Where a part of the day, a clock time or a repetition can begin; days know their own. */
const CAN_BEGIN = new Set(
  [...Object.keys(PARTS), ...'差逢每隔天日周星礼单双工年一二以今往除'].map((word) => word.charCodeAt(0)),
)
const WITHIN = at(
  `(?:未来|今后|接下来)?(?<amount>${AMOUNT})(?<half>个半)?个?(?:(?<unit>${UNIT})(?<halfUnit>半)?|(?<work>工作日))(?:之|以)?内(?!容|外|部|科)`,
)

/** All readings of a normalised text, best first. Takes time in proportion to the text's length. */
export function findWhens(written: string, present: Present): When[] {
  const text = mendTimeWords(written)
  const found: Found[] = []
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    const next = canBeginDay(code) || CAN_BEGIN.has(code) ? findAt(text, i, present, found.at(-1)) : undefined
    if (next) found.push(next)
    i = next ? next.to : i + 1
  }
  return settle(text, found)
}

function findAt(text: string, from: number, present: Present, previous: Found | undefined): Found | undefined {
  const every = readEvery(text, from)
  if (every) return repeated(text, from, every, present)
  const within = readWithin(text, from, present)
  if (within) return within
  const phrase = readPhrase(text, from, false)
  if (!phrase || isMeasured(text, phrase) || isOnlyManner(text, phrase) || isOnlyAfter(text, phrase)) return undefined
  return rangeOrPoint(text, likePrevious(text, phrase, previous, present), present)
}

function rangeOrPoint(text: string, phrase: Phrase, present: Present): Found | undefined {
  const second = readSecond(text, phrase)
  if (second) {
    const range = rangeOf(text, phrase, second, present)
    if (range) return range
  }
  const resolved = resolvePhrase(phrase, present)
  return resolved && pointOf(text, phrase, resolved, present)
}

/** 十日内, 三天之内: a deadline counted from now. */
function readWithin(text: string, from: number, present: Present): Found | undefined {
  const match = matchAt(WITHIN, text, from)
  if (!match) return undefined
  const { amount, work } = match.groups ?? {}
  const day: WrittenDay | undefined = work
    ? { kind: 'workday', nth: numberValue(amount ?? '') ?? 1 }
    : makeLater({ ...match.groups, direction: '后' })
  const to = from + match[0].length
  const resolved = day && resolvePhrase({ from, to, day }, present)
  // 一两天内: by the later of the two.
  const end = resolved?.end ?? resolved?.start
  return end && { when: whenOf(text, from, to, { end, deadline: true }), from, to }
}

function repeated(text: string, from: number, every: Every, present: Present): Found {
  const time = readTimeAfter(text, every.to)
  if (!time) return repeatedFound(text, from, every.to, every)
  const second = readSecond(text, time)
  const start = resolvePhrase(second ? agreeWithEnd(time, second) : time, present)
  const before: Before | undefined = start && { phrase: time, moment: start.start }
  const end = second && before ? resolvePhrase(second, present, before) : undefined
  const to = end && second ? second.to : time.to
  const times = {
    ...(start?.start.time ? { time: start.start.time } : {}),
    ...(end?.start.time ? { timeEnd: end.start.time } : {}),
    ...(start?.start.part ? { part: start.start.part } : {}),
  }
  return repeatedFound(text, from, to, { ...every, value: { ...every.value, ...times } })
}

function repeatedFound(text: string, from: number, to: number, every: Every): Found {
  const sentence = text.slice(Math.max(0, from - 24), to + 24)
  return { when: whenOf(text, from, to, { rule: withExceptions(every.value, sentence) }), from, to }
}
