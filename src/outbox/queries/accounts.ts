/** The chat accounts: who sends for each, and whether its pushes go. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import type { Tx } from '../../feature.ts'

/** Makes sure that the account has its row. */
export async function ensureAccount(db: Kysely<Schema>, id: string, puppet: string): Promise<void> {
  await db
    .insertInto('account')
    .values({ id, puppet })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ puppet }))
    .execute()
}

/**
 * Takes or renews the ownership of an account for `seconds`. Returns the owner's epoch, or `undefined` while another
 * process owns it. Owners whose names begin with `heirTo` are dead. By the database's clock, as the leases of the inbox: a
 * lease must not depend on the office's clock.
 */
export async function leaseAccount(
  db: Kysely<Schema>,
  lease: { account: string; owner: string; seconds: number; heirTo: string | undefined },
): Promise<number | undefined> {
  const { rows } = await sql<{ epoch: number }>`
    update account
    set epoch = case when owner = ${lease.owner} then epoch else epoch + 1 end,
        owner = ${lease.owner},
        lease_until = clock_timestamp() + make_interval(secs => ${lease.seconds})
    where id = ${lease.account}
      and (owner is null or owner = ${lease.owner} or lease_until < clock_timestamp()
        or starts_with(owner, ${lease.heirTo ?? null}))
    returning epoch`.execute(db)
  return rows[0]?.epoch
}

/** Gives the account up, so that another process need not wait for the lease to end. */
export async function releaseAccount(db: Kysely<Schema>, account: string, owner: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ owner: null, lease_until: null })
    .where('id', '=', account)
    .where('owner', '=', owner)
    .execute()
}

/**
 * Stops the pushes of an account until a person resumes them; a time that was set for it holds no longer. Returns whether
 * they were going, or about to, until now.
 */
export async function pausePushes(tx: Tx, account: string, why: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('account')
    .set({ paused_why: why, paused_at: now, resume_at: null })
    .where('id', '=', account)
    .where((eb) => eb.or([eb('paused_why', 'is', null), eb('resume_at', 'is not', null)]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Lets the pushes of all accounts go again, at once or at a moment; false when none were stopped. */
export async function resumePushes(tx: Tx, at?: Date): Promise<boolean> {
  const result = await tx
    .updateTable('account')
    .set(at === undefined ? { paused_why: null, paused_at: null, resume_at: null } : { resume_at: at })
    .where('paused_why', 'is not', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Lets those go again whose moment has come. Returns which accounts they are. */
export async function resumeDue(tx: Tx, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('account')
    .set({ paused_why: null, paused_at: null, resume_at: null })
    .where('paused_why', 'is not', null)
    .where('resume_at', '<=', now)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
