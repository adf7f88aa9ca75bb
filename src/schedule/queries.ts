/** All SQL of the schedule. */
import { type Kysely, sql } from 'kysely'
import type { Row, Schema } from '../../db/schema.ts'
import type { Look, Tx } from '../feature.ts'

export type JobRun = Row<'job_run'>

/** Makes sure that the jobs are known; a new one is walked from `now` on. */
export async function ensureJobs(db: Kysely<Schema>, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await db
    .insertInto('job')
    .values(ids.map((id) => ({ id, walked_until: now })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** How far each job was walked, locked for this transaction; without those that another process walks. */
export async function lockJobs(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx
    .selectFrom('job')
    .select(['id', 'walked_until'])
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()
  return new Map(rows.map((row) => [row.id, row.walked_until]))
}

export async function setWalked(tx: Tx, ids: readonly string[], until: Date): Promise<void> {
  await tx.updateTable('job').set({ walked_until: until }).where('id', '=', sql<string>`any(${ids}::text[])`).execute()
}

/** An occurrence that has come: to be worked off, or too late for it. */
export interface Come {
  readonly job_id: string
  readonly due: Date
  readonly state: 'open' | 'skipped'
}

/** Records occurrences; what is recorded already stays as it is. */
export async function recordRuns(tx: Tx, come: readonly Come[]): Promise<void> {
  if (come.length === 0) return
  const rows = come.map((one) => ({
    ...one,
    not_before: one.due,
    reason: one.state === 'skipped' ? 'too late' : null,
    ended_at: one.state === 'skipped' ? one.due : null,
  }))
  await tx
    .insertInto('job_run')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['job_id', 'due']).doNothing())
    .execute()
}

/** Opens an occurrence at this moment; one that has just been worked off at the same moment is opened once more. */
export async function openRun(tx: Tx, job_id: string, due: Date): Promise<void> {
  await tx
    .insertInto('job_run')
    .values({ job_id, due, state: 'open', not_before: due })
    .onConflict((conflict) =>
      conflict.columns(['job_id', 'due']).doUpdateSet({ state: 'open', attempts: 0, not_before: due, ended_at: null }),
    )
    .execute()
}

/** The oldest open occurrences that may be tried now, locked; those in the hands of another process are passed over. */
export async function lockOpenRuns(
  tx: Tx,
  jobIds: readonly string[],
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<readonly JobRun[]> {
  return tx
    .selectFrom('job_run')
    .selectAll()
    .where('state', '=', sql.lit('open'))
    .where('not_before', '<=', now)
    .where('job_id', '=', sql<string>`any(${jobIds}::text[])`)
    .orderBy('due')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** The jobs of `looks` that have nothing to do. */
export async function findIdle(tx: Tx, looks: ReadonlyMap<string, Look>): Promise<ReadonlySet<string>> {
  const ids = [...looks.keys()]
  const { rows } = await sql<{
    may: readonly boolean[]
  }>`select array[${sql.join([...looks.values()])}] as may`.execute(tx)
  return new Set(ids.filter((_, index) => rows[0]?.may[index] === false))
}

/** Ends occurrences that are locked, as done. */
export async function endRuns(tx: Tx, runs: readonly JobRun[], at: Date): Promise<void> {
  if (runs.length === 0) return
  const [ids, dues] = [runs.map(({ job_id }) => job_id), runs.map(({ due }) => due)]
  await tx
    .updateTable('job_run')
    .set({ state: 'done', ended_at: at, reason: null })
    .where(sql<boolean>`(job_id, due) in (select * from unnest(${ids}::text[], ${dues}::timestamptz[]))`)
    .execute()
}

export async function endRun(
  tx: Tx,
  run: JobRun,
  ending: { state: 'done' | 'skipped' | 'failed'; at: Date; reason: string | null },
): Promise<boolean> {
  return changeOpen(tx, run, { state: ending.state, ended_at: ending.at, reason: ending.reason })
}

/** Notes that a page is done and another is to follow: the next failure is the first of its page. */
export async function continueRun(tx: Tx, run: JobRun, now: Date): Promise<boolean> {
  return changeOpen(tx, run, { attempts: 0, not_before: now, reason: null })
}

/** Puts a failed try off. */
export async function postponeRun(
  tx: Tx,
  run: JobRun,
  { until, attempts, reason }: { readonly until: Date; readonly attempts: number; readonly reason: string },
): Promise<boolean> {
  return changeOpen(tx, run, { attempts, not_before: until, reason })
}

/** Returns false when the occurrence has ended meanwhile in another process. */
async function changeOpen(tx: Tx, run: JobRun, change: Partial<JobRun>): Promise<boolean> {
  const result = await tx
    .updateTable('job_run')
    .set(change)
    .where('job_id', '=', run.job_id)
    .where('due', '=', run.due)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The first moment after `now` at which a postponed occurrence may be tried again. */
export async function firstPostponed(db: Kysely<Schema>, now: Date): Promise<Date | undefined> {
  const row = await db
    .selectFrom('job_run')
    .select((eb) => eb.fn.min('not_before').as('at'))
    .where('state', '=', sql.lit('open'))
    .where('not_before', '>', now)
    .executeTakeFirst()
  return row?.at ?? undefined
}
