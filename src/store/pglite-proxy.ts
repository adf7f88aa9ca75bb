/** The main thread's end of the PGlite worker: what is asked goes over as a message, each answer comes back by its id. */
import { Worker } from 'node:worker_threads'
import { errorText } from '../base/errors.ts'
import { MINUTE } from '../base/spans.ts'
import type { WireServer } from './pglite.ts'
import type { Answered, Asked } from './pglite-worker.ts'

/** `code` of the error that whoever asks gets once the worker has ended; see `isStoreGone`. */
const GONE = 'STORE_GONE'

/**
 * So long nothing takes, in milliseconds. A PGlite that has broken inside (its memory is full or spoilt) turns in a circle
 * and never answers: the thread is ended, and whoever opened it hears that it is lost.
 */
const STANDSTILL = 10 * MINUTE

/** An `Asked` without its id. */
type Question = { readonly messages: Uint8Array } | { readonly snapshot: string } | { readonly close: true }

/** PGlite in its thread. */
export interface DistantPglite extends WireServer {
  /** Writes all data to a gzipped tar file; no transaction may be under way. */
  snapshot(file: string): Promise<void>
  /** Resolves when nothing touches the data any more; may be called again. */
  close(): Promise<void>
}

/** The talk with a worker: who waits for which answer, and, once there can be no more answers, why. */
interface Talk {
  readonly worker: Worker
  readonly waiting: Map<number, PromiseWithResolvers<Uint8Array>>
  lastId: number
  gone?: Error
  /** Runs while somebody waits, and anew with each answer. */
  watch?: NodeJS.Timeout
  readonly standstill: number
}

/**
 * Starts PGlite on `folder` in a thread of its own and waits until it can be asked; see `pgliteOn`.
 * @throws what PGlite says when it cannot open the folder
 */
export function startPglite(folder: string, onLost?: () => void): Promise<DistantPglite> {
  return pgliteOn(new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } }), onLost)
}

/**
 * PGlite behind a worker that speaks as pglite-worker.ts does, once it has said that it is open. What is asked is
 * answered in the order of the calls. When the thread ends, whatever is pending or comes later is rejected with a
 * `STORE_GONE` error.
 * `onLost` is told when the thread ends by itself after it had opened, or is ended because it has not answered for
 * `standstill` milliseconds.
 * @throws what the worker says when it could not open
 */
export async function pgliteOn(
  worker: Worker,
  onLost?: () => void,
  standstill: number = STANDSTILL,
): Promise<DistantPglite> {
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const opened = Promise.withResolvers<Uint8Array>()
  const talk: Talk = { worker, waiting: new Map([[0, opened]]), lastId: 0, standstill }
  listen(talk)
  await opened.promise.catch(async (error: unknown) => {
    await worker.terminate()
    throw error
  })
  let closing: Promise<void> | undefined
  void ended.then(() => {
    if (closing === undefined) onLost?.()
  })
  return {
    // A copy: the bytes may lie in a larger buffer, all of which would go over with them.
    exchange: (messages) => ask(talk, { messages: new Uint8Array(messages) }),
    snapshot: async (file) => void (await ask(talk, { snapshot: file })),
    close() {
      closing ??= shut(talk, ended)
      return closing
    },
  }
}

/** Whether the error says that the embedded database has stopped, by itself or because it was closed. */
export function isStoreGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === GONE
}

function listen(talk: Talk): void {
  talk.worker.on('message', (answered: Answered) => {
    const one = talk.waiting.get(answered.id)
    talk.waiting.delete(answered.id)
    watchOver(talk)
    if ('failure' in answered) one?.reject(new Error(answered.failure))
    else one?.resolve(answered.answer)
  })
  talk.worker.on('error', (error) => endTalk(talk, errorText(error)))
  talk.worker.on('exit', (code) => endTalk(talk, `its thread ended with ${code}`))
}

/** In two halves: a computer that has slept through one of them has waited for nothing. */
function watchOver(talk: Talk, halves = 2): void {
  clearTimeout(talk.watch)
  if (talk.waiting.size === 0 || talk.gone) return
  const over = () => (halves > 1 ? watchOver(talk, halves - 1) : void talk.worker.terminate())
  talk.watch = setTimeout(over, talk.standstill / 2).unref()
}

function ask(talk: Talk, question: Question): Promise<Uint8Array> {
  if (talk.gone) return Promise.reject(talk.gone)
  talk.lastId += 1
  const asked: Asked = { id: talk.lastId, ...question }
  talk.worker.postMessage(asked)
  const answer = Promise.withResolvers<Uint8Array>()
  talk.waiting.set(asked.id, answer)
  if (talk.waiting.size === 1) watchOver(talk)
  return answer.promise
}

/** What was asked before is still answered. A thread that cannot close is ended by force: the lock goes after this. */
async function shut(talk: Talk, ended: Promise<void>): Promise<void> {
  const closed = ask(talk, { close: true })
  talk.gone ??= goneError('it was closed')
  await closed.catch(() => talk.worker.terminate())
  await ended
}

function endTalk(talk: Talk, why: string): void {
  talk.gone ??= goneError(why)
  clearTimeout(talk.watch)
  for (const one of talk.waiting.values()) one.reject(talk.gone)
  talk.waiting.clear()
}

function goneError(why: string): Error {
  return Object.assign(new Error(`the embedded database has stopped: ${why}`), { code: GONE })
}
