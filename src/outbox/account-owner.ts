/** One process at a time sends for an account. A new owner raises the epoch, so that a frozen old one can do no harm. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { sleep, stopwatch } from '../base/clock.ts'
import { leaseAccount, releaseAccount } from './queries.ts'

export interface AccountOwner {
  /** The epoch under which this process may send now, or `undefined` while another process owns the account. */
  hold(): Promise<number | undefined>
  /** Whether nobody else can own the account at this moment; no longer after a standstill, whoever has noticed it. */
  isSure(): boolean
  /** Renews the lease for as long as `work` takes. */
  holdDuring<T>(work: Promise<T>): Promise<T>
  release(): Promise<void>
}

/** Whose account it is to be. */
export interface Owning {
  readonly db: Kysely<Schema>
  readonly account: string
  /** Names this process among others. */
  readonly owner: string
  /** Names that begin with this belong to the dead, or to this process; undefined: nobody's do. */
  readonly heirTo?: string | undefined
}

/** How long others wait for an owner that does not renew its lease; renewed with every message, every poll, and in long sends. */
const LEASE_SECONDS = 20
const RENEW_MS = 5_000
/** So long after a renewal it need not be asked for again; whether the epoch still holds is looked at with every claim. */
const FRESH_MS = 2_000
/** A send is begun only in this part of the lease, in milliseconds: the platform needs its time too. */
const SURE_MS = 12_000

/** The ownership of one account; nobody owns anything before the first `hold`. */
export function createAccountOwner({ db, account, owner, heirTo }: Owning): AccountOwner {
  let held: { readonly epoch: number; readonly sinceRenewal: () => number } | undefined

  async function renew(): Promise<number | undefined> {
    const sinceRenewal = stopwatch()
    const epoch = await leaseAccount(db, { account, owner, seconds: LEASE_SECONDS, heirTo })
    held = epoch === undefined ? undefined : { epoch, sinceRenewal }
    return epoch
  }

  async function renewUntil(over: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(RENEW_MS, over)
      if (over.aborted) return
      // The database is away for others too.
      await renew().catch(() => {})
    }
  }

  return {
    hold: async () => (held !== undefined && held.sinceRenewal() < FRESH_MS ? held.epoch : renew()),
    isSure: () => held !== undefined && held.sinceRenewal() < SURE_MS,
    async holdDuring(work) {
      const over = new AbortController()
      const renewing = renewUntil(over.signal)
      try {
        return await work
      } finally {
        over.abort()
        await renewing
      }
    },
    async release() {
      held = undefined
      await releaseAccount(db, account, owner)
    },
  }
}
