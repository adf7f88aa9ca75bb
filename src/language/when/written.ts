/** What the words of a date or time say, before it is known which day that is. */
import type { Part } from '../reading.ts'
import type { Festival } from './festivals.ts'

/**
 * A year as a number, counted from the present one, or by its place in the round of sixty (甲子 = 0); `born`: somebody who
 * is old now was born in it.
 */
export type WrittenYear =
  | { readonly year: number }
  | { readonly years: number }
  | { readonly cycle: number; readonly born?: true }

/** A month as a number, or counted from the present one. */
export type WrittenMonth = { readonly month: number } | { readonly months: number }

/** A piece of a month or year: 上旬, 月底, 下半年, 二季度. A first day below 0 is counted from the month's end: −5 for 最后五天. */
export type Stretch =
  | { readonly of: 'month'; readonly first: number; readonly last: number }
  | { readonly of: 'year'; readonly first: number; readonly last: number }

/** A date by its numbers; without a day a month, without a month either a year. */
export interface WrittenDate {
  readonly kind: 'date'
  readonly year?: WrittenYear
  readonly month?: WrittenMonth
  readonly day?: number
  readonly lunar?: true
  readonly leap?: true
  /** 二十七八号: or the day after. */
  readonly guess?: true
  /** 十月二十 without 号: more likely by the sun, possibly by the moon. */
  readonly maybeLunar?: true
  /** 12/3, 12.3: could be a fraction or a price; other words decide. */
  readonly loose?: true
}

/** A day or days as written. */
export type WrittenDay =
  | WrittenDate
  | { readonly kind: 'relative'; readonly days: number; readonly upTo?: number }
  | {
      readonly kind: 'week'
      readonly weeks?: number
      readonly weekday?: number
      readonly upTo?: number
      readonly weekend?: true
    }
  | { readonly kind: 'festival'; readonly festival: Festival; readonly year?: WrittenYear }
  /** The days off around a festival; `off`: so many, as it was said. */
  | { readonly kind: 'holiday'; readonly festival: Festival; readonly year?: WrittenYear; readonly off?: number }
  | {
      readonly kind: 'nth'
      readonly nth: number
      readonly weekday: number
      readonly year?: WrittenYear
      readonly month?: WrittenMonth
    }
  /** `lunar`: of a month of the moon. */
  | {
      readonly kind: 'stretch'
      readonly stretch: Stretch
      readonly year?: WrittenYear
      readonly month?: WrittenMonth
      readonly lunar?: true
    }
  /** `edge`: only its first or last month. */
  | { readonly kind: 'quarter'; readonly quarters: number; readonly edge?: 'first' | 'last' }
  /** The first or last day of a month, or of a year where no month is said. */
  | { readonly kind: 'edge'; readonly last?: true; readonly year?: WrittenYear; readonly month?: WrittenMonth }
  /** The n-th week of a month (−1: the last); a week belongs to the month of its Thursday. */
  | { readonly kind: 'weekOf'; readonly nth: number; readonly year?: WrittenYear; readonly month?: WrittenMonth }
  | (Amount & { readonly kind: 'later'; readonly weekday?: number })
  /** From now on, or up to now. */
  | (Amount & { readonly kind: 'period'; readonly way: 'next' | 'past' })
  | { readonly kind: 'workday'; readonly nth: number }
  /** Whole years: 八十年代. */
  | { readonly kind: 'years'; readonly first: number; readonly last: number }

/** Units of 三天后, 半小时前. */
export type LaterUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** An amount of time; `and` in a smaller unit (两个月零三天). */
export interface Amount {
  readonly amount: number
  readonly unit: LaterUnit
  /** The larger amount of 两三天. */
  readonly upTo?: number
  readonly and?: Amount
}

/** A clock time as written. `sure` when it cannot be the other half of the day (15点, 09:30 am). */
export interface WrittenClock {
  readonly hour: number
  readonly minute: number
  readonly sure?: true
  /** The later hour of 两三点. */
  readonly upTo?: number
}

/** A day, a part of the day and a clock time that stand together. */
export interface Phrase {
  readonly from: number
  readonly to: number
  readonly day?: WrittenDay
  /** Whole days to add: 前一天 −1, 第二天 +1, 次日 +1. */
  readonly shift?: number
  /** 春节前一个月. */
  readonly shiftMonths?: number
  readonly part?: Part
  readonly clock?: WrittenClock
  /** The same day said again: 12月2日（周三）, 本周五（11月27日）, 明天24号. */
  readonly again?: WrittenDay
  /** 之前的三天, 起三天: days in a row, from and to so many days after the day that was named. */
  readonly run?: { readonly from: number; readonly to: number }
  /** 节后上班第一天: the first working day after the holiday. */
  readonly thenWorkday?: true
  /** 国庆后第一个周一, 国庆前最后一个周末: the nearest such weekday (Monday = 1), or the weekend that begins with it. */
  readonly near?: { readonly weekday: number; readonly weekend: boolean; readonly isBefore: boolean }
  /** 后天这个时候: at the present time of day. */
  readonly sameTime?: true
}
