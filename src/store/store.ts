/** What an open database is to the rest of the program. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'

/** Told, in words for a person, what takes time at start. */
export type Progress = (what: string) => void

/** An open, migrated database. `close` waits for what is running and gives the data folder back. */
export interface Store {
  readonly db: Kysely<Schema>
  readonly kind: 'postgres' | 'pglite'
  /**
   * PGlite only: writes the whole database, between two transactions, to a gzipped tar file on the disk. Statements wait
   * meanwhile, about half a second.
   */
  snapshot?(file: string): Promise<void>
  close(): Promise<void>
}
