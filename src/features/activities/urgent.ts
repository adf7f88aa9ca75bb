import type { Activity } from './queries.ts'

/** Nearer than this a night may lie between now and the start, so that word must not wait for the morning; in milliseconds. */
const URGENT = 16 * 3_600_000

/** Whether word of a change, or of a calling-off, goes at any hour. */
export const isUrgent = ({ starts_at }: Pick<Activity, 'starts_at'>, now: Date): boolean =>
  starts_at.getTime() - now.getTime() < URGENT
