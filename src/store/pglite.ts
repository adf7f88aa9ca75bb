/** PGlite itself, opened in the thread that calls: by the worker in production, in place by tests. */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import type { SqlResult, SqlRunner } from './single-connection.ts'
import { valueParsers } from './value-types.ts'

/** Where the data is: a folder, or in memory; if wanted, begun from a dump. */
export interface PgliteSource {
  readonly folder?: string
  readonly dump?: Blob
}

/** An open PGlite. `dump` gives all data as a tar file, consistent because nothing else runs meanwhile. */
export interface OpenPglite extends SqlRunner {
  dump(): Promise<Blob>
}

/** Opens PGlite; the first time in a folder it makes a database there, which takes seconds and holds this thread. */
export async function openPglite(source: PgliteSource): Promise<OpenPglite> {
  const pglite = await PGlite.create(optionsFor(source))
  return {
    run: (sql, parameters) => run(pglite, sql, parameters),
    close: () => pglite.close(),
    async dump() {
      // What is only in PGlite's memory goes into the files first.
      await pglite.query('checkpoint')
      return pglite.dumpDataDir('none')
    },
  }
}

function optionsFor({ folder, dump }: PgliteSource): PGliteOptions {
  return {
    parsers: { ...valueParsers },
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(dump === undefined ? {} : { loadDataDir: dump }),
  }
}

async function run(pglite: PGlite, sql: string, parameters: readonly unknown[]): Promise<SqlResult> {
  const result = await pglite.query<object>(sql, [...parameters])
  return { command: result.command ?? '', rowCount: result.affectedRows ?? 0, rows: result.rows }
}
