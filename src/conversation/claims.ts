/**
 * Claims messages for the workers of this process: those who ask at the same time are served by one query. The query
 * need not begin at the first row ever written: in front of the oldest message in hand nothing waits, but what was handled
 * there stays in the way for as long as any transaction on the server is older. A message that waits for its file is
 * passed over; whoever sees it freed calls `lookBack`.
 *
 * A message whose turn was started and never ended may be what ended its process. It is handled alone, with nothing else
 * in hand: so only a message's own deaths are counted against it, never those of its neighbours. After the second one it
 * waits for a process that has lived for some seconds: in a bad hour, one after the other may be ended from outside while
 * it begins, and always with the same first message in hand.
 */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { createBatches } from '../base/batches.ts'
import { monotonic } from '../base/clock.ts'
import { type ClaimingProcess, claimLeft, claimMessages, findLeft, type InboxRow } from './queries.ts'

export interface Claims {
  /** The next message for a worker, its start counted; undefined when none waits. */
  claim(worker: string): Promise<InboxRow | undefined>
  /** The worker's turn is over; `again`: with a message that stays in its hand, to be tried again. */
  release(worker: string, again: boolean): void
  /** A message may have become free for its turn that was passed over: the next look begins at the first one. */
  lookBack(): void
}

/** How often everything is looked at, in milliseconds: other processes leave messages behind, too. */
const WHOLE = 5_000

/** A process is in no hurry any more after so many milliseconds. */
const CALM_AFTER = 5_000

/** However often it was started. */
const ANY = 1_000_000

/** The answer to those who asked while a message is given out that is to be alone. */
const LATER = Symbol('later')

export function createClaims(db: Kysely<Schema>, own: ClaimingProcess): Claims {
  const inHand = new Map<string, number>()
  const busy = new Map<string, PromiseWithResolvers<void>>()
  let alone: Promise<void> | undefined
  const born = monotonic()
  const isCalm = () => monotonic() - born >= (own.calmAfter ?? CALM_AFTER)
  let from = 0
  let looked = Number.NEGATIVE_INFINITY

  async function claimFor(workers: readonly string[]): Promise<readonly (InboxRow | typeof LATER | undefined)[]> {
    await alone
    alone = undefined
    if (monotonic() - looked > WHOLE) {
      const left = await claimAlone(workers[0] ?? '')
      if (left !== undefined) return workers.map((worker) => (worker === left.claimed_by ? left : LATER))
      from = 0
      looked = monotonic()
    }
    // Whatever waits in front of these belongs to other processes: in a chat, it would be behind one of them.
    const held = [...inHand.values()]
    const rows = await claimMessages(db, workers, own, from)
    for (const worker of workers) inHand.delete(worker)
    for (const row of rows) void take(row)
    if (rows.length > 0) from = Math.min(...held, ...rows.map(({ id }) => id))
    return workers.map((worker) => rows.find((row) => row.claimed_by === worker))
  }

  async function claimAlone(worker: string): Promise<InboxRow | undefined> {
    const id = await findLeft(db, own, isCalm() ? ANY : 1)
    if (id === undefined) return undefined
    await Promise.all([...busy.values()].map(({ promise }) => promise))
    const row = await claimLeft(db, id, worker, own)
    if (row !== undefined) alone = take(row)
    return row
  }

  /** Resolves when the turn is over. */
  function take({ id, claimed_by }: InboxRow): Promise<void> {
    const over = Promise.withResolvers<void>()
    inHand.set(claimed_by ?? '', id)
    busy.set(claimed_by ?? '', over)
    return over.promise
  }

  const ask = createBatches(claimFor, Number.POSITIVE_INFINITY)
  return {
    async claim(worker) {
      let answer = await ask(worker)
      while (answer === LATER) answer = await ask(worker)
      return answer
    },
    release(worker, again) {
      busy.get(worker)?.resolve()
      busy.delete(worker)
      if (!again) inHand.delete(worker)
    },
    lookBack() {
      looked = Number.NEGATIVE_INFINITY
    },
  }
}
