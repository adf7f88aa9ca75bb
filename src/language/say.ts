/** Saying days and times as elders read them; what is said here is read back as the same value. */
import { type Day, dayOf, type Time, timeOf, weekdayOf } from '../base/calendar.ts'
import type { Moment } from './reading.ts'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** 12月2日（周三）上午9点半; a day or a time alone likewise. */
export function sayMoment({ day, time }: Moment): string {
  return `${day === undefined ? '' : sayDay(day)}${time === undefined ? '' : sayTime(time)}`
}

/** 12月2日（周三） */
export function sayDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日（${WEEKDAYS[weekdayOf(day) - 1]}）`
}

/** 上午9点半, 晚上7点05分 */
export function sayTime(time: Time): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const hour = hours > 12 ? hours - 12 : hours
  const rest = minutes === 0 ? '' : minutes === 30 ? '半' : `${String(minutes).padStart(2, '0')}分`
  return `${partOfDay(hours)}${hour}点${rest}`
}

function partOfDay(hours: number): string {
  if (hours < 5) return '凌晨'
  if (hours < 8) return '早上'
  if (hours < 12) return '上午'
  if (hours < 13) return '中午'
  return hours < 18 ? '下午' : '晚上'
}

/** An instant on the office's wall clock. */
export function sayInstant(instant: Date, zone: string): string {
  return sayMoment({ day: dayOf(instant, zone), time: timeOf(instant, zone) })
}
