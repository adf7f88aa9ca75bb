/**
 * Of a birthday without a calendar its owner is asked once, some weeks before, in plain words; until then no greeting. Whom no
 * chat reaches is asked by a person (ask-calendar-by-phone.ts).
 */

import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Job, PersonId } from '../../feature.ts'
import { lunarOf } from '../../language/lunar.ts'
import type { Option } from '../../language/reading.ts'
import { addressOf, freeToBeAsked } from '../people/public.ts'
import { setBirthCalendar } from '../roster/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { monthDay } from './yearly.ts'

/** So many days ahead, or as many as are left where it was entered later. */
const AHEAD = 21
/** So many a day, that they are a drop among the day's messages. */
const PAGE = 30
const PATIENCE = 60 * DAY
const MATTER = 'greetings:calendar'
const OPTIONS: readonly Option[] = [
  { number: 1, value: 'solar', label: wording.SOLAR, words: ['公历', '阳历', '新历', '是公历', '是阳历'] },
  { number: 2, value: 'lunar', label: wording.LUNAR, words: ['农历', '阴历', '旧历', '老历', '是农历', '是阴历'] },
  {
    number: 3,
    value: 'forgotten',
    label: wording.FORGOTTEN,
    words: ['记不清', '记不清喽', '记不清啦', '记不得了', '不记得', '忘了', '不知道', '不清楚'],
  },
  // Whoever would rather not say is asked no more, by nobody.
  { number: 0, value: 'declined', label: wording.DECLINED, words: wording.DECLINES },
]

export const askCalendar: Job = {
  id: 'greetings.ask-calendar',
  cron: '40 9 * * *',
  lateBy: 10 * 60,
  title: wording.askTitle,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    // Whoever has another question before them is asked some other day.
    const free = await freeToBeAsked(db, await queries.unasked(db, keysFrom(today)), now, MATTER)
    const people = await queries.noteAsked(db, free.slice(0, PAGE), now)
    const messages = people.map((one) => ({
      to: { person: one.id },
      kind: 'reminder' as const,
      text: wording.askCalendar(addressOf(one), one.day),
      once: `birth-calendar:person ${one.id}`,
      notAfter: new Date(now.getTime() + 3 * DAY),
      expects: {
        answer: 'calendar',
        payload: { person: one.id, day: one.day },
        about: MATTER,
        title: wording.calendarTitle(),
        options: OPTIONS,
        person: one.id,
        until: new Date(now.getTime() + PATIENCE),
      },
    }))
    return { messages, again: false }
  },
}

/** Every month and day that is, by either calendar, one of the days to come; the nearest first. */
function keysFrom(today: Day): readonly string[] {
  const days = Array.from({ length: AHEAD + 1 }, (_, at) => addDays(today, at))
  return [...new Set(days.flatMap((day) => [day.slice(5), ...[lunarOf(day) ?? []].flat().map(monthDay)]))]
}

export const calendarAnswered: AwaitedAnswer = {
  id: 'calendar',
  needs: 'greetings.answer',
  staysOpen: true,
  takesWords: false,
  async onAnswer({ db, now, speaker }, { choice, act }, payload) {
    if (choice === undefined) return undefined
    const { person, day } = payload as { readonly person: PersonId; readonly day: string }
    const answer = choice.value as 'solar' | 'lunar' | 'forgotten' | 'declined'
    // 忘了, days after it was told, is said of something else.
    const isVague = (answer === 'forgotten' || answer === 'declined') && !/^\s*\d/.test(act.text)
    if (isVague && (await queries.hasToldCalendar(db, person))) return undefined
    await queries.noteCalendarAnswer(db, person, answer)
    if (answer === 'declined') return { reply: { text: wording.calendarDeclined() }, as: answer }
    if (answer === 'forgotten') {
      await setBirthCalendar(db, person, 'unknown', { by: speaker.person?.id ?? null, at: now })
      const handOver = { why: wording.whyCalendarForgotten(), silently: true } as const
      return { reply: { text: wording.calendarForgotten() }, handOver, as: 'forgotten' }
    }
    await setBirthCalendar(db, person, answer, { by: speaker.person?.id ?? null, at: now })
    return { reply: { text: wording.calendarNoted(answer, day) }, as: answer }
  },
}
