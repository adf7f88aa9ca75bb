/** 提前三天提醒: some days before it begins, where staff want it, those who come are reminded; the day before they are as ever. */

import { addDays, dayOf, instantOf, type Time } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import type { Job, Occasion } from '../../../feature.ts'
import * as queries from '../queries.ts'
import * as inRoom from '../rooms/wording.ts'
import * as wording from '../wording.ts'
import { isByHabit } from './habits.ts'
import { remindSeated } from './remind-seated.ts'

/** Nobody is reminded longer ahead, in milliseconds: 8 days. */
const LONGEST = 8 * DAY

/** When those who come are reminded some days ahead, at the hour `at`; `undefined`: they are not. */
export function daysAhead(
  { starts_at, reminds_ahead, remind_at }: Pick<queries.Activity, 'starts_at' | 'reminds_ahead' | 'remind_at'>,
  at: Time,
  zone: string,
): Date | undefined {
  if (reminds_ahead === null) return undefined
  return instantOf(addDays(dayOf(starts_at, zone), -reminds_ahead), remind_at ?? at, zone)
}

/** `at`: the hour of reminders, set by the office. A tick that did not run is made up for by the next, until the day before. */
export function createDaysAhead(at: Time): Job {
  return {
    id: 'activities.days-ahead',
    // At the minutes at which seats are offered anyway.
    cron: '*/30 8-19 * * *',
    lateBy: 29,
    title: wording.daysAheadTitle,
    mayHaveWork: ({ now }) => queries.isAnyStarting(now, new Date(now.getTime() + LONGEST)),
    async missed(occasion) {
      const lost = await lostAt(occasion, at)
      return lost.length === 0 ? undefined : wording.missedAhead(lost.map(({ title }) => title))
    },
    async run(occasion) {
      const { zone } = occasion.office
      return remindSeated(occasion, await dueNow(occasion, at), ({ starts_at }) => ({
        mark: 'ahead_at',
        key: 'days-ahead',
        notAfter: instantOf(addDays(dayOf(starts_at, zone), -1), '00:00', zone),
        say: wording.reminderAhead,
        post: inRoom.ahead,
      }))
    },
  }
}

/** Looked at, to find one who comes. */
const MANY = 5000

/** Between two ticks, in milliseconds. */
const TICK = 1_800_000

/** Those whose moment was the occasion's, and for which it is too late now: nobody was reminded, and somebody comes. */
async function lostAt({ db, due, now, office }: Occasion, at: Time): Promise<readonly queries.Activity[]> {
  const lost: queries.Activity[] = []
  for (const activity of await queries.findStarting(db, now, new Date(now.getTime() + LONGEST))) {
    const moment = daysAhead(activity, at, office.zone)
    const isThen = moment !== undefined && moment <= due && due.getTime() - moment.getTime() < TICK
    if (!isThen || isBeforeEve(activity, now, office.zone) || (await isByHabit(db, activity))) continue
    const open = await queries.findInvited(db, activity.id, { not: 'ahead_at', limit: MANY })
    if (open.some(({ seat }) => seat === 'seated')) lost.push(activity)
  }
  return lost
}

const isBeforeEve = ({ starts_at }: queries.Activity, now: Date, zone: string): boolean =>
  dayOf(now, zone) < addDays(dayOf(starts_at, zone), -1)

async function dueNow({ db, now, office }: Occasion, at: Time): Promise<readonly queries.Activity[]> {
  const due: queries.Activity[] = []
  for (const activity of await queries.findStarting(db, now, new Date(now.getTime() + LONGEST))) {
    const moment = daysAhead(activity, at, office.zone)
    if (
      moment === undefined ||
      moment > now ||
      !isBeforeEve(activity, now, office.zone) ||
      (await isByHabit(db, activity))
    )
      continue
    due.push(activity)
  }
  return due
}
