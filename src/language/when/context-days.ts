/** What a date borrows from what was named before it: 12月3日、5日, 2026年度……11月16日. */
import type { Found } from './found.ts'
import type { Present } from './resolve.ts'
import type { Phrase, WrittenDate, WrittenDay } from './written.ts'

/** 12月3日、5日: the second day lies in the month of the first; 2026年度……11月16日 in the year that was named. */
export function likePrevious(text: string, phrase: Phrase, previous: Found | undefined, present: Present): Phrase {
  const before = previous?.phrase?.day
  const { day } = phrase
  if (day?.kind === 'week') return inWeekOf(text, phrase, previous)
  if (day?.kind !== 'date' || day.day === undefined || day.year) return phrase
  if (!day.month) return { ...phrase, day: inMonthOf(text, phrase, day, previous) }
  const year = yearSaid(text, phrase.from, before, present)
  return year === undefined || day.lunar ? phrase : { ...phrase, day: { ...day, year: { year } } }
}

/** 下周安排：周二体检: a lone weekday in the week that was named before it. */
function inWeekOf(text: string, phrase: Phrase, previous: Found | undefined): Phrase {
  const week = previous?.phrase?.day
  const { day } = phrase
  if (!previous || week?.kind !== 'week' || week.weeks === undefined || week.weekday !== undefined || week.weekend)
    return phrase
  if (day?.kind !== 'week' || day.weeks !== undefined || day.weekday === undefined) return phrase
  return /[。；\n]/.test(text.slice(previous.to, phrase.from))
    ? phrase
    : { ...phrase, day: { ...day, weeks: week.weeks } }
}

/** 12月3日、5日, 这个月我只有26号有空, 元旦结婚，1号2号: a lone date in the month named before it. */
function inMonthOf(text: string, phrase: Phrase, day: WrittenDate, previous: Found | undefined): WrittenDay {
  const before = previous?.phrase?.day
  if (!previous) return day
  if (before?.kind === 'festival' && before.festival.by === 'sun' && day.day && day.day >= before.festival.day)
    return { ...day, month: { month: before.festival.month } }
  if (before?.kind !== 'date' || !before.month) return day
  const between = text.slice(previous.to, phrase.from)
  const listed = /^ ?[、，和及与或] ?$/.test(between)
  return listed || (before.day === undefined && !/[。；\n]/.test(between)) ? { ...before, day: day.day ?? 1 } : day
}

const YEAR_BEFORE = /(?:((?:19|20)\d\d)年度|([今明去])年)[^。；，\n]{0,16}$/

/** A year named shortly before counts for what follows, unless it is one from a life story. */
function yearSaid(text: string, from: number, before: WrittenDay | undefined, present: Present): number | undefined {
  const now = Number(present.today.slice(0, 4))
  const [, named, counted = ''] = YEAR_BEFORE.exec(text.slice(Math.max(0, from - 24), from)) ?? []
  if (counted) return now + '去今明'.indexOf(counted) - 1
  const full = before?.kind === 'date' && before.year && 'year' in before.year ? before.year.year : Number(named)
  return Math.abs(full - now) <= 1 ? full : undefined
}
