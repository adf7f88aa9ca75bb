/** Reads days that are counted off one after the other: 12月2、3两日, 28、29号, 9月10号，11号，12号. */
import { numberValue } from '../numbers.ts'
import { at, matchAt, NOT_A_DAY, SMALL } from './words.ts'
import type { Phrase } from './written.ts'

/** One more day of the list; without 号 only where the list ends or more of it follows. */
const NEXT = at(
  `(?:(?:[日号] ?)?[、，和及] ?|(?<=[日号])(?=\\d{1,2}[日号]))(?<day>${SMALL})(?:(?:两|这两|[三四五])(?:天|日)|[日号]${NOT_A_DAY}|(?=[、和] ?\\d)|(?=$|[ ，。]))(?! ?[点时:])`,
)

/** 二十五、六号: the tens are said once. */
const follows = (next: number | undefined, date: number): boolean =>
  next === date + 1 || (date > 10 && date % 10 > 0 && date % 10 < 9 && next === (date % 10) + 1)

/** The last of the days that follow a date without a gap, or undefined: 3号、5号 are two days and not three. */
export function readListed(text: string, { from, to, day, clock, part, shift, again }: Phrase): Phrase | undefined {
  if (day?.kind !== 'date' || day.day === undefined || day.lunar || clock || part || shift || again) return undefined
  // 不是十号，十一号: the second day takes the place of the first.
  if (/不是 ?$/.test(text.slice(Math.max(0, from - 3), from))) return undefined
  let last: Phrase | undefined
  for (let end = to, date = day.day; ; date++) {
    const match = matchAt(NEXT, text, end)
    if (!match) return last
    if (!follows(numberValue(match.groups?.['day'] ?? ''), date)) return undefined
    end += match[0].length
    last = { from: to, to: end, day: { ...day, day: date + 1 } }
  }
}
