/** What the words of a date or time say, before it is known which day that is. */
import type { Part } from '../reading.ts'
import type { Festival } from './festivals.ts'

/** A year as a number, or counted from the present one. */
export type WrittenYear = { readonly year: number } | { readonly years: number }

/** A month as a number, or counted from the present one. */
export type WrittenMonth = { readonly month: number } | { readonly months: number }

/** A piece of a month or year: 上旬, 月底, 下半年, 二季度. */
export type Stretch =
  | { readonly of: 'month'; readonly first: number; readonly last: number }
  | { readonly of: 'year'; readonly first: number; readonly last: number }

/** A day or days as written. */
export type WrittenDay =
  | {
      readonly kind: 'date'
      readonly year?: WrittenYear
      readonly month?: WrittenMonth
      readonly day?: number
      readonly lunar?: true
      readonly leap?: true
      /** 十月二十 without 号: more likely by the sun, possibly by the moon. */
      readonly maybeLunar?: true
      /** 12/3, 12.3: could be a fraction or a price; other words decide. */
      readonly loose?: true
    }
  | { readonly kind: 'relative'; readonly days: number; readonly upTo?: number }
  | { readonly kind: 'week'; readonly weeks?: number; readonly weekday?: number; readonly weekend?: true }
  | { readonly kind: 'festival'; readonly festival: Festival; readonly year?: WrittenYear }
  | { readonly kind: 'holiday'; readonly festival: Festival; readonly year?: WrittenYear }
  | {
      readonly kind: 'nth'
      readonly nth: number
      readonly weekday: number
      readonly year?: WrittenYear
      readonly month?: WrittenMonth
    }
  | { readonly kind: 'stretch'; readonly stretch: Stretch; readonly year?: WrittenYear; readonly month?: WrittenMonth }
  | { readonly kind: 'later'; readonly amount: number; readonly unit: LaterUnit; readonly weekday?: number }
  | { readonly kind: 'workday'; readonly nth: number }

/** Units of 三天后, 半小时前. */
export type LaterUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** A clock time as written. `sure` when it cannot be the other half of the day (15点, 09:30 am). */
export interface WrittenClock {
  readonly hour: number
  readonly minute: number
  readonly sure?: true
}

/** A day, a part of the day and a clock time that stand together. */
export interface Phrase {
  readonly from: number
  readonly to: number
  readonly day?: WrittenDay
  /** Whole days to add: 前一天 −1, 第二天 +1, 次日 +1. */
  readonly shift?: number
  readonly part?: Part
  readonly clock?: WrittenClock
  /** The weekday that stands beside a date: 12月2日（周三）. */
  readonly besides?: number
}
