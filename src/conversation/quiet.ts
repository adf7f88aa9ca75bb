/** Whether people are talking with the bot: what nobody waits for, as the rows of a notice, lets them go first. */
import { monotonic, sleep } from '../base/clock.ts'

export interface Quiet {
  /** Something is being taken in; call the returned function when it is recorded. */
  hear(): () => void
  /** Whether anybody has written in the last seconds. */
  isTalking(): boolean
  /** Resolves when nobody waits for an answer; in a crowd that never ends, after a moment all the same. */
  untilQuiet(): Promise<void>
}

/** So long after somebody has written another is likely to, in milliseconds. */
const TALK = 2000
/** So long is waited at most, in milliseconds: what nobody waits for is to be done too. */
const PATIENCE = 250
const TICK = 2

/** `isBusy`: whether a message waits for its turn, or has it. */
export function createQuiet(isBusy: () => boolean): Quiet {
  let taking = 0
  let heard = Number.NEGATIVE_INFINITY
  return {
    hear() {
      taking += 1
      heard = monotonic()
      return () => {
        taking -= 1
      }
    },
    isTalking: () => monotonic() - heard < TALK,
    async untilQuiet() {
      const until = monotonic() + PATIENCE
      while ((taking > 0 || isBusy()) && monotonic() < until) await sleep(TICK)
    },
  }
}
