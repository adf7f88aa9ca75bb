/**
 * The thread in which PGlite runs. It computes while a statement is awaited (2.2 s seen for a large one), and on the
 * main thread nobody would be answered meanwhile.
 */
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { gzip } from 'node:zlib'
import { writeDurably } from '../base/durable.ts'
import { type OpenPglite, openPglite } from './pglite.ts'
import type { SqlResult } from './single-connection.ts'

/** From the main thread. `close` is the last one. */
export type Asked =
  | { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly snapshot: string }
  | { readonly id: number; readonly close: true }

/** To the main thread; id 0 tells how opening ended. */
export type Answered =
  | { readonly id: number; readonly result: SqlResult }
  | { readonly id: number; readonly failure: Failure }

/** A database error as plain data. Structured clone drops the extra fields of an Error, and `code` is what counts. */
export interface Failure {
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
}

/** The fields that pg's errors have too. The statement's parameters are left behind: they are people's words. */
const KEPT = ['code', 'severity', 'detail', 'hint', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine']

const DONE: SqlResult = { command: '', rowCount: 0, rows: [] }

if (parentPort) await serve(parentPort, workerData as { readonly folder: string })

async function serve(port: NonNullable<typeof parentPort>, source: { readonly folder: string }): Promise<void> {
  const answer = (message: Answered) => port.postMessage(message)
  try {
    if (!existsSync(source.folder)) await (await import('./make-database.ts')).makeDatabase(source.folder)
    const pglite = await openPglite(source)
    port.on('message', async (asked: Asked) => {
      answer(await handle(pglite, asked))
      if ('close' in asked) port.close()
    })
    answer({ id: 0, result: DONE })
  } catch (error) {
    answer({ id: 0, failure: toFailure(error) })
  }
}

async function handle(pglite: OpenPglite, asked: Asked): Promise<Answered> {
  try {
    return { id: asked.id, result: await answerTo(pglite, asked) }
  } catch (error) {
    return { id: asked.id, failure: toFailure(error) }
  }
}

async function answerTo(pglite: OpenPglite, asked: Asked): Promise<SqlResult> {
  if ('sql' in asked) return pglite.run(asked.sql, asked.parameters)
  if ('close' in asked) await pglite.close()
  else await writeSnapshot(pglite, asked.snapshot)
  return DONE
}

/** Lightly packed: a tenth of the size already, in a third of a second. */
async function writeSnapshot(pglite: OpenPglite, file: string): Promise<void> {
  const dump = await pglite.dump()
  const packed = await promisify(gzip)(await dump.arrayBuffer(), { level: 1 })
  await writeDurably(file, packed)
}

function toFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), fields: {} }
  const found = Object.entries(error).filter(([name, value]) => KEPT.includes(name) && typeof value === 'string')
  return { message: error.message, fields: Object.fromEntries(found) }
}
