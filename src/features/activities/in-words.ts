/** An activity as people read it. */
import { dayOf, timeOf } from '../../base/calendar.ts'
import { sayInstant, sayMoment } from '../../language/say.ts'
import type { Activity } from './queries.ts'
import type { InWords } from './wording.ts'
import * as wording from './wording.ts'

/** The year is said only where it is another one than that of the planning. */
export function inWords(activity: Activity, zone: string): InWords {
  const start = sayInstant(activity.starts_at, zone, dayOf(activity.created_at, zone))
  const sameDay = activity.ends_at !== null && dayOf(activity.ends_at, zone) === dayOf(activity.starts_at, zone)
  const end = sameDay && activity.ends_at !== null ? `到${sayMoment({ time: timeOf(activity.ends_at, zone) })}` : ''
  const place = activity.landmark === null ? activity.place : wording.placeNear(activity.place, activity.landmark)
  return { title: activity.title, when: `${start}${end}`, place, details: wording.detailsInWords(activity) }
}
