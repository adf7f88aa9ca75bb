/** A clerk's words while they are taken apart into changes. */
import type { Time } from '../../../base/calendar.ts'
import type { When } from '../../../language/reading.ts'
import type { Shift } from '../timing.ts'

/** What can be said of an activity besides what must be. */
export const DETAILS = ['landmark', 'bring', 'cost', 'rain', 'companions', 'contact', 'note', 'nature'] as const
export type Detail = (typeof DETAILS)[number]

export type Field = 'title' | 'when' | 'place' | 'seats' | 'audience' | 'deadline' | Detail

/** How an audience is changed: by another, by more, by narrowing it, by leaving somebody out. */
export type How = 'instead' | 'also' | 'only' | 'without'

/** What is to be changed; what was not said is missing. */
export interface Changes extends Readonly<Partial<Record<Detail, string>>> {
  readonly title?: string
  readonly place?: string
  /** Null: no limit. */
  readonly seats?: number | null
  /** So many more, or fewer. */
  readonly moreSeats?: number
  readonly audience?: { readonly words: string; readonly how: How }
  readonly when?: When
  readonly shift?: Shift
  readonly deadline?: When
  /** A word more, besides what the note says already. */
  readonly moreNote?: string
  /** Whether everybody must be asked. */
  readonly mustReach?: boolean
  /** An hour of its own for the reminder of the day before. */
  readonly remindAt?: Time | 'unfit'
  /** Whether whoever comes is reminded on the day itself; or another day was named, on which nobody is. */
  readonly remindsToday?: boolean
  readonly remindsOtherDay?: true
  /** So many days ahead they are reminded besides; null: they are not. */
  readonly remindsAhead?: number | null
  /** Said to be wrong, without what would be right. */
  readonly open?: Field
  /** The words that were not understood; '' when none are left. */
  readonly left: string
}

/** The draft as far as its own words help to see what is meant: 把活动中心改成食堂. */
export interface Draft {
  readonly title: string
  readonly place: string
  readonly audience: string
}

/** What is still to be read, and what was found so far. A stretch that was read becomes a pause. */
export interface Sheet {
  text: string
  found: { -readonly [K in keyof Changes]: Changes[K] }
}

/** One character of a clause: no value reaches across a pause. */
export const WORDS = '[^ ，。；！？\\n]'
/** What stands in the place of words that were read: a pause. */
export const NOTHING = '，'

/** Takes every match out of the text and hands its groups on; what comes back stands in its place. */
export function take(
  sheet: Sheet,
  pattern: RegExp,
  use: (groups: { readonly [name: string]: string | undefined }, all: string) => string,
): void {
  sheet.text = sheet.text.replace(pattern, (...args: unknown[]) => {
    const [all] = args as [string]
    const groups = args.at(-1) as { readonly [name: string]: string | undefined } | string
    return use(typeof groups === 'string' ? {} : groups, all)
  })
}

/** A value without what leads to it and trails it: 应该是食堂吧. */
export const bareValue = (words: string): string =>
  words
    .replace(/^(?:应该|应|还是|就|那|改|换|是|在|到|成|为|叫|定|请|通知|:)+/, '')
    .replace(/(?:吧|啊|呀|哦|了|的?老?同志们?)+$/, '')

/** What clerks call the parts of a draft, as patterns; 报名截止 before 时间, which it may hold. */
export const LABELS: readonly (readonly [Field, string])[] = [
  ['deadline', '截止(?:时间|日期)?'],
  ['when', '时间|日期|日子|钟点|几点'],
  ['place', '地点|地方|地址|场地|会场'],
  ['seats', '名额|人数|限额'],
  ['audience', '对象|范围|请谁|请的人|参加人员'],
  ['title', '标题|题目|名称|名字|主题|活动名'],
  ['bring', '要带(?:的东西|什么)?|带的东西'],
  ['cost', '费用|收费'],
  ['contact', '联系人|联系电话'],
  ['note', '说明|备注'],
  ['nature', '性质'],
]
