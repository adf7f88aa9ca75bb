/** When word of a change or of a calling-off cannot wait, so that nobody goes out for nothing, and when it need not wake anybody. */
import { HOUR } from '../../../base/spans.ts'
import type { WorkingOffice } from '../../../feature.ts'
import type { Activity } from '../queries.ts'

/** Nearer than this a night may lie between now and the start, or an office whose computer is off; in milliseconds. */
const NEAR = 16 * HOUR
/** Whoever hears of it so long before the start has not set out yet; in milliseconds. */
const IN_TIME = 4 * HOUR

type Starts = Pick<Activity, 'starts_at'>

/** Whether word of it goes past what stops pushes, and to whoever is in hospital too. */
export const isNear = ({ starts_at }: Starts, now: Date): boolean => starts_at.getTime() - now.getTime() < NEAR

/** Whether word of it goes at once at any hour: the next hour of sending is too late, or it is one, and may be the last before the start. */
export function isUrgent(activity: Starts, now: Date, office: WorkingOffice): boolean {
  const next = office.nextSending(now)
  const isInTime = next > now && activity.starts_at.getTime() - next.getTime() >= IN_TIME
  return isNear(activity, now) && !isInTime
}

/** How word of it goes. */
export function wayOf(activity: Starts, now: Date, office: WorkingOffice) {
  if (!isNear(activity, now)) return { kind: 'reminder' } as const
  return { kind: 'urgent', ...(isUrgent(activity, now, office) ? {} : { notBefore: office.nextSending(now) }) } as const
}
