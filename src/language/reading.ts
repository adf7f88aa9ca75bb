/**
 * What the reader of language gives back. All of it is plain data about one text; positions point at the original
 * characters, so that an answer can quote what it understood.
 */
import type { Day, Time } from '../base/calendar.ts'
import type { NameFound } from './names.ts'

/** Half-open range of UTF-16 positions in the original text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A part of the day, under its most usual name. */
export type Part = '凌晨' | '早上' | '上午' | '中午' | '下午' | '傍晚' | '晚上' | '半夜'

/** A day, a time of day, or both, on the office's wall clock. `part` without `time`: only 上午, 晚上 or the like was said. */
export interface Moment {
  readonly day?: Day
  readonly time?: Time
  readonly part?: Part
}

/** "Every …": days of the week Monday = 1; `bysetpos` 1 = first, -1 = last; `lunar` counts months and days by the lunar calendar. */
export interface Recurrence {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly byday?: readonly number[]
  readonly bymonth?: readonly number[]
  /** −1 is the last day of the month. */
  readonly bymonthday?: readonly number[]
  /** Several of them: 每月第一、第三个周二. */
  readonly bysetpos?: number | readonly number[]
  /** A festival that no rule of months and days can name (清明, 除夕, 母亲节): its name; with YEARLY. */
  readonly festival?: string
  readonly interval?: number
  /** Of what is repeated every day, or every few days or weeks: the first day, from which it is counted. */
  readonly since?: Day
  readonly time?: Time
  readonly timeEnd?: Time
  readonly part?: Part
  readonly lunar?: boolean
  /** 法定节假日除外 and the like. */
  readonly exceptHolidays?: boolean
}

/** A date, a time, a range, a deadline or a recurrence found in a text. */
export interface When {
  readonly span: Span
  /** The words as written. */
  readonly text: string
  readonly start?: Moment
  /** End of a range, or the deadline itself when `deadline` is set (then without `start`). */
  readonly end?: Moment
  readonly deadline?: true
  readonly rule?: Recurrence
  /** Read from a lunar date or a festival of the lunar calendar. */
  readonly lunar?: true
  /** The words look like a date but there is no such day or time (2月30日, 25点); nothing else is set then. */
  readonly impossible?: true
  /** Other readings that are as possible (8点 morning or evening, this or next year), best first. */
  readonly alternatives?: readonly When[]
  /** The text itself takes this back (由12月3日改为…, 不是周三是周四). Such readings come last. */
  readonly superseded?: true
  /** Where the words stand when they stand apart (下周三 … 上午9点); `span` then reaches from the first to the last. */
  readonly pieces?: readonly Span[]
}

/** How a text answers a question. `other` is the honest answer when unsure. */
export type ReplyKind =
  | 'yes'
  | 'no'
  | 'maybe'
  | 'received'
  | 'cancel'
  | 'change'
  | 'question'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'list'
  | 'distress'
  | 'optout'
  | 'other'

export interface Reply {
  readonly reply: ReplyKind
  /** Heads in all, the writer included; with `yes` and `change`. Absent: not said. */
  readonly people?: number
  /** Heads more (+) or fewer (−); with `change`. */
  readonly delta?: number
  /** Who comes along, as written: 老伴, 孙子, 李四. */
  readonly companions?: readonly string[]
  /** For whom somebody else answers, as written: 张三, 我妈. */
  readonly proxyFor?: string
  /** Why (住院, 在外地), as written. */
  readonly reason?: string
  /** On what it depends (不下雨就去), as written. */
  readonly condition?: string
  /** The lines of a 接龙 or a hand-typed list. */
  readonly entries?: readonly ListEntry[]
  /**
   * Somebody needs help now: the reply is then `distress`. `unwell` is the vague kind, which is no alarm and may stand
   * beside any reply.
   */
  readonly danger?: 'illness' | 'mind' | 'fire' | 'crime' | 'fraud' | 'unwell'
  /** No rule knows it; it only sounds like danger. */
  readonly sensed?: true
  /** Somebody is said to have died; the reply is then `other`. */
  readonly death?: true
  /** Who has died, as written (老李头, 我老伴); absent where nobody is named. */
  readonly ofWhom?: string
  /** 0 to 1; below 0.5 the reply is `other`. */
  readonly score: number
  /** What else it may have meant, best first; for "您是想……吗？". */
  readonly candidates?: readonly ReplyKind[]
}

/** One line of a 接龙 or of a hand-typed list. */
export interface ListEntry {
  readonly number?: number
  readonly name: string
  /** Heads of this line, 1 when not said. */
  readonly people: number
  readonly remark?: string
}

