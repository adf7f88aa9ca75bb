/** PGlite itself, opened in the thread that calls: by the worker in production, in place by tests. */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

/** Where the data is: a folder, or in memory; if wanted, begun from a dump. */
export interface PgliteSource {
  readonly folder?: string
  readonly dump?: Blob
}

/** Answers whole messages of PostgreSQL's wire protocol, one call after another. */
export interface WireServer {
  exchange(messages: Uint8Array): Promise<Uint8Array>
}

/** An open PGlite. `dump` gives all data as a tar file, consistent when no transaction is under way. */
export interface OpenPglite extends WireServer {
  dump(): Promise<Blob>
  close(): Promise<void>
}

/** Opens PGlite; the first time in a folder it makes a database there, which takes seconds and holds this thread. */
export async function openPglite(source: PgliteSource): Promise<OpenPglite> {
  const pglite = await PGlite.create(optionsFor(source))
  return {
    async exchange(messages) {
      const answer: Buffer[] = []
      // As a stream, since PGlite would otherwise read every answer too, for itself. It shows its own memory, to be copied.
      await pglite.execProtocolRawStream(messages, { onRawData: (shown) => answer.push(Buffer.from(shown)) })
      return Buffer.concat(answer)
    },
    close: () => pglite.close(),
    async dump() {
      // What is only in PGlite's memory goes into the files first.
      await pglite.exec('checkpoint')
      return pglite.dumpDataDir('none')
    },
  }
}

function optionsFor({ folder, dump }: PgliteSource): PGliteOptions {
  return {
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(dump === undefined ? {} : { loadDataDir: dump }),
  }
}
