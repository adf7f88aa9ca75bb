/** The database the program stands on: PostgreSQL where an address is given, else PGlite in the data folder. */
import type { Log } from '../base/log.ts'
import { migrate } from './migrate.ts'
import { openPgliteStore } from './open-pglite.ts'
import { openPostgresStore } from './open-postgres.ts'
import type { Progress, Store } from './store.ts'

export type { Store } from './store.ts'

export interface StoreOptions {
  /** postgres://…; without it PGlite is used. */
  readonly databaseUrl?: string | undefined
  /** Made when it is not there. Only PGlite uses it. */
  readonly dataDir: string
  readonly log: Log
  readonly onProgress?: Progress
  /** The embedded database has stopped by itself; nothing works any more, so the program should end and be started again. */
  readonly onLost?: () => void
}

/**
 * Opens the database and brings its tables up to date.
 * @throws UserError for whatever a person can mend: database away, folder locked or not writable, database newer
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDir, log, onProgress = () => {}, onLost = () => {} } = options
  const store = databaseUrl
    ? await openPostgresStore(databaseUrl, log, onProgress)
    : await openMigratedPglite(dataDir, onProgress, onLost)
  log.info({ kind: store.kind }, 'store.open')
  return store
}

async function openMigratedPglite(dataDir: string, onProgress: Progress, onLost: () => void): Promise<Store> {
  const store = await openPgliteStore(dataDir, onProgress, onLost)
  try {
    await migrate(store.db)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
