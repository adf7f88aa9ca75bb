/**
 * Loaded ahead of the real program (`node --import`), of which nothing is changed: watches what it writes to its database
 * and to the phones, and kills it with -9 when it comes by the point `DIE_AT` for the `DIE_THE`-th time.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import pg from 'pg'
import { LIST_POINTS, POINTS, type Point, type Step } from './points.ts'

/** Sees a statement of a connection, and says so when it is answered. */
type Watch = (sql: string) => () => void

const isReached = { ...POINTS, ...LIST_POINTS }[process.env['DIE_AT'] as Point]
let left = Number(process.env['DIE_THE'])

function pass(step: Step): void {
  if (!isReached(step)) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

function watchConnection(): Watch {
  let earlier: string[] = []
  return (sql) => {
    if (/^begin/.test(sql)) earlier = []
    const step = { what: sql, earlier }
    pass({ ...step, when: 'before' })
    earlier = [...earlier, sql]
    return () => pass({ ...step, when: 'after' })
  }
}

/** What is written to the phones' file, and to that of the messages which are announced. */
function watchFiles(): void {
  const append = fs.appendFileSync
  fs.appendFileSync = (file, data, options) => {
    const step = { what: `${`${file}`.endsWith('phones.jsonl') ? 'phones' : 'announced'}: ${data}`, earlier: [] }
    pass({ ...step, when: 'before' })
    append(file, data, options)
    pass({ ...step, when: 'after' })
  }
  syncBuiltinESMExports()
}

/** What goes to the database on each connection: pg speaks to the embedded one too. */
function watchDatabase(): void {
  const watches = new WeakMap<object, Watch>()
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const watch = watches.get(this) ?? watchConnection()
    watches.set(this, watch)
    const asked = args[0] as string | { readonly text?: string }
    const sql = typeof asked === 'string' ? asked : asked.text
    const answered = sql === undefined ? () => {} : watch(sql)
    const answer: unknown = Reflect.apply(query, this, args)
    if (answer instanceof Promise) void answer.then(answered, () => {})
    return answer
  } as typeof query
}

if (isMainThread) {
  watchFiles()
  watchDatabase()
}
