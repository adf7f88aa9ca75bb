/** What to do when a send did not succeed. Pure. */
import type { MessageKind } from '../feature.ts'

/** Pauses before the second, third … try, in milliseconds. */
const PAUSES = [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000]

/** Failures that no further try can mend. */
const FINAL: ReadonlySet<string> = new Set(['no-such-chat', 'too-long'])

/** When to try again after `attempts` tries, or `undefined` to give up. */
export function nextTry(failure: string, attempts: number, now: Date): Date | undefined {
  if (FINAL.has(failure)) return undefined
  const pause = PAUSES[attempts - 1]
  return pause === undefined ? undefined : new Date(now.getTime() + pause)
}

/**
 * Whether a message that may have been delivered is sent once more. Missing a reminder is worse than reading it twice;
 * a greeting twice is an embarrassment, so a person decides.
 */
export function repeatsWhenUncertain(kind: MessageKind): boolean {
  return kind !== 'greeting'
}
