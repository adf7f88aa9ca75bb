/** Fresh databases for measuring: a real PostgreSQL, and PGlite in its thread. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { type Journal, openJournal } from '../../src/journal/journal.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'

export type Kind = Store['kind']

export interface Ground {
  readonly store: Store
  /** As the program has it: used always with PGlite, in need with PostgreSQL. */
  readonly journal: Journal
  /** Set with PostgreSQL. */
  readonly url: string | undefined
  readonly folder: string
  /** Closes the store; may be called again. */
  close(): Promise<void>
  clear(): Promise<void>
}

/** An empty, migrated database; what it is made of goes with `clear`. */
export async function openGround(kind: Kind): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-bench-'))
  const url = kind === 'postgres' ? await databaseUrl() : undefined
  const store = await openStore({ databaseUrl: url, dataDir: folder, log: silentLog })
  const journal = await openJournal({ folder: join(folder, 'journal'), now: () => new Date(0), log: silentLog })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= store.close()
    return closing
  }
  return {
    store,
    journal,
    url,
    folder,
    close,
    async clear() {
      await journal.close()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The program's own connections give a server up that says nothing for half a minute; a million rows may take longer. */
export async function patiently<Result>(
  { store, url }: Ground,
  fill: (db: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  if (url === undefined) return fill(store.db)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) })
  try {
    return await fill(db)
  } finally {
    await db.destroy()
  }
}

async function databaseUrl(): Promise<string> {
  const server = await usePostgres()
  if (server === undefined) throw new Error('PostgreSQL cannot run here; see the line above')
  return server.createDatabase('bench')
}
