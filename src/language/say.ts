/** Says dates, times and lists back as elders read them: 12月2日（周三）上午9点半, 农历十月廿四. Only full-width punctuation. */
import type { Day, Time } from '../base/calendar.ts'
import { dayOf, timeOf, weekdayOf } from '../base/calendar.ts'
import { lunarOf } from './lunar.ts'
import type { Moment, Recurrence, When } from './reading.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

const weekdayName = (weekday: number) => WEEKDAYS[weekday - 1] ?? ''

/** 周三. `weekday` 1 to 7, Monday first. */
export function sayWeekday(weekday: number): string {
  return `周${weekdayName(weekday)}`
}

/** 12月2日（周三）; with the year when `today` is given and lies in another year, or the day is past. */
export function sayDay(day: Day, today?: Day): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const named = `${month}月${date}日（${sayWeekday(weekdayOf(day))}）`
  return today === undefined || isSoon(day, today) ? named : `${year}年${named}`
}

/** The same in a report, of what may be past: with the year only where it is another one than that of `today`. */
export const sayDated = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? sayDay(day) : sayDay(day, today)

/** True when nobody would read the date as another year's. */
const isSoon = (day: Day, today: Day): boolean => day >= today && day.slice(0, 4) === today.slice(0, 4)

/** 上午9点半, 下午2点05分, 中午12点, 凌晨0点. */
export function sayTime(time: Time): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const clock = hour > 12 ? hour - 12 : hour
  const minutes = minute === 0 ? '' : minute === 30 ? '半' : `${String(minute).padStart(2, '0')}分`
  return `${partOf(hour)}${clock}点${minutes}`
}

function partOf(hour: number): string {
  if (hour < 5) return '凌晨'
  if (hour < 8) return '早上'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

/** A day, a time, or both: 12月2日（周三）上午9点半. */
export function sayMoment(moment: Moment, today?: Day): string {
  const day = moment.day === undefined ? '' : sayDay(moment.day, today)
  return day + (moment.time === undefined ? (moment.part ?? '') : sayTime(moment.time))
}

/** An instant on a zone's clock: 12月2日（周三）上午9点半. */
export function sayInstant(instant: Date, zone: string, today?: Day): string {
  return sayMoment({ day: dayOf(instant, zone), time: timeOf(instant, zone) }, today)
}

/** The same in a report, of what may be past: with the year only where it is another one than that of `today`. */
export const sayDatedInstant = (instant: Date, zone: string, today: Day): string =>
  sayDated(dayOf(instant, zone), today) + sayTime(timeOf(instant, zone))

/** A reading as it was understood: a moment, a range (上午9点到11点), a deadline (11月27日（周五）前) or a repetition. */
export function sayWhen(when: When, today?: Day): string {
  if (when.rule) return sayRecurrence(when.rule)
  if (when.deadline && when.end) return `${sayMoment(when.end, today)}前`
  if (!when.start) return when.text
  if (!when.end) return sayMoment(when.start, today)
  const sameDay = when.end.day !== undefined && when.end.day === when.start.day
  const end = sameDay && when.end.time ? sayTime(when.end.time) : sayMoment(when.end, when.start.day ?? today)
  return `${sayMoment(when.start, today)}到${end}`
}

/** 农历十月廿四, 农历闰六月初一; undefined outside 1900–2100. */
export function sayLunar(day: Day): string | undefined {
  const lunar = lunarOf(day)
  if (!lunar) return undefined
  return `农历${lunar.leap ? '闰' : ''}${LUNAR_MONTHS[lunar.month - 1] ?? ''}月${sayLunarDate(lunar.day)}`
}

/** 初一, 初十, 十五, 二十, 廿四, 三十. */
export function sayLunarDate(date: number): string {
  const unit = DIGITS[date % 10] ?? ''
  if (date <= 10) return `初${DIGITS[date] ?? ''}`
  if (date < 20) return `十${unit}`
  if (date === 20) return '二十'
  return date === 30 ? '三十' : `廿${unit}`
}

/** 每周二、四上午9点, 每月15日, 每年农历九月初九. */
export function sayRecurrence(rule: Recurrence): string {
  const times =
    rule.time === undefined
      ? (rule.part ?? '')
      : sayTime(rule.time) + (rule.timeEnd === undefined ? '' : `到${sayTime(rule.timeEnd)}`)
  return sayDays(rule) + times + (rule.exceptHolidays ? '（法定节假日除外）' : '')
}

const UNITS = { DAILY: '天', WEEKLY: '周', MONTHLY: '个月', YEARLY: '年' } as const

/** 每, 隔 or 每三: how often, before the day that is repeated. */
function sayOften({ freq, interval = 1, bymonth }: Recurrence): string {
  if (interval === 1) return `每${UNITS[freq].replace('个', '')}`
  if (freq === 'DAILY' && interval === 2) return '每隔一天'
  if (freq === 'WEEKLY' && interval === 2) return '隔周'
  const month = bymonth?.[0] ?? 0
  if (freq === 'MONTHLY' && interval === 2) return ['隔月', '单月', '双月'][month] ?? '隔月'
  if (freq === 'MONTHLY' && interval === 3) return `每季度${['', '第一个月', '第二个月', '末月'][month] ?? ''}`
  return `每${interval}${UNITS[freq]}`
}

const sayPlace = (place: number): string => (place < 0 ? '最后一' : `第${DIGITS[place] ?? place}`)

function sayDays(rule: Recurrence): string {
  const { byday, bymonthday, bymonth, bysetpos, interval = 1 } = rule
  const nth = bysetpos === undefined ? '' : `${[bysetpos].flat().map(sayPlace).join('、')}个`
  const often = sayOften(rule)
  if (rule.freq === 'DAILY') return often
  if (rule.freq === 'WEEKLY')
    return `${often}${byday && interval > 2 ? '周' : ''}${byday?.map(weekdayName).join('、') ?? ''}`
  const weekday = byday ? nth + (byday.length === 5 ? '工作日' : byday.map(sayWeekday).join('、')) : ''
  const dates =
    bymonthday?.map((date) => (date < 0 ? '最后一天' : rule.lunar ? sayLunarDate(date) : `${date}日`)).join('、') ?? ''
  if (rule.freq === 'MONTHLY') return `${often}${rule.lunar ? '农历' : ''}${weekday}${dates}`
  const months =
    bymonth?.map((month) => (rule.lunar ? `农历${LUNAR_MONTHS[month - 1] ?? ''}月` : `${month}月`)).join('、') ?? ''
  return `${often}${rule.festival ?? ''}${months}${weekday}${dates}`
}

/** 张三、李四和王五; more than `most` are counted: 张三、李四等5人. */
export function sayPeople(names: readonly string[], most = 20): string {
  if (names.length > most) return `${names.slice(0, most).join('、')}等${names.length}人`
  const last = names.at(-1)
  return names.length < 2 || last === undefined ? names.join('') : `${names.slice(0, -1).join('、')}和${last}`
}

/** The beginning of somebody's words, at most so many characters; never half of one. */
export function shorten(words: string, most: number): string {
  const all = [...words]
  return all.length > most ? `${all.slice(0, most).join('')}……` : words
}
