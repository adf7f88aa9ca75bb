/** A notice's text as people are to read it: without words meant for the bot, and with the date beside each 明天; and as dates are looked for in it: without the day on which it was signed. Pure. */
import { addDays, dayOf, weekdayOf } from '../../base/calendar.ts'
import { readSlots } from '../../language/read-value.ts'
import * as vocabulary from './vocabulary.ts'
import * as wording from './wording.ts'

/** When and where a text is read. */
export interface At {
  readonly now: Date
  readonly zone: string
}

const STAYS = /^[。！？；]/

/** Takes 请回复 or 不用回复 off the end; the notice says so itself, with the time. 能来的，请回复 is a sentence and stays. */
export function withoutCommand(text: string): string {
  const { before = '', gap = '', end = '' } = vocabulary.TRAILING_COMMAND.exec(text)?.groups ?? {}
  const clause = before.split(/[，,。；;！!？?：:\n]/).at(-1) ?? ''
  if (before.trim() === '' || vocabulary.GOES_ON.test(clause)) return text
  const stop = STAYS.exec(gap)?.[0] ?? (/[。.！!]/.test(end) ? '。' : '')
  return `${before.trimEnd()}${stop}`
}

/** 明天（11月27日，周五）: whoever gets it on another day, or reads it again, still knows which day it is. */
export function withDates(text: string, at: At): string {
  return text.replace(vocabulary.DAY_FROM_TODAY, (word) => {
    const day = readSlots(word, { when: { kind: 'when' } }, at).when?.start?.day
    return day === undefined ? word : wording.withDate(word, day, weekdayOf(day))
  })
}

/** 11月27日 for 明天（11月27日，周五）: what the readers of dates know. */
export function withoutTwice(text: string): string {
  return text.replace(
    vocabulary.DATED_DAY,
    (_, word: string, date: string) => `${date}${/[早晚]$/.exec(word)?.[0] ?? ''}`,
  )
}

/** 11月27日（周五） for 明天（11月27日，周五）: of a text that goes out on another day than it was written on. */
export function seenFromLater(text: string): string {
  return text.replace(vocabulary.DATED_DAY, (_, word: string, date: string, weekday: string) =>
    wording.dayWithPart(date, weekday, /[早晚]$/.exec(word)?.[0]),
  )
}

/** A text is signed no longer ago, in days. */
const SIGNED_LATELY = 31

/**
 * Without the day on which it was signed, below a text or at its end: 退休办 2026年11月23日. It is none that the text is
 * about. A day to come is: 请参加党员大会 2026年12月3日.
 */
export function withoutSignature(text: string, at: At): string {
  const today = dayOf(at.now, at.zone)
  return text.replace(vocabulary.SIGNED_ON, (written) => {
    const day = readSlots(written.trim(), { when: { kind: 'when' } }, at).when?.start?.day
    return day !== undefined && (day > today || day < addDays(today, -SIGNED_LATELY)) ? written : ''
  })
}

/** The first word of a text that speaks of a day as seen from today: 明天, 今晚, 下周三. */
export function speaksOfToday(text: string): string | undefined {
  return text.match(vocabulary.SEEN_FROM_TODAY)?.[0]
}
