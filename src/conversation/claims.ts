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
import { type ClaimingProcess, claimLeft, claimMessages, findLeft, forgiveStarts, type InboxRow } from './queries.ts'

export interface Claims {
  /** The next messages for a worker, of so many chats at most, oldest first, their starts counted; none when none waits. */
  claim(worker: string, most: number): Promise<readonly InboxRow[]>
  /** The worker's turns are over; `again`: the messages that stay in its hand, to be tried again. */
  release(worker: string, again: readonly number[]): void
  /** These starts do not count: the database has spoilt them. It is told before the next claim, if it is away now. */
  forgive(worker: string, ids: readonly number[]): void
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

/** What a worker asks for. */
interface Asked {
  readonly worker: string
  readonly most: number
}

export function createClaims(db: Kysely<Schema>, own: ClaimingProcess): Claims {
  const inHand = new Map<string, readonly number[]>()
  const busy = new Map<string, PromiseWithResolvers<void>>()
  let alone: Promise<void> | undefined
  const born = monotonic()
  const isCalm = () => monotonic() - born >= (own.calmAfter ?? CALM_AFTER)
  let from = 0
  let looked = Number.NEGATIVE_INFINITY
  let spoilt: readonly { readonly worker: string; readonly ids: readonly number[] }[] = []

  async function forgiveSpoilt(): Promise<void> {
    for (const one of spoilt) {
      await forgiveStarts(db, one.ids, one.worker)
      spoilt = spoilt.filter((other) => other !== one)
    }
  }

  async function claimFor(asked: readonly Asked[]): Promise<readonly (readonly InboxRow[] | typeof LATER)[]> {
    await alone
    alone = undefined
    await forgiveSpoilt()
    const workers = asked.map(({ worker }) => worker)
    if (monotonic() - looked > WHOLE) {
      const left = await claimAlone(workers[0] ?? '')
      if (left !== undefined) return workers.map((worker) => (worker === left.claimed_by ? [left] : LATER))
      from = 0
      looked = monotonic()
    }
    // Whatever waits in front of these belongs to other processes: in a chat, it would be behind one of them.
    const held = [...inHand.values()].flat()
    const rows = await claimMessages(db, inTurn(asked), own, from)
    if (rows.length > 0) from = Math.min(...held, ...rows.map(({ id }) => id))
    return workers.map((worker) => {
      const given = rows.filter((row) => row.claimed_by === worker).toSorted((a, b) => a.id - b.id)
      inHand.delete(worker)
      if (given.length > 0) void take(worker, given)
      return given
    })
  }

  async function claimAlone(worker: string): Promise<InboxRow | undefined> {
    const id = await findLeft(db, own, isCalm() ? ANY : 1)
    if (id === undefined) return undefined
    await Promise.all([...busy.values()].map(({ promise }) => promise))
    const row = await claimLeft(db, id, worker, own)
    if (row !== undefined) alone = take(worker, [row])
    return row
  }

  /** Resolves when the turns are over. */
  function take(worker: string, rows: readonly InboxRow[]): Promise<void> {
    const over = Promise.withResolvers<void>()
    inHand.set(
      worker,
      rows.map(({ id }) => id),
    )
    busy.set(worker, over)
    return over.promise
  }

  const ask = createBatches(claimFor, Number.POSITIVE_INFINITY)
  return {
    async claim(worker, most) {
      let answer = await ask({ worker, most })
      while (answer === LATER) answer = await ask({ worker, most })
      return answer
    },
    release(worker, again) {
      busy.get(worker)?.resolve()
      busy.delete(worker)
      if (again.length === 0) inHand.delete(worker)
      else inHand.set(worker, again)
    },
    forgive(worker, ids) {
      spoilt = [...spoilt, { worker, ids }]
    },
    lookBack() {
      looked = Number.NEGATIVE_INFINITY
    },
  }
}

/** Each name as often as its worker asks for messages, in turns: where there are few, nobody has all of them. */
function inTurn(asked: readonly Asked[]): readonly string[] {
  const most = Math.max(...asked.map((one) => one.most))
  return Array.from({ length: most }, (_, round) =>
    asked.flatMap((one) => (round < one.most ? [one.worker] : [])),
  ).flat()
}
