/**
 * A birthday that was over when it was entered or put right, or when somebody who was said to have died was found to live:
 * nobody is greeted late, so staff are told to ring up.
 */

import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { Job, Occasion } from '../../feature.ts'
import { knownPeople, staffOn } from '../people/public.ts'
import { customsOf } from './office-customs.ts'
import * as queries from './queries.ts'
import { toRingUp } from './to-phone.ts'
import * as wording from './wording.ts'
import { type Customs, dayInYear, type Kept, keptOn, monthDay, readYearly } from './yearly.ts'

/** What was changed since then is looked at, in milliseconds: the program may have stood still over a long holiday. */
const LOOK_BACK = 12 * DAY
/** Of a birthday that was not known before, so many days. */
const RECENT = 14

export const tellPassed: Job = {
  id: 'greetings.passed',
  cron: '35 11,16 * * *',
  lateBy: 16 * 60,
  title: wording.passedTitle,
  mayHaveWork: ({ now }) => queries.isAnyChanged(new Date(now.getTime() - LOOK_BACK)),
  async run(due) {
    const { db, now, office } = due
    const today = dayOf(now, office.zone)
    const since = new Date(now.getTime() - LOOK_BACK)
    const customs = await customsOf(db)
    const changed = await queries.birthsChanged(db, since, daysOfYear(dayOf(since, office.zone), today, customs))
    const over = changed.flatMap((one) => {
      const kept = lastBirthday(one, today, customs)
      return kept !== undefined && isMissed(one, kept, customs, due) ? [{ id: one.id, ...kept }] : []
    })
    const back = (await queries.foundAlive(db, since)).flatMap((one) => {
      const kept = lastBirthday(one, today, customs)
      return kept !== undefined && isWithin(kept.day, one, due) ? [{ id: one.id, ...kept }] : []
    })
    const untold = await queries.ungreetedOf(db, [...over, ...back])
    const willing = await toRingUp(
      due,
      untold.map(({ id }) => id),
    )
    const told = untold.filter(({ id }) => willing.includes(id))
    if (told.length === 0) return { messages: [], again: false }
    const dealt = told.map(({ id, ...kept }) => ({ ...kept, personId: id, occasion: 'passed', once: null }))
    await queries.noteGreetings(db, dealt, now)
    const known = await knownPeople(
      db,
      told.map(({ id }) => id),
    )
    const lines = known.map((one) => ({ ...one, day: told.find(({ id }) => id === one.id)?.day ?? today }))
    const staff = await staffOn(db, today)
    const messages = staff.map(({ id }) => ({
      to: { person: id },
      kind: 'staff' as const,
      text: wording.passed(lines),
      once: `birthday-passed:${now.toISOString()}:staff ${id}`,
    }))
    return { messages, again: false }
  },
}

/** What the days of a stretch are called by either calendar: 11-24, 10-16. */
function daysOfYear(from: Day, until: Day, customs: Customs): readonly string[] {
  const found: string[] = []
  for (let day = from; day < until; day = addDays(day, 1)) found.push(...keptOn(day, customs).map(monthDay))
  return [...new Set(found)]
}

/**
 * Whether the change has cost a greeting: it came too late in the evening of that day; or by the date before it was still
 * to come, or there was none and it is not long ago.
 */
function isMissed(
  { before, at }: queries.ChangedBirth,
  { day }: Kept,
  customs: Customs,
  { office }: Occasion,
): boolean {
  const changedOn = dayOf(at, office.zone)
  if (day >= changedOn) return true
  const expected = birthdaysAround(before, changedOn, customs).find((one) => yearOf(one.day) === yearOf(changedOn))?.day
  const isRecent = day >= addDays(changedOn, -RECENT)
  // What came late in the year before is no matter of this year's any more, except in its first days.
  if (expected === undefined || yearOf(day) < yearOf(changedOn)) return isRecent
  return expected >= changedOn
}

/** Between the day on which somebody was said to have died and the one on which that was found untrue. */
const isWithin = (day: Day, { reportedAt, settledAt }: queries.FoundAlive, { office }: Occasion): boolean =>
  dayOf(reportedAt, office.zone) <= day && day <= dayOf(settledAt, office.zone)

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The latest birthday that is over. */
const lastBirthday = (birth: queries.Birth, today: Day, customs: Customs): Kept | undefined =>
  birthdaysAround(birth, today, customs).find(({ day }) => day < today)

/** The birthdays of the year of the common calendar in which `today` lies, and of the one before; the latest first. */
function birthdaysAround(
  { birth_day, birth_calendar, birth_leap }: queries.Birth,
  today: Day,
  customs: Customs,
): readonly Kept[] {
  if (birth_calendar === 'unknown') return []
  const date = readYearly(birth_day, birth_calendar, birth_leap)
  if (date === undefined) return []
  const { calendar } = date
  const thisYear = yearOf(today)
  return [thisYear, thisYear - 1, thisYear - 2].flatMap((year) => {
    const day = dayInYear(date, year, customs)
    return day === undefined || yearOf(day) > thisYear ? [] : [{ day, year, calendar }]
  })
}
