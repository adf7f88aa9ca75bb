/** Until when a notice is of use, as its text says: 停气到今晚6点, 下午2点到6点停水, 11月27日前来领. Pure. */
import { addDays, type Day, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import { normaliseText } from '../../language/read-value.ts'
import type { Moment, When } from '../../language/reading.ts'
import { findWhens } from '../../language/when/find-whens.ts'
import { presentAt } from '../../language/when/resolve.ts'
import { type At, withoutSignature, withoutTwice } from './tidy-text.ts'
import { ENDS_BEFORE, ENDS_BEHIND } from './vocabulary.ts'

/** When a part of the day is over. */
const PART_IS_OVER: Readonly<Record<string, Time>> = { 早上: '09:00', 上午: '12:00', 中午: '14:00', 下午: '18:00' }

/**
 * The last moment that a text says something about, where it names an end that is still to come. `asks`: until when it
 * is to be answered is kept by itself, since that may be moved.
 */
export function endOfUse(text: string, asks: boolean, { now, zone }: At): Date | undefined {
  const plain = normaliseText(withoutTwice(withoutSignature(text, { now, zone })))
  const whens = findWhens(plain, presentAt(now, zone)).filter(
    ({ superseded, impossible, deadline }) =>
      superseded !== true && impossible !== true && !(asks && deadline === true),
  )
  const isRepeated = whens.some(({ rule }) => rule !== undefined)
  const moments: { readonly at: Date; readonly isEnd: boolean; readonly isExact: boolean }[] = []
  let day = whens.map(dayNamed).find((one) => one !== undefined)
  for (const when of whens) {
    if (when.rule !== undefined) continue
    const named = dayNamed(when)
    // Of 每周三 … 8点到11点 the hours are those of every week.
    if (named === undefined && isRepeated) continue
    day = named ?? day
    const isEnd = when.end !== undefined || isBehindUntil(plain, when) || ENDS_BEHIND.test(plain.slice(when.span.to))
    const moment = when.end ?? when.start ?? {}
    const isExact = moment.time !== undefined
    moments.push({ at: isOverAt(moment, day ?? dayOf(now, zone), zone), isEnd, isExact })
  }
  const ends = moments.filter(({ isEnd }) => isEnd).map(({ at }) => at.getTime())
  if (ends.length === 0) return undefined
  const last = Math.max(...ends)
  const tomorrow = instantOf(addDays(dayOf(new Date(last - 1), zone), 1), '00:00', zone).getTime()
  // 今晚 in 今晚停气，到六点为止 is over then too; what comes on a later day has no end of its own.
  const later = moments.filter(({ at, isExact }) => isExact || at.getTime() > tomorrow).map(({ at }) => at.getTime())
  const latest = Math.max(last, ...later)
  return latest > now.getTime() ? new Date(latest) : undefined
}

const dayNamed = ({ start, end }: When): Day | undefined => start?.day ?? end?.day

/** 停气到今晚6点; 改到今晚6点 is when something begins. */
const isBehindUntil = (plain: string, { span, pieces }: When): boolean =>
  ENDS_BEFORE.test(plain.slice(0, (pieces?.at(-1) ?? span).from))

/** When a moment is over: a day at its end, and what has an hour at that hour. */
export function isOverAt({ day, time, part }: Moment, usual: Day, zone: string): Date {
  const on = day ?? usual
  const at = time === '23:59' ? undefined : (time ?? (part && PART_IS_OVER[part]))
  return at === undefined ? instantOf(addDays(on, 1), '00:00', zone) : instantOf(on, at, zone)
}

/** The moment that staff name as an end: 到今晚六点为止, 过了周五就别发了; `undefined`: none is named. */
export function endNamed(words: string, { now, zone }: At): Date | undefined {
  const [when] = findWhens(normaliseText(words), presentAt(now, zone))
  if (when === undefined || when.rule !== undefined || when.impossible === true) return undefined
  return isOverAt(when.end ?? when.start ?? {}, dayOf(now, zone), zone)
}
