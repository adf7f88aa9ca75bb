/** Two of the staff at one request: what has happened beside an answer. Pure. */
import { MINUTE } from '../../base/spans.ts'
import type { PersonId } from '../../feature.ts'

/** As much of an entry as matters here. */
export interface Happened {
  readonly kind: string
  readonly at: Date
  /** Null: the one who asked. */
  readonly by_person: PersonId | null
  readonly withdrawn_at: Date | null
}

/** Two answers within this time may have been written at the same time, in milliseconds: 10 minutes. */
const AT_ONCE = 10 * MINUTE

/**
 * What somebody who answers must be shown first. `seen`: the first so many lines of the history stood before their eyes, so
 * whatever came later from others counts. Otherwise only answers and ends by others: those of the last minutes, and those
 * after which nothing more was asked.
 */
export function newsBeside<T extends Happened>(
  history: readonly T[],
  { me, now, seen }: { readonly me: PersonId | undefined; readonly now: Date; readonly seen?: number | undefined },
): readonly T[] {
  const isOthers = (one: T) => one.by_person !== me && one.withdrawn_at === null
  if (seen !== undefined) return history.slice(seen).filter(isOthers)
  const asked = history.findLastIndex(({ kind }) => kind === 'words')
  return history.filter(
    (one, index) =>
      isOthers(one) &&
      one.by_person !== null &&
      (one.kind === 'reply' || one.kind === 'done') &&
      (index > asked || now.getTime() - one.at.getTime() < AT_ONCE),
  )
}
