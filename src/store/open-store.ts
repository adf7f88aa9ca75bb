/** The database the program stands on: PostgreSQL where an address is given, else PGlite in the data folder. */
import type { Log } from '../base/log.ts'
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
    ? await openMigratedPostgres(databaseUrl, log, onProgress)
    : await openMigratedPglite(dataDir, onProgress, onLost)
  log.info({ kind: store.kind }, 'store.open')
  return store
}

/** Read only where it is wanted, as is the other. */
async function openMigratedPostgres(databaseUrl: string, log: Log, onProgress: Progress): Promise<Store> {
  const { openPostgresStore } = await import('./open-postgres.ts')
  return openPostgresStore(databaseUrl, log, onProgress)
}

async function openMigratedPglite(dataDir: string, onProgress: Progress, onLost: () => void): Promise<Store> {
  const { openPgliteStore } = await import('./open-pglite.ts')
  const opening = openPgliteStore(dataDir, onProgress, onLost)
  const [{ migrate }, store] = await Promise.all([import('./migrate.ts'), opening])
  try {
    await migrate(store.db)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
