/** The main thread's end of the PGlite worker: each statement goes over as a message, each answer comes back by its id. */
import { Worker } from 'node:worker_threads'
import { errorText } from '../base/errors.ts'
import type { Answered, Asked, Failure } from './pglite-worker.ts'
import type { SqlResult, SqlRunner } from './single-connection.ts'

/** `code` of the error that every statement gets once the worker has ended; see `isStoreGone`. */
const GONE = 'STORE_GONE'

type Waiting = PromiseWithResolvers<SqlResult>
/** An `Asked` without its id. */
type Question = { readonly sql: string; readonly parameters: readonly unknown[] } | { readonly close: true }

/**
 * Starts PGlite on `folder` in a thread of its own and waits until it can be asked.
 * Statements run one at a time in the order of the calls. Errors of the database carry `code` (SQLSTATE) and the other
 * fields that pg's have. When the thread ends, whatever is pending or comes later is rejected with a `STORE_GONE` error.
 * @throws what PGlite says when it cannot open the folder
 */
export async function startPglite(folder: string): Promise<SqlRunner> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const ask = askThrough(worker)
  // A thread that could not open or close properly is ended by force: its folder's lock is given back after this.
  const endByForce = () => worker.terminate()
  await ask.opened.catch(async (error: unknown) => {
    await endByForce()
    throw error
  })
  return {
    run: (sql, parameters) => ask.send({ sql, parameters }),
    async close() {
      await ask.send({ close: true }).catch(endByForce)
      await ended
    },
  }
}

/** Whether the error says that the embedded database has stopped, by itself or because it was closed. */
export function isStoreGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === GONE
}

function askThrough(worker: Worker) {
  const opened = Promise.withResolvers<SqlResult>()
  const waiting = new Map<number, Waiting>([[0, opened]])
  let lastId = 0
  let gone: Error | undefined

  function end(why: string): void {
    gone ??= Object.assign(new Error(`the embedded database has stopped: ${why}`), { code: GONE })
    for (const one of waiting.values()) one.reject(gone)
    waiting.clear()
  }

  function send(question: Question): Promise<SqlResult> {
    if (gone) return Promise.reject(gone)
    lastId += 1
    const asked: Asked = { id: lastId, ...question }
    // Throws for a parameter that cannot be copied; then nothing was sent and nothing must be kept.
    worker.postMessage(asked)
    const answer = Promise.withResolvers<SqlResult>()
    waiting.set(asked.id, answer)
    return answer.promise
  }

  worker.on('message', (answered: Answered) => {
    const one = waiting.get(answered.id)
    waiting.delete(answered.id)
    if ('failure' in answered) one?.reject(toError(answered.failure))
    else one?.resolve(answered.result)
  })
  worker.on('error', (error) => end(errorText(error)))
  worker.on('exit', (code) => end(`thread ended with ${code}`))
  return { opened: opened.promise, send: async (question: Question) => send(question) }
}

function toError({ message, fields }: Failure): Error {
  return Object.assign(new Error(message), fields)
}
