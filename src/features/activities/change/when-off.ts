/** From when something is off that is called off now: until then nobody is told, and it can be kept on. */
import { HOUR } from '../../../base/spans.ts'
import type { Turn } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import type { Activity } from '../queries.ts'
import type { WhenTold } from '../wording.ts'
import { isUrgent } from './urgent.ts'

/** What begins sooner must be told before the computer may be turned off for days; in milliseconds. */
const SOON = 72 * HOUR

/** `recall`: for how many seconds nobody is told of what can wait; `people`: how many are to be told. */
export function whenOff(
  { now, office }: Turn<unknown>,
  activities: readonly Activity[],
  { people, recall }: { readonly people: number; readonly recall: number },
): WhenTold & { readonly at: Date } {
  // The computer may be off before the two minutes are over, and then until after the start.
  const waits = people > 0 && !activities.some((activity) => isUrgent(activity, now, office)) ? recall : 0
  const earliest = new Date(now.getTime() + waits * 1000)
  const at = waits === 0 ? now : office.nextSending(earliest)
  const later = at > earliest ? sayInstant(at, office.zone) : ''
  const soon = recall > 0 && activities.some(({ starts_at }) => starts_at.getTime() - now.getTime() < SOON)
  return { at, recall: waits, later, soon }
}
