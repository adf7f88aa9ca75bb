/** One process at a time sends for an account. A new owner raises the epoch, so that a frozen old one can do no harm. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { leaseAccount, releaseAccount } from './queries.ts'

export interface AccountOwner {
  /** The epoch under which this process may send now, or `undefined` while another process owns the account. */
  hold(): Promise<number | undefined>
  release(): Promise<void>
}

/** How long others wait for an owner that does not renew its lease; renewed with every message and every poll. */
const LEASE_SECONDS = 20

/** `soleProcess`: the database admits only one process (PGlite), so nobody else can be alive. */
export function createAccountOwner(
  db: Kysely<Schema>,
  account: string,
  owner: string,
  soleProcess: boolean,
): AccountOwner {
  return {
    hold: () => leaseAccount(db, { account, owner, seconds: LEASE_SECONDS, soleProcess }),
    release: () => releaseAccount(db, account, owner),
  }
}
