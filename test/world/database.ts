/**
 * Databases for tests: PGlite in memory, begun from a dump that is made once for a state of the migrations; real
 * PostgreSQL with QWY_TEST_DATABASE=postgres.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { openPglite } from '../../src/store/pglite.ts'
import { kyselyOnPglite } from '../../src/store/pglite-line.ts'
import { usePostgres } from './postgres.ts'

export interface TestDatabase extends Store {
  /** Empties all tables and begins their numbers at 1 again. */
  reset(): Promise<void>
}

const ROOT = join(import.meta.dirname, '..', '..')
const MIGRATIONS = join(ROOT, 'db', 'migrations')
const CACHE = join(ROOT, 'node_modules', '.cache', 'qinwuyuan')

/** A migrated, empty database. In memory it opens in about half a second; the first time ever takes some seconds. */
export async function testDatabase(): Promise<TestDatabase> {
  const store = process.env['QWY_TEST_DATABASE'] === 'postgres' ? await onPostgres() : await inMemory()
  const tables = await store.db.introspection.getTables()
  const names = tables.map(({ name }) => name)
  const reset = () =>
    store.db.transaction().execute(async (tx) => {
      // A new world has no past: triggers that keep the audit trail are passed over, as only a superuser can.
      await sql`set local session_replication_role = replica`.execute(tx)
      // Truncating would make the database plan all of its statements anew.
      for (const table of await filledOf(tx, names)) await sql`delete from ${sql.table(table)}`.execute(tx)
      await sql`select setval(seqrelid, seqstart, false) from pg_sequence`.execute(tx)
    })
  return { ...store, reset }
}

async function inMemory(): Promise<Store> {
  const pglite = await openPglite({ dump: new Blob([await migratedDump()]) })
  const db = kyselyOnPglite(pglite)
  return { db, kind: 'pglite', close: () => db.destroy().then(() => pglite.close()) }
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
  keep(path, content)
  return content
}

/** Renamed into place, since several test processes make it at the same time and one may be reading it; older ones go. */
function keep(path: string, content: Uint8Array): void {
  mkdirSync(CACHE, { recursive: true })
  const written = `${path}.${process.pid}`
  writeFileSync(written, content)
  renameSync(written, path)
  const outdated = readdirSync(CACHE).filter((name) => /^pglite-.*\.tar$/.test(name) && name !== basename(path))
  for (const name of outdated) rmSync(join(CACHE, name), { force: true })
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
