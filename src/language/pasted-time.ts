/** When something was said that was copied out of WeChat: 11/23 上午9:06, 昨天 18:20, 09:05. Pure. */

import { addDays, type Day, dayOf, instantOf, weekdayOf } from '../base/calendar.ts'
import { MINUTE } from '../base/spans.ts'

const AFTER_NOON = /下午|傍晚|晚上|夜里|[Pp][Mm]/
const DAYS_AGO: Readonly<Record<string, number>> = { 今天: 0, 昨天: -1, 前天: -2 }
const WEEKDAYS = '一二三四五六日'

/** The last moment that a stamp can mean, as clients write it without seconds; `undefined`: no hour, or one to come. */
export function pastedMoment(
  stamp: string,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Date | undefined {
  const clock =
    /(?<part>凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|夜里)?\s?(?<hour>\d{1,2})[:：](?<minute>\d{2})(?:[:：](?<second>\d{2}))?(?<half>\s?[AaPp][Mm])?/.exec(
      stamp,
    )?.groups
  if (clock === undefined) return undefined
  const minutes = `${String(hourOf(clock)).padStart(2, '0')}:${clock['minute']}`
  const isAt = (day: Day): Date => {
    const seconds = clock['second'] === undefined ? 59 : Number(clock['second'])
    return new Date(instantOf(day, minutes, zone).getTime() + seconds * 1000)
  }
  const isPast = (day: Day): boolean => isAt(day).getTime() <= now.getTime() + MINUTE
  const today = dayOf(now, zone)
  const day = dayNamed(stamp, today) ?? (isPast(today) ? today : addDays(today, -1))
  return isPast(day) ? isAt(day) : undefined
}

function hourOf({ part = '', hour, half = '' }: Partial<Record<string, string>>): number {
  const said = Number(hour)
  if (/凌晨|[Aa][Mm]/.test(part + half) && said === 12) return 0
  const isLater = AFTER_NOON.test(part + half) || (part === '中午' && said < 11)
  return isLater && said < 12 ? said + 12 : said % 24
}

/** The newest day that is meant, not after today. */
function dayNamed(stamp: string, today: Day): Day | undefined {
  const { year, month, date } =
    /(?:(?<year>\d{4})[-/.年])?(?<month>\d{1,2})[-/.月](?<date>\d{1,2})/.exec(stamp)?.groups ?? {}
  if (month !== undefined && date !== undefined) {
    const within = (one: number): Day => `${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    const thisYear = Number(today.slice(0, 4))
    if (year !== undefined) return within(Number(year))
    return within(thisYear) <= today ? within(thisYear) : within(thisYear - 1)
  }
  const ago = Object.entries(DAYS_AGO).find(([word]) => stamp.includes(word))?.[1]
  if (ago !== undefined) return addDays(today, ago)
  const weekday =
    WEEKDAYS.indexOf(
      /(?:星期|周|礼拜)(?<one>[一二三四五六日天])/.exec(stamp)?.groups?.['one']?.replace('天', '日') ?? '?',
    ) + 1
  return weekday === 0 ? undefined : addDays(today, -((weekdayOf(today) - weekday + 7) % 7))
}
