/** What every sign of danger is made of. */
import type { Reply } from '../reading.ts'

/** What kind of danger; `unwell` is the vague kind, which is no alarm. */
export type Danger = NonNullable<Reply['danger']>

/** A way of telling of a danger. */
export interface Sign {
  readonly danger: Danger
  readonly pattern: RegExp
}

/** A sign from the sources of its alternatives. */
export const sign = (danger: Danger, ...sources: readonly string[]): Sign => ({
  danger,
  pattern: new RegExp(sources.join('|'), 'g'),
})
