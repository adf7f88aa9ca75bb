/** What all features declare, put together and checked: rights, what is still wanted, what is missing. */
import type { ClaimedMessage, Feature, Hold, Moment, Right, Role, Tx, WorkingMoment } from './feature.ts'

/** Which roles hold which right; a right that two features declare, or none, is a mistake of the program. */
export function mergeRights(features: readonly Feature[]): Readonly<Record<Right, readonly Role[]>> {
  const merged: Record<Right, readonly Role[]> = {}
  for (const feature of features) {
    for (const [right, roles] of Object.entries(feature.rights) as [Right, readonly Role[]][]) {
      if (merged[right] !== undefined) throw new Error(`two features declare the right ${right}`)
      merged[right] = roles
    }
  }
  for (const { id, needs } of features.flatMap((feature) => feature.commands ?? [])) {
    if (merged[needs] === undefined) throw new Error(`${id} needs the right ${needs}, which no feature declares`)
  }
  return merged
}

/** Why each of these messages must not go any more, or must wait; by outbox id, see `Feature.stillWanted`. */
export async function askStillWanted(
  features: readonly Feature[],
  tx: Tx,
  messages: readonly ClaimedMessage[],
  { now, office }: WorkingMoment,
): Promise<ReadonlyMap<number, string | Hold>> {
  const reasons = new Map<number, string | Hold>()
  for (const feature of features) {
    for (const [id, reason] of (await feature.stillWanted?.(tx, messages, now, office)) ?? []) {
      // Whatever ends a message outweighs what only makes it wait.
      if (typeof reasons.get(id) !== 'string') reasons.set(id, reason)
    }
  }
  return reasons
}

/** What the features miss to work safely, in words for staff. */
export async function whatIsMissing(features: readonly Feature[], tx: Tx, at: Moment): Promise<readonly string[]> {
  const missing: string[] = []
  for (const feature of features) missing.push(...((await feature.warns?.(tx, at)) ?? []))
  return missing
}
