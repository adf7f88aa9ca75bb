/** What staff send out can be called back before anybody has it, for so long; in milliseconds. */
import { MINUTE } from './spans.ts'
export const RECALL = 2 * MINUTE

/** When what was confirmed at a moment may go. */
export const afterRecall = (confirmed: Date): Date => new Date(confirmed.getTime() + RECALL)

/** Whether it can still be called back. */
export const isRecallable = (confirmed: Date | null, now: Date): boolean =>
  confirmed !== null && now < afterRecall(confirmed)