/** One of the answers that a question offers. */
export interface Option {
  /** The number to answer with, 1 to 9; 0 for what is answered in words and never offered as a number. */
  readonly number: number
  /** What the asking feature calls it. */
  readonly value: string
  /** How it is shown: `1 发布`. */
  readonly label: string
  /** Other words for it. */
  readonly words?: readonly string[]
  /** So many of the options may be chosen together; absent: one. */
  readonly upTo?: number
}

/** Which of a question's options a text chooses. */
export interface Choice {
  readonly value: string
  readonly number: number
  /** A bare number, the label or one of the words and nothing else. */
  readonly exact: boolean
  /** Somebody of the family is named as who fetches it: 让我儿子去 is no answer of the son's. */
  readonly family?: true
  /** All that are chosen, where several may be. */
  readonly several?: Several
}

/** Options of which several may be chosen, by their numbers. */
export interface Several {
  /** Empty: none of them, or only what is no longer wanted was named. */
  readonly numbers: readonly number[]
  /** What is expressly not wanted. */
  readonly without: readonly number[]
  /** They come to what was chosen before: 再加个2. */
  readonly isMore: boolean
}

/** What kind of value a slot takes; see `SlotValue`. */
export type SlotKind = 'when' | 'count' | 'words' | 'name'

/** The value of a slot: `when` a `When`; `count` a whole number; `words` and `name` the words as written, trimmed. */
export interface SlotValue {
  readonly when: When
  readonly count: number
  readonly words: string
  readonly name: string
}

/**
 * A value that a sentence may hold. Values are looked for in the order in which the slots are declared, each in what the
 * ones before have left; none reaches across punctuation, a date or another value.
 *
 * - `marks` are phrases in which `{}` stands for the value: `在{}(办|举办)`, `限{}人`. With words on both sides the value
 *   lies between; `(办|举行){}` runs on to the next punctuation or the next value; `{}的同志` begins after the last one.
 * - `like` is a regular expression of what such a value looks like wherever it stands; its group `value` is taken.
 * - `ends` are words with which such a value ends (讲座, 活动室): a stretch that ends so is taken.
 * - `never` is a regular expression of what no such value holds: what a mark leads to is none then.
 * - `rest`: whatever the other slots have left.
 * - `left`: all words that no other slot takes, to be said back to the writer; those that this regular expression fits
 *   say nothing and are dropped. Such a slot comes last.
 *
 * A `when` needs none of them, it is found by itself; with `marks: []` it is only ever asked for, with `deadline` it is
 * the moment until which something is to be done, with `term` the days within which something is repeated (12月2日到1月20日,
 * 到1月底为止).
 *
 * With `whole` it is a text for others, asked for by itself: all of what is then written, whatever it would mean otherwise (a
 * plan, an alarm).
 */
export interface Slot {
  readonly kind: SlotKind
  readonly marks?: readonly string[]
  readonly like?: string
  readonly ends?: readonly string[]
  readonly never?: string
  readonly rest?: true
  readonly left?: string
  readonly deadline?: true
  readonly term?: true
  readonly whole?: true
}

/**
 * How one thing can be said. `says` are whole phrases: `(甲|乙)` alternatives, `[丙]` may be missing, `{slot}` a value.
 * `frame` names the slots that together make a free sentence of this command, in any order; further slots may occur.
 * `opens` are beginnings, in the same notation, after which comes a colon (or a new line) and then anything at all: that is
 * the slot `text`, as it was written.
 */
export interface Sayable {
  readonly id: string
  readonly says: readonly string[]
  readonly frame?: readonly string[]
  readonly opens?: readonly string[]
  readonly slots?: { readonly [name: string]: Slot }
  /** Sentences that say it. Where one of them is a question, what is asked in its words is said to it as well. */
  readonly examples?: readonly string[]
}

/** A command that a text may mean, with what was read for its slots. */
export interface CommandCandidate {
  readonly id: string
  readonly slots: { readonly [name: string]: SlotValue[SlotKind] }
  /** 0 to 1. */
  readonly score: number
  /** The text says this and nothing else that matters; a near match (typos, missing words) is not exact. */
  readonly exact: boolean
  /** The text begins with this command's opening; whatever follows belongs to it. */
  readonly opened?: true
  /** It asks after what the command does (停水通知取消了吗), which is not to be done. */
  readonly asked?: true
}

/** One thing that a message says or asks, with everything it may mean. */
export interface Act {
  readonly span: Span
  /** The words of this act, normalised. */
  readonly text: string
  readonly reply: Reply
  /** Set when the text chooses an option of the open question. */
  readonly choice?: Choice
  /** Options are spoken of and none is clearly meant, so that no part of the message chooses one. */
  readonly undecided?: true
  /** Best first; empty when no command fits. */
  readonly commands: readonly CommandCandidate[]
  readonly when: readonly When[]
  /** People of the roster that are named, when the reader was given one; positions in the original text. */
  readonly names?: readonly NameFound[]
}
