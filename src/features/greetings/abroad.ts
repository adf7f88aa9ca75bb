/** Greetings reach people abroad in their own day-time, where their zone is known (language/abroad.ts). Pure. */
import { type Day, instantOf, type Time } from '../../base/calendar.ts'

/** When people abroad may be written to, on their own clocks. */
const [MORNING, NIGHT]: readonly [Time, Time] = ['08:00', '21:00']

/**
 * The stretch in which somebody can be greeted on their own `day`, whichever of these zones they are in: day-time there,
 * from the first moment of it at which the office sends (`nextSending`). Where there is none (any more) it is over when
 * it begins, so that staff hear of it.
 */
export function ownDaytime(
  day: Day,
  zones: readonly string[],
  { now, nextSending }: { readonly now: Date; readonly nextSending: (moment: Date) => Date },
): { readonly notBefore: Date; readonly notAfter: Date } {
  const mornings = zones.map((zone) => instantOf(day, MORNING, zone))
  const nights = zones.map((zone) => instantOf(day, NIGHT, zone))
  const notBefore = nextSending(new Date(Math.max(now.getTime(), ...mornings.map(Number))))
  return { notBefore, notAfter: new Date(Math.min(...nights.map(Number))) }
}
