/** What to ask when a time cannot be taken as it was said. */
import { dayOf } from '../../../base/calendar.ts'
import { sayDay, sayMoment, sayWeekday } from '../../../language/say.ts'
import { type ReadTiming, weekdayBeside } from '../timing.ts'
import * as wording from '../wording.ts'

type Faulty = Exclude<ReadTiming, { readonly startsAt: Date }>

/** `slot`: `when` asks for all of it anew, `clock` for the half that is missing or wrong. */
export function askAboutTime(
  { fault, when, start }: Faulty,
  now: Date,
  zone: string,
): { readonly slot: 'when' | 'clock'; readonly text: string } {
  const today = dayOf(now, zone)
  if (fault === 'impossible') return { slot: 'when', text: wording.noSuchTime(when.text) }
  if (fault === 'repeated') return { slot: 'when', text: wording.onlyOnce(when.text) }
  if (fault === 'no-day' || fault === 'several-days') return { slot: 'clock', text: wording.askDay(when.text) }
  if (fault === 'no-time') return { slot: 'clock', text: wording.askTime(when.text) }
  if (fault === 'doubtful') return { slot: 'clock', text: wording.doubtfulTime(when.text) }
  if (fault === 'past') return { slot: 'when', text: wording.timeIsPast(sayMoment(start, today)) }
  const named = sayDay(start.day ?? today, today)
  const [date = '', weekday = ''] = named.split(/[（）]/)
  return { slot: 'clock', text: wording.notThatWeekday(date, weekday, sayWeekday(weekdayBeside(when) ?? 1)) }
}
