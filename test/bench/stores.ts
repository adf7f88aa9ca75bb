/** Fresh databases for measuring: a real PostgreSQL, and PGlite in its thread. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

async function databaseUrl(): Promise<string> {
  const server = await usePostgres()
  if (server === undefined) throw new Error('PostgreSQL cannot run here; see the line above')
  return server.createDatabase('bench')
}
