/** What narrows an audience, and what that tells of those in it. */
import type { Narrowing, Recipients } from './audience.ts'
import type { Asked } from './traits.ts'

/** What narrows an audience, without whom it is made of. */
export function narrowingIn({ from: _, ...narrowing }: Recipients): Narrowing {
  return narrowing
}

/**
 * Whether being told says nothing of anybody that not everybody may know: nobody is named, and nobody is asked for because
 * of how they live (困难, 独居, a tag).
 */
export const isPublic = ({ from, traits = [] }: Recipients): boolean =>
  from.every((one) => !('person' in one)) && traits.every(({ trait, not }) => not === true || SEEN_BY_ALL.has(trait))

const SEEN_BY_ALL: ReadonlySet<Asked['trait']> = new Set(['male', 'female', 'party', 'veteran'])

/** Whether something besides units and clubs decides who belongs to an audience. */
export function isNarrowed(audience: Recipients): boolean {
  return Object.keys(narrowingIn(audience)).length > 0
}
