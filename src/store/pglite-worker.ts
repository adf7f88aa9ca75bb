/**
 * The thread in which PGlite runs. It computes while a statement is awaited (2.2 s seen for a large one), and on the
 * main thread nobody would be answered meanwhile.
 */
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { gzip } from 'node:zlib'
import { writeDurably } from '../base/durable.ts'
import { errorText } from '../base/errors.ts'
import { type OpenPglite, openPglite } from './pglite.ts'

/** From the main thread: messages of the wire protocol, or what else can be asked. `close` is the last one. */
export type Asked =
  | { readonly id: number; readonly messages: Uint8Array }
  | { readonly id: number; readonly snapshot: string }
  | { readonly id: number; readonly close: true }

/** To the main thread; id 0 tells how opening ended. */
export type Answered =
  | { readonly id: number; readonly answer: Uint8Array }
  | { readonly id: number; readonly failure: string }

if (parentPort) await serve(parentPort, workerData as { readonly folder: string })

async function serve(port: NonNullable<typeof parentPort>, source: { readonly folder: string }): Promise<void> {
  const answer = (message: Answered) => port.postMessage(message)
  try {
    if (!existsSync(source.folder)) await (await import('./make-database.ts')).makeDatabase(source.folder)
    const pglite = await openPglite(source)
    port.on('message', (asked: Asked) => {
      // What an exchange throws is no error of SQL, which is an answer: PGlite itself has broken, and the thread ends with it.
      void handle(pglite, asked).then((answered) => {
        answer(answered)
        if ('close' in asked) port.close()
      })
    })
    answer({ id: 0, answer: nothing() })
  } catch (error) {
    answer({ id: 0, failure: errorText(error) })
  }
}

async function handle(pglite: OpenPglite, asked: Asked): Promise<Answered> {
  const { id } = asked
  // A copy of its own: PGlite's answer may lie in its memory, all of which would be copied with it.
  if ('messages' in asked) return { id, answer: new Uint8Array(await pglite.exchange(asked.messages)) }
  try {
    if ('close' in asked) await pglite.close()
    else await writeSnapshot(pglite, asked.snapshot)
    return { id, answer: nothing() }
  } catch (error) {
    return { id, failure: errorText(error) }
  }
}

/** Lightly packed: a tenth of the size already, in a third of a second. */
async function writeSnapshot(pglite: OpenPglite, file: string): Promise<void> {
  const dump = await pglite.dump()
  const packed = await promisify(gzip)(await dump.arrayBuffer(), { level: 1 })
  await writeDurably(file, packed)
}

function nothing(): Uint8Array {
  return new Uint8Array()
}
