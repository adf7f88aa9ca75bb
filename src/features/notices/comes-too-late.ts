/** 明天上午停水, to people who have had a notice today and get this one tomorrow at half past eight: told before it is confirmed. */
import { instantOf, type Time } from '../../base/calendar.ts'
import { normaliseText } from '../../language/read-value.ts'
import type { Part } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import { type At, withoutTwice } from './tidy-text.ts'

/** When a part of the day begins for whoever has to be ready; a day alone begins in the morning. */
const BEGINS: Readonly<Record<Part, Time>> = {
  凌晨: '00:00',
  早上: '07:00',
  上午: '08:00',
  中午: '11:30',
  下午: '13:30',
  傍晚: '17:00',
  晚上: '18:00',
  半夜: '22:00',
}

/** The first thing to come that a text tells, where it begins before the last of its readers have the text (`until`). */
export function comesTooLate(text: string, until: Date, { now, zone }: At): Date | undefined {
  const begins = findWhens(normaliseText(withoutTwice(text)), presentAt(now, zone)).flatMap(
    ({ start, deadline, rule }) => {
      if (start?.day === undefined || deadline === true || rule !== undefined) return []
      return instantOf(start.day, start.time ?? BEGINS[start.part ?? '上午'], zone)
    },
  )
  const [first] = begins.filter((moment) => moment > now).toSorted((a, b) => a.getTime() - b.getTime())
  return first !== undefined && first <= until ? first : undefined
}
