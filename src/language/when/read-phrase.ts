/** Reads what stands together: a day with what shifts it, its weekday in brackets, a part of the day, a clock time. */
import { numberValue } from '../numbers.ts'
import type { Part } from '../reading.ts'
import type { Read } from './read-day.ts'
import { readDay } from './read-day.ts'
import { readClock, readPart } from './read-time.ts'
import { at, matchAt, NOT_A_DAY, SMALL, WEEK, weekdayValue } from './words.ts'
import type { Phrase, WrittenClock, WrittenDay } from './written.ts'

/** What may stand between the pieces of one moment; spoken fillers among it. */
const GAP = at('(?:[ ，、:]|的|那天|当天|这天|当日|大约|大概|差不多|准时|嗯|呃|那个|约|定在|放在|就在|等到){0,4}')
const BESIDES = at(` ?[(，、]? ?(?:[下本这]个?)?${WEEK}([一二三四五六日天])(?: ?\\))?`)
const NEXT_DAY = at('(?:次日|翌日|隔天|隔日|第二天|转天)')
const SHIFT = at(
  '的?(?:(?<way>[前后])(?<count>[一两二三四五六七八九十])天|(?<word>第二天|次日|翌日|隔天|头一?天|前夕|前一日|后一日|前一晚|前夜)|第(?<nth>[三四五六七])天)',
)
/** 10月4-6日 and 9-11点: the first number borrows its unit from the second. */
const BORROWED_DAY = at(`(?<![\\d.])(?<n>${SMALL}) ?(?:到|至|[-~]) ?(?=${SMALL}[日号]${NOT_A_DAY})`)
const BORROWED_HOUR = at(`(?<![\\d.])(?<n>${SMALL}) ?(?:到|至|[-~]{1,2}) ?(?=${SMALL}(?:点|时(?!间)|:\\d))`)

/** The phrase at a position, or undefined. `last` gives what a range's second half may leave out. */
export function readPhrase(text: string, from: number, inRange: boolean): Phrase | undefined {
  const next = matchAt(NEXT_DAY, text, from)
  const day = inRange && next ? undefined : readDay(text, from)
  if (inRange && next) return withTime(text, from, from + next[0].length, { shift: 1 })
  const borrowed = day ? undefined : borrowedDay(text, from)
  const found = day ?? borrowed
  if (!found) return withTime(text, from, from, {})
  const shift = borrowed ? undefined : readShift(text, found.to)
  const afterShift = shift?.to ?? found.to
  const besides = borrowed ? null : matchAt(BESIDES, text, afterShift)
  const fields = {
    day: found.value,
    ...(shift ? { shift: shift.value } : {}),
    ...(besides ? { besides: weekdayValue(besides[1] ?? '') } : {}),
  }
  return withTime(text, from, afterShift + (besides?.[0].length ?? 0), fields)
}

/** A time of day right after words that led to it (每晚八点, 每周三，上午9点), or undefined. */
export function readTimeAfter(text: string, from: number): Phrase | undefined {
  const phrase = withTime(text, from, from, {}, true)
  return phrase?.part || phrase?.clock ? phrase : undefined
}

type DayFields = { readonly day?: WrittenDay; readonly shift?: number; readonly besides?: number }

function withTime(text: string, from: number, to: number, fields: DayFields, led = to > from): Phrase | undefined {
  const gap = led ? (matchAt(GAP, text, to)?.[0].length ?? 0) : 0
  const part = readPart(text, to, led) ?? (gap ? readPart(text, to + gap, false) : undefined)
  const clock = readClockAfter(text, part?.to ?? to, led || !!part)
  if (!part && !clock) return led ? { from, to, ...fields } : undefined
  return {
    from,
    to: clock?.to ?? part?.to ?? to,
    ...fields,
    ...(part ? { part: part.value } : {}),
    ...(clock ? { clock: clock.value } : {}),
  }
}

function readClockAfter(text: string, from: number, led: boolean): Read<WrittenClock> | undefined {
  const gap = led ? (matchAt(GAP, text, from)?.[0].length ?? 0) : 0
  return (
    readClock(text, from, led) ?? (gap ? readClock(text, from + gap, led) : undefined) ?? borrowedHour(text, from + gap)
  )
}

function borrowedDay(text: string, from: number): Read<WrittenDay> | undefined {
  const match = matchAt(BORROWED_DAY, text, from)
  const number = match?.groups?.['n']
  const day = number === undefined ? undefined : numberValue(number)
  return day && number ? { value: { kind: 'date', day }, to: from + number.length } : undefined
}

function borrowedHour(text: string, from: number): Read<WrittenClock> | undefined {
  const match = matchAt(BORROWED_HOUR, text, from)
  const number = match?.groups?.['n']
  const hour = number === undefined ? undefined : numberValue(number)
  if (hour === undefined || number === undefined || hour > 24) return undefined
  return { value: { hour, minute: 0, ...(hour > 12 ? { sure: true as const } : {}) }, to: from + number.length }
}

function readShift(text: string, from: number): Read<number> | undefined {
  const match = matchAt(SHIFT, text, from)
  if (!match) return undefined
  const { way, count, word, nth } = match.groups ?? {}
  const to = from + match[0].length - (/晚$|夜$/.test(match[0]) ? 1 : 0)
  if (way) return { value: (numberValue(count ?? '') ?? 1) * (way === '前' ? -1 : 1), to }
  if (nth) return { value: (numberValue(nth) ?? 1) - 1, to }
  return { value: word && /^[头前]/.test(word) ? -1 : 1, to }
}

/** The hour and day shift of a clock time within a part of the day; 晚上12点 is the next day's beginning. */
export function hourInPart(hour: number, part: Part): { hour: number; days: number } {
  if (hour === 24) return { hour: 0, days: 1 }
  if (hour > 12) return { hour, days: 0 }
  const evening = part === '晚上' || part === '傍晚'
  if (part === '凌晨') return { hour: hour % 12, days: 0 }
  if (part === '中午') return { hour: hour < 5 ? hour + 12 : hour, days: 0 }
  if (part === '下午') return { hour: hour < 12 ? hour + 12 : 12, days: 0 }
  if (part === '半夜') return hour === 12 ? { hour: 0, days: 1 } : { hour: hour >= 9 ? hour + 12 : hour, days: 0 }
  if (evening && hour === 12) return { hour: 0, days: 1 }
  if (evening) return hour < 4 ? { hour, days: 1 } : { hour: hour + 12, days: 0 }
  return { hour, days: 0 }
}
