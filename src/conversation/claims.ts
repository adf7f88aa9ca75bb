/**
 * Claims messages for the workers of this process: those who ask at the same time are served by one query. The query
 * need not begin at the first row ever written: in front of the oldest message in hand nothing waits, but what was handled
 * there stays in the way for as long as any transaction on the server is older. A message that waits for its file is
 * passed over; whoever sees it freed calls `lookBack`.
 */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { createBatches } from '../base/batches.ts'
import { monotonic } from '../base/clock.ts'
import { claimMessages, type InboxRow } from './queries.ts'

export interface Claims {
  /** The next message for a worker, its start counted; undefined when none waits. */
  claim(worker: string): Promise<InboxRow | undefined>
  /** The worker has done with its message; one that is to be tried again stays in its hand. */
  release(worker: string): void
  /** A message may have become free for its turn that was passed over: the next look begins at the first one. */
  lookBack(): void
}

/** This process: its workers' names begin with `id`, those of the dead whose claims are free at once with `heirTo`. */
export interface ClaimingProcess {
  readonly id: string
  readonly heirTo?: string | undefined
}

/** How often everything is looked at, in milliseconds: other processes leave messages behind, too. */
const WHOLE = 5_000

export function createClaims(db: Kysely<Schema>, process: ClaimingProcess): Claims {
  const inHand = new Map<string, number>()
  let from = 0
  let looked = Number.NEGATIVE_INFINITY

  async function claimFor(workers: readonly string[]): Promise<readonly (InboxRow | undefined)[]> {
    if (monotonic() - looked > WHOLE) {
      from = 0
      looked = monotonic()
    }
    // Whatever waits in front of these belongs to other processes: in a chat, it would be behind one of them.
    const held = [...inHand.values()]
    const rows = await claimMessages(db, workers, process, from)
    for (const worker of workers) inHand.delete(worker)
    for (const { id, claimed_by } of rows) inHand.set(claimed_by ?? '', id)
    if (rows.length > 0) from = Math.min(...held, ...rows.map(({ id }) => id))
    return workers.map((worker) => rows.find((row) => row.claimed_by === worker))
  }

  const claim = createBatches(claimFor, Number.POSITIVE_INFINITY)
  return {
    claim,
    release: (worker) => void inHand.delete(worker),
    lookBack() {
      looked = Number.NEGATIVE_INFINITY
    },
  }
}
