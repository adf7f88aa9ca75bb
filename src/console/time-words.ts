/** How moments are written for people: 上午/下午 with every time and the weekday with every date. */
import { addDays, type Day, dayOf, daysBetween, type Time, timeOf, weekdayOf } from '../base/calendar.ts'

/** Names of the parts of a day by the hour at which they begin. */
const PARTS = [
  [18, '晚上'],
  [13, '下午'],
  [12, '中午'],
  [6, '上午'],
  [0, '凌晨'],
] as const

/** `14:05` → 下午2:05. */
export function timeWords(time: Time): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const part = PARTS.find(([from]) => hours >= from)?.[1] ?? ''
  return `${part}${hours > 12 ? hours - 12 : hours}:${String(minutes).padStart(2, '0')}`
}

/** Monday first: 星期一 … 星期日. */
function weekdayWords(day: Day): string {
  return `星期${'一二三四五六日'.charAt(weekdayOf(day) - 1)}`
}

/** 9月16日, with the year where it is not that of `today`. */
function dateWords(day: Day, today: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = `${Number(month)}月${Number(date)}日`
  return year === today.slice(0, 4) ? short : `${year}年${short}`
}

/** For the list of chats, as short as a phone has it: 上午9:05, 昨天, 星期一, 9月1日. */
export function shortMoment(instant: Date, now: Date, zone: string): string {
  const [day, today] = [dayOf(instant, zone), dayOf(now, zone)]
  const ago = daysBetween(day, today)
  if (ago === 0) return timeWords(timeOf(instant, zone))
  if (ago === 1) return '昨天'
  return ago > 1 && ago < 7 ? weekdayWords(day) : dateWords(day, today)
}

/** Between the lines of a conversation: 上午9:05, 昨天 上午9:05, 9月1日 星期二 上午9:05. */
export function longMoment(instant: Date, now: Date, zone: string): string {
  const [day, today] = [dayOf(instant, zone), dayOf(now, zone)]
  const time = timeWords(timeOf(instant, zone))
  if (day === today) return time
  if (day === addDays(today, -1)) return `昨天 ${time}`
  return `${dateWords(day, today)} ${weekdayWords(day)} ${time}`
}

/** For the office's clock, nothing left out: 2026年9月16日 星期三 上午9:05. */
export function fullMoment(instant: Date, zone: string): string {
  const day = dayOf(instant, zone)
  return `${dateWords(day, '')} ${weekdayWords(day)} ${timeWords(timeOf(instant, zone))}`
}
