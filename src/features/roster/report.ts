/** What staff are shown of a list before it is taken in. */
import type { Import, Judged } from './queries.ts'

/** What is shown before anything is changed. */
export interface ImportReport {
  readonly id: number
  readonly fileName: string
  readonly state: Import['state']
  readonly counts: ReadonlyMap<Judged, number>
  /** Birthdays of which the list does not say the calendar; to be asked about before it is taken in. */
  readonly withoutCalendar: number
  /** Units and clubs that would be made. */
  readonly toMake: readonly string[]
  readonly notes: readonly string[]
  /** The first rows that cannot be taken, and the first values that were left out, each with its place and why. */
  readonly wrong: readonly string[]
  readonly left: readonly string[]
  readonly leftInAll: number
  /** What would change of the first people who are there already. */
  readonly changed: readonly string[]
  /** The first rows that staff are to decide about. */
  readonly doubtful: readonly string[]
}

/** A row that somebody has to decide about, compared once more with the roster as it is now. */
export interface Doubtful {
  readonly row: number
  readonly place: string
  readonly reason: string
  /** What the list says, and what the roster says of the one who may be meant. */
  readonly said: string
  readonly known: string
  readonly decisions: readonly Decision[]
}

/** What staff decide about a doubtful row: one and the same, somebody else, leave it out; or the same, of all that tell a name alone. */
export type Decision = 'same' | 'new' | 'leave' | 'all-same'
