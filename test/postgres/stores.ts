/** Stores on one fresh PostgreSQL database for each test. */
import { afterEach, beforeEach } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import type { TestPostgres } from '../world/postgres.ts'

/** To be called inside `describe`. Each store has a pool of its own, as another process has it; all are closed after the test. */
export function useStores(postgres: TestPostgres | undefined, name: string): () => Promise<Store> {
  const open: Store[] = []
  let databaseUrl = ''
  beforeEach(async () => {
    databaseUrl = (await postgres?.createDatabase(name)) ?? ''
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((store) => store.close()))
  })
  return async () => {
    const store = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    open.push(store)
    return store
  }
}
