/** Until when a notice is to be answered: as its text says, else in good time before what it is about. Pure. */

import { addDays, type Day, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { normaliseText, readSlots } from '../../language/read-value.ts'
import type { Part, When } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import { type At, withoutSignature, withoutTwice } from './tidy-text.ts'
import { GATHERS } from './vocabulary.ts'

/** The end of the sending window: until then a day's answers come in. */
const EVENING: Time = '20:00'
/** So many days people have to answer, where nothing is said. */
const USUAL_DAYS = 3
/** Whoever gets it last has at least so long, where that can be; in milliseconds. */
const TIME_TO_ANSWER = 2 * HOUR

/** When a deadline ends, and when something begins, that names a part of the day only. */
const PART_ENDS: Readonly<Partial<Record<Part, Time>>> = { 上午: '11:30', 中午: '12:00', 下午: '17:30' }
const PART_BEGINS: Readonly<Partial<Record<Part, Time>>> = {
  上午: '08:00',
  中午: '11:30',
  下午: '13:30',
  晚上: '18:00',
}

/** The deadline that a text names (周五前, 12月1日下午5点前); `undefined` when it names none or one that is past. */
export function readDeadline(text: string, { now, zone }: At): Date | undefined {
  const moment = namedDeadline(text, { now, zone })
  return moment !== undefined && moment > now ? moment : undefined
}

/** The same, past or not. */
export function namedDeadline(text: string, { now, zone }: At): Date | undefined {
  const { deadline } = readSlots(normaliseText(text), { deadline: { kind: 'when', deadline: true } }, { now, zone })
  return deadline && momentOf(deadline, { now, zone }, EVENING)
}

/** The instant that a reading means; a bare day is at `usual`. */
export function momentOf(when: When, { now, zone }: At, usual: Time): Date | undefined {
  const moment = when.deadline ? when.end : (when.start ?? when.end)
  if (moment === undefined || when.impossible) return undefined
  const day: Day = moment.day ?? dayOf(now, zone)
  const time = moment.time === '23:59' ? undefined : moment.time
  return instantOf(day, time ?? (moment.part && PART_ENDS[moment.part]) ?? usual, zone)
}

/**
 * The deadline where none is named: three days after the last has got it, in the evening; but on the evening before what
 * the text is about, or when that begins. Null: there is no time to answer before it.
 */
export function usualDeadline(lastSent: Date, text: string, at: At): Date | null {
  const usual = instantOf(addDays(dayOf(lastSent, at.zone), USUAL_DAYS), EVENING, at.zone)
  const matter = matterOf(text, at)
  if (matter === undefined) return usual
  const eve = instantOf(addDays(matter.day, -1), EVENING, at.zone)
  const isInTime = eve.getTime() - lastSent.getTime() >= TIME_TO_ANSWER
  const latest = isInTime ? eve : (matter.begins ?? eve)
  if (latest <= lastSent) return null
  return latest < usual ? latest : usual
}

/**
 * When something begins that is today: 今天下午停水, 下午3点来办公室开会. Of an hour alone only where people come together:
 * others may hold for every day.
 */
export function beginsToday(text: string, at: At): Date | undefined {
  const matter = matterOf(text, at)
  const isToday = matter?.day === dayOf(at.now, at.zone) && (matter.isDated || GATHERS.test(text))
  return isToday ? matter?.begins : undefined
}

interface Matter {
  readonly day: Day
  /** Not set when only the day is known. */
  readonly begins: Date | undefined
  /** The day is said, and not only an hour. */
  readonly isDated: boolean
}

/** The first day still to come, or today, that a text is about. */
function matterOf(text: string, { now, zone }: At): Matter | undefined {
  const today = dayOf(now, zone)
  const matters = findWhens(
    normaliseText(withoutTwice(withoutSignature(text, { now, zone }))),
    presentAt(now, zone),
  ).flatMap((when): Matter[] => {
    const start = when.start
    if (start === undefined || when.deadline || when.impossible || when.superseded || when.rule !== undefined) return []
    const day = start.day ?? today
    const time = start.time ?? (start.part && PART_BEGINS[start.part])
    return [
      { day, begins: time === undefined ? undefined : instantOf(day, time, zone), isDated: start.day !== undefined },
    ]
  })
  // Of 12月1日起搬家，午饭上午11点 the dinner is not today.
  const dated = matters.filter(({ isDated }) => isDated)
  return (dated.length > 0 ? dated : matters)
    .filter(({ day, begins }) => day >= today && (begins === undefined || begins > now))
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))[0]
}
