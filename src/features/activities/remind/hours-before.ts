/** On the day itself, two hours before it begins, those who have a seat are reminded once more. */
import { HOUR, MINUTE } from '../../../base/spans.ts'
import type { Job, Occasion } from '../../../feature.ts'
import * as queries from '../queries.ts'
import * as inRoom from '../rooms/wording.ts'
import * as wording from '../wording.ts'
import { remindSeated } from './remind-seated.ts'
import { hoursBefore } from './reminder-times.ts'

/** No start is further from its reminder: 17:00 from 11:00. In milliseconds. */
const LONGEST = 7 * HOUR
/** Later than this before the start it comes too late to help. */
const LEAST_NOTICE = 30 * MINUTE

/** Whoever is marked was dealt with, so a tick that did not run is made up for by the next. */
export const remindHoursBefore: Job = {
  id: 'activities.hours-before',
  // At the minutes at which seats are offered anyway: a moment of its own would have to be lived through every day.
  cron: '*/30 8-19 * * *',
  lateBy: 29,
  title: wording.hoursBeforeTitle,
  mayHaveWork: ({ now }) => queries.isAnyStarting(now, new Date(now.getTime() + LONGEST)),
  async missed() {
    return undefined
  },
  async run(occasion) {
    return remindSeated(occasion, await dueNow(occasion), ({ starts_at }) => ({
      mark: 'hours_at',
      key: 'hours-before',
      notAfter: new Date(starts_at.getTime() - LEAST_NOTICE),
      say: wording.reminderToday,
      post: inRoom.today,
    }))
  },
}

async function dueNow({ db, now, office }: Occasion): Promise<readonly queries.Activity[]> {
  const soon = await queries.findStarting(db, now, new Date(now.getTime() + LONGEST))
  return soon.filter(({ starts_at, reminds_today }) => {
    if (!reminds_today) return false
    const at = hoursBefore(starts_at, office.zone)
    return at !== undefined && at <= now && now.getTime() < starts_at.getTime() - LEAST_NOTICE
  })
}
