/** 前一天下午4点提醒: an hour of an activity's own for the reminder of the day before. Pure. */
import type { Time } from '../../../base/calendar.ts'
import { numberValue } from '../../../language/numbers.ts'
import { REMIND_LIKE } from '../vocabulary.ts'

const HOUR =
  /(?<part>早上|上午|中午|下午|傍晚|晚上)?(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点(?<half>半)?|:(?<minutes>\d\d))/
/** With some minutes left of the sending window, so that all are reached in it. */
const WINDOWS: readonly (readonly [Time, Time])[] = [
  ['08:30', '11:00'],
  ['15:00', '19:30'],
]

/** `unfit`: not in the hours in which people are written to. `undefined`: no hour is named. */
export function readRemindAt(words: string): Time | 'unfit' | undefined {
  const { part = '', hour = '', half, minutes } = HOUR.exec(words)?.groups ?? {}
  const said = numberValue(hour === '两' ? '二' : hour)
  if (said === undefined) return undefined
  const isLate = /下午|傍晚|晚上|中午/.test(part) || (part === '' && said < 8)
  const clock = isLate && said < 12 ? said + 12 : said
  const time = `${String(clock).padStart(2, '0')}:${half === undefined ? (minutes ?? '00') : '30'}`
  return WINDOWS.some(([from, until]) => time >= from && time <= until) ? time : 'unfit'
}

const REMIND = new RegExp(REMIND_LIKE)

/** The hour that a plan names for it, what stands beside that in the plan, and what of it nothing else took. */
export function takeRemind(text: string, left: string) {
  const [said] = REMIND.exec(text) ?? []
  const own = said === undefined ? undefined : readRemindAt(said)
  if (said === undefined || own === undefined) return { own: undefined, text, rest: left }
  const rest = left.split('，').filter((piece) => !said.includes(piece))
  return { own, text: text.replace(said, '，'), rest: rest.join('，') }
}
