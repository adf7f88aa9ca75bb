/** What counted amounts of time are worth: 三天后, 一个半小时后, 未来三天. */
import { numberValue } from '../numbers.ts'
import type { Groups } from './make-day.ts'
import { said } from './make-day.ts'
import { weekdayValue } from './words.ts'
import type { LaterUnit, WrittenDay } from './written.ts'

const UNITS: { readonly [word: string]: LaterUnit } = {
  秒钟: 'second',
  秒: 'second',
  分钟: 'minute',
  分: 'minute',
  刻钟: 'minute',
  小时: 'hour',
  钟头: 'hour',
  钟: 'hour',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
}
const MINUTES: { readonly [unit in LaterUnit]?: number } = { minute: 1, hour: 60, day: 1440, week: 10_080 }

/** The unit of a word of time, or undefined. */
function unitOf(word: string | undefined): LaterUnit | undefined {
  return UNITS[(word ?? '').replace(/^个/, '')]
}

/** 三天后, 半小时前, 1小时20分钟后; undefined when the amount is not whole in any unit. */
export function makeLater(groups: Groups): WrittenDay | undefined {
  const { amount, half, halfUnit, unit, direction, weekday, amount2, unit2 } = groups as { [name: string]: string }
  const sign = direction?.endsWith('前') ? -1 : 1
  const first = counted(amount, unit, !!(half ?? halfUnit), sign)
  const second = amount2 ? counted(amount2, unit2, false, sign) : undefined
  if (!first || (amount2 && !second)) return undefined
  return said<WrittenDay>({
    kind: 'later',
    ...(second ? together(first, second) : first),
    weekday: weekday ? weekdayValue(weekday) : undefined,
  })
}

interface Counted {
  /** The larger amount of 两三天. */
  readonly upTo?: number
  readonly amount: number
  readonly unit: LaterUnit
  readonly and?: Counted
}

function together(first: Counted, second: Counted): Counted {
  const minutes = MINUTES[first.unit]
  const more = MINUTES[second.unit]
  if (!minutes || !more || more > 60) return { ...first, and: second }
  return { amount: first.amount * minutes + second.amount * more, unit: 'minute' }
}

function counted(words: string | undefined, unitWord: string | undefined, half: boolean, sign: number) {
  const unit = unitOf(unitWord)
  const guess = /^[一二两三四五六七八九]{2}$/.test(words ?? '') ? [...(words ?? '')].map(numberValue) : []
  const whole = words === '半' ? 0.5 : (guess[0] ?? numberValue(words ?? ''))
  // 2018年以前 names a year.
  if (!unit || whole === undefined || (unit === 'year' && whole >= 1000)) return undefined
  const counted = inWholeUnits((whole + (half ? 0.5 : 0)) * sign * (unitWord === '刻钟' ? 15 : 1), unit)
  return counted && guess[1] ? { ...counted, upTo: guess[1] * sign } : counted
}

/** Halves in the next smaller unit; half a month is 15 days. */
function inWholeUnits(quantity: number, unit: LaterUnit): Counted | undefined {
  if (Number.isInteger(quantity)) return { amount: quantity, unit }
  if (unit === 'year') return { amount: quantity * 12, unit: 'month' }
  if (unit === 'day') return { amount: quantity * 24, unit: 'hour' }
  if (unit === 'hour') return { amount: quantity * 60, unit: 'minute' }
  if (unit === 'minute' || unit === 'second') return { amount: Math.ceil(quantity), unit }
  if (unit === 'week') return undefined
  const whole = Math.trunc(quantity)
  const half: Counted = { amount: 15 * Math.sign(quantity), unit: 'day' }
  return whole === 0 ? half : { amount: whole, unit, and: half }
}

/** 未来三天, 过去两周, 近半年: a stretch that begins or ends now. */
export function makePeriod(groups: Groups): WrittenDay | undefined {
  const { amount, unit, next } = groups as { [name: string]: string }
  const length = counted(amount, unit, false, 1)
  return length && { kind: 'period', way: next ? 'next' : 'past', amount: length.amount, unit: length.unit }
}
