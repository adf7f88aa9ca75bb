/**
 * Databases for tests: PGlite in memory, begun from a dump that is made once for a state of the migrations; real
 * PostgreSQL with QWY_TEST_DATABASE=postgres.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { openPglite } from '../../src/store/pglite.ts'
import { kyselyOnPglite } from '../../src/store/pglite-line.ts'
import { createComeBack } from './come-back.ts'
import { usePostgres } from './postgres.ts'

export interface TestDatabase extends Store {
  /** Empties all tables and begins their numbers at 1 again. */
  reset(): Promise<void>
  /** Empties it and lets `fill` put in what a world has at `moment`; what an earlier call has filled in comes back as it was. */
  begin(moment: Date, fill: () => Promise<unknown>): Promise<void>
}

const ROOT = join(import.meta.dirname, '..', '..')
const MIGRATIONS = join(ROOT, 'db', 'migrations')
const CACHE = join(ROOT, 'node_modules', '.cache', 'qinwuyuan')

/**
 * A migrated, empty database. In memory, one whose file is through is handed on to the next file of the process: making
 * one takes half a second, and a statement that was read and planned before is not read and planned again.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const used = FREE.pop()
  if (used !== undefined) {
    await used.reset()
    return used
  }
  return process.env['QWY_TEST_DATABASE'] === 'postgres' ? withReset(await onPostgres()) : inMemory()
}

/** Of this process, whichever file is run in it. */
const OF_PROCESS = globalThis as { qwyFreeDatabases?: TestDatabase[] }
const FREE = OF_PROCESS.qwyFreeDatabases ?? []
OF_PROCESS.qwyFreeDatabases = FREE

async function inMemory(): Promise<TestDatabase> {
  const pglite = await openPglite({ dump: new Blob([await migratedDump()]) })
  const store = await withReset({ db: kyselyOnPglite(pglite), kind: 'pglite', close: async () => {} })
  const database: TestDatabase = { ...store, close: async () => void FREE.push(database) }
  return database
}

/** After so many what was deleted is swept away: nobody else does it here, and it is read past again and again. */
const SWEEP_AFTER = 100

async function withReset(store: Store): Promise<TestDatabase> {
  const tables = await store.db.introspection.getTables()
  const names = tables.map(({ name }) => name)
  let times = 0
  const sweep = async () => {
    times += 1
    if (times % SWEEP_AFTER === 0) await sql`vacuum`.execute(store.db)
  }
  const reset = async () => {
    await store.db.transaction().execute(async (tx) => {
      // A new world has no past: triggers that keep the audit trail are passed over, as only a superuser can.
      await sql`set local session_replication_role = replica`.execute(tx)
      // Truncating would make the database plan all of its statements anew.
      for (const table of await filledOf(tx, names)) await sql`delete from ${sql.table(table)}`.execute(tx)
      await sql`select setval(seqrelid, seqstart, false) from pg_sequence`.execute(tx)
    })
    await sweep()
  }
  // Only one connection sees what is kept.
  const worlds = store.kind === 'pglite' ? createComeBack(store.db, names) : undefined
  const begin = async (moment: Date, fill: () => Promise<unknown>) => {
    if (await worlds?.comeBack(moment)) return sweep()
    await reset()
    await fill()
    await worlds?.keep(await filledOf(store.db, names), moment)
  }
  return { ...store, reset, begin }
}

async function onPostgres(): Promise<Store> {
  const postgres = await usePostgres()
  if (!postgres) throw new Error('QWY_TEST_DATABASE=postgres, but PostgreSQL cannot run here (see the line above)')
  const databaseUrl = await postgres.createDatabase('test')
  return openStore({ databaseUrl, dataDir: '', log: silentLog })
}

/** A migrated database as a tar file; made when the migrations or PGlite have changed. */
async function migratedDump(): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(CACHE, `pglite-${fingerprint()}.tar`)
  if (existsSync(path)) return new Uint8Array(readFileSync(path))
  const pglite = await openPglite({})
  const db = kyselyOnPglite(pglite)
  await migrate(db)
  const dump = await pglite.dump()
  await db.destroy()
  await pglite.close()
  const content = new Uint8Array(await dump.arrayBuffer())
  await keep(path, (beside) => writeFileSync(beside, content))
  return content
}

/** Gives `dataDir` the database that a first start makes there: making one takes a start of the program ten seconds. */
export async function layDatabaseInto(dataDir: string): Promise<void> {
  const path = join(CACHE, `pglite-${fingerprint()}`)
  if (!existsSync(path)) {
    const dump = new Blob([await migratedDump()])
    await keep(path, async (beside) => (await openPglite({ folder: beside, dump })).close())
  }
  cpSync(path, join(dataDir, 'pglite'), { recursive: true })
}

/** Made beside and renamed into place, since several test processes make it at the same time and one may be reading it; older ones go. */
async function keep(path: string, make: (beside: string) => unknown): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  const beside = `${path}.${process.pid}`
  // A process that was killed in the middle may have had this number.
  rmSync(beside, { recursive: true, force: true })
  await make(beside)
  try {
    renameSync(beside, path)
  } catch (error) {
    // A folder does not take the place of one that another process has made meanwhile.
    if (!existsSync(path)) throw error
    rmSync(beside, { recursive: true })
  }
  const outdated = readdirSync(CACHE).filter((name) => name.startsWith('pglite-') && !name.includes(fingerprint()))
  for (const name of outdated) rmSync(join(CACHE, name), { recursive: true, force: true })
}

function fingerprint(): string {
  const hash = createHash('sha256')
  const names = readdirSync(MIGRATIONS).sort()
  for (const name of names) hash.update(name).update(readFileSync(join(MIGRATIONS, name)))
  hash.update(readFileSync(join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json')))
  return hash.digest('hex').slice(0, 16)
}

async function filledOf(tx: Kysely<Schema>, tables: readonly string[]): Promise<readonly string[]> {
  const looks = tables.map(
    (table) => sql`select ${table}::text as name where exists (select 1 from ${sql.table(table)})`,
  )
  const { rows } = await sql<{ name: string }>`${sql.join(looks, sql` union all `)}`.execute(tx)
  return rows.map(({ name }) => name)
}
