/** Whom somebody brings along and nobody knows (rule 18): the seat counts, and a person of the office looks at it. */
import type { PersonId, Tx } from '../../../feature.ts'
import { isFamily, isSpouseCalled, newAmong } from '../../../language/reply/companions.ts'
import { findByName, spouseOf } from '../../people/public.ts'

/** A plan that says so takes anybody: 可带亲友, 谁都可以来. */
const ANYBODY = /友|不限|谁都|随便|都可以|都能/

/** Those who come along for the first time, are nobody's family and stand on the roster neither once nor twice. */
export async function strangersAmong(
  db: Tx,
  activity: { readonly companions: string | null },
  personId: PersonId,
  companions: readonly string[],
  before: readonly string[],
): Promise<readonly string[]> {
  if (ANYBODY.test(activity.companions ?? '')) return []
  const spouse = companions.length === 0 ? undefined : await spouseOf(db, personId)
  const strangers: string[] = []
  for (const name of newAmong(companions, before)) {
    const isKnown = isFamily(name) || isSpouseCalled(name, spouse?.name)
    if (!isKnown && (await findByName(db, name, 'office')).length !== 1) strangers.push(name)
  }
  return strangers
}
