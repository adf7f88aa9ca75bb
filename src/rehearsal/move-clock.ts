/** Moves the office's clock as time itself would: through every moment at which something falls due, in order. */

import { UserError } from '../base/errors.ts'
import { DAY } from '../base/spans.ts'
import type { OfficeClock } from './office-clock.ts'

/** What the engine must be able to do while time passes. */
export interface PassingTime {
  /** Does all that can be done now; returns when something waits next. */
  settle(): Promise<Date | undefined>
  /** The first job due in (now, `until`]. */
  nextJob(until: Date): Promise<Date | undefined>
}

/**
 * Moves to `moment`. Rejects with a `UserError` when it is in the past, or more than `FARTHEST` ahead.
 */
export async function moveClock(clock: OfficeClock, app: PassingTime, moment: Date): Promise<void> {
  if (moment <= clock.now()) throw new UserError('clock-back', '时间只能往后拨，不能往回拨。')
  if (moment.getTime() - clock.now().getTime() > FARTHEST) {
    throw new UserError('clock-too-far', '一次最多往后拨一年，请分几次拨。')
  }
  for (;;) {
    const waits = await app.settle()
    const job = await app.nextJob(moment)
    const next = earlier(waits, job)
    if (next === undefined || next > moment) break
    await goOnTo(clock, next)
  }
  await goOnTo(clock, moment)
  await app.settle()
}

/** Time goes on by itself while things are done; it is never set back. */
async function goOnTo(clock: OfficeClock, moment: Date): Promise<void> {
  if (moment > clock.now()) await clock.set(moment)
}

/** A year, in milliseconds. */
const FARTHEST = 366 * DAY

function earlier(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}
