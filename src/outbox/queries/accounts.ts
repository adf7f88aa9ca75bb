/** The chat accounts: who sends for each, and whether its pushes go. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { PAGE_ACCOUNT, type Tx } from '../../feature.ts'
import { FIRST_PUSH_LANE } from '../lanes.ts'

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

/** Why the pushes of an account are stopped: the platform has had too much, or lets it send no more. */
export type PausedWhy = 'too-often' | 'banned'

/**
 * Stops the pushes of an account until a person resumes them; a time that was set for it holds no longer. Returns whether
 * they were going, or about to, or it is worse than it was until now.
 */
export async function pausePushes(tx: Tx, account: string, why: PausedWhy, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('account')
    .set({ paused_why: why, paused_at: now, resume_at: null })
    .where('id', '=', account)
    .where((eb) =>
      eb.or([
        eb('paused_why', 'is', null),
        eb('resume_at', 'is not', null),
        ...(why === 'banned' ? [eb('paused_why', '<>', why)] : []),
      ]),
    )
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** What staff call an account: nothing, where the office has but one. */
export async function nameOfAccount(db: Kysely<Schema>, account: string): Promise<string | undefined> {
  const others = db.selectFrom('account').select('id').where('id', 'not in', [account, PAGE_ACCOUNT])
  return (await others.executeTakeFirst()) === undefined ? undefined : account
}

/**
 * How many people and rooms the platform has refused one after the other, each the first time, since it took a push of this
 * account. Those who are tried again do not count: at the end of a notice only they are left. Where it said no in words that
 * nobody knows (`broken`), a file does not count either: it may be the file that is at fault.
 */
export async function countRefused(
  tx: Tx,
  account: string,
  { refused, broken }: { readonly refused: string; readonly broken: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct (person_id, chat_id))::int as count from outbox
    where account_id = ${account} and state = 'due' and attempts = 1 and lane >= ${FIRST_PUSH_LANE}
      and (reason = ${refused} or reason = ${broken} and file_name is null)
      and tried_at > coalesce((select ended_at from outbox as sent where sent.account_id = ${account}
        and sent.state in ('sent', 'uncertain') and sent.lane >= ${FIRST_PUSH_LANE}
        order by ended_at desc limit 1), '-infinity')`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The accounts of which the pushes are stopped. */
export async function stoppedAccounts(db: Kysely<Schema>): Promise<readonly { id: string; why: PausedWhy }[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'paused_why'])
    .where('paused_why', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, paused_why }) => ({ id, why: paused_why === 'banned' ? 'banned' : 'too-often' }))
}

/** Lets the pushes of accounts go again, at once or at a moment. */
export async function resumePushes(tx: Tx, accounts: readonly string[], at?: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set(at === undefined ? { paused_why: null, paused_at: null, resume_at: null } : { resume_at: at })
    .where('paused_why', 'is not', null)
    .where('id', 'in', [...accounts])
    .execute()
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
