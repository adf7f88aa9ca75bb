/** kysely on pg's pool, the same for both databases: it reads values alike and outlives lost connections. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from '../../db/schema.ts'
import type { Log } from '../base/log.ts'
import { quickPool } from './quick-client.ts'
import { parserFor, type ValueParser } from './value-types.ts'

/**
 * How the server is to work for us. Days are cut in the office's zone by the program, never by the server; both databases
 * must agree where SQL does it. A prepared statement is planned once: planning what is asked before every send took the
 * server three times as long as doing it, and it would plan anew each time. So a condition that an index of some rows only
 * is made for must name its values in the text (`sql.lit`). And a plan made on the first day, when a table is empty, must do
 * when it is large: a whole table is read only where no index serves, for a plan that looks at each row for each row
 * keeps the claims of an office's first busy day waiting for minutes. Where none serves the plan looks so dear that the
 * server would compile it, which takes longer than running it: hence no jit. And a count of everybody must not take
 * all processors while old people wait for an answer: hence no helpers for one statement.
 */
export const SETTINGS = [
  'TimeZone=UTC',
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'jit=off',
  'max_parallel_workers_per_gather=0',
] as const

/** Destroying it waits for what is running or in line. What connections lose is logged, and never ends the process. */
export function kyselyOnPool(log: Log, config: pg.PoolConfig): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: quickPool(createPool(log, config)) }) })
}

function createPool(log: Log, config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    pipeline: true,
    types: { getTypeParser: readers },
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
    ...config,
  })
  // An error event that nobody listens to ends the process. The pool listens for idle clients only and passes it on;
  // a client that is lost in the middle of a transaction needs its own listener, which then serves for both.
  pool.on('error', () => {})
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ why: error.message }, 'store.connection-lost')),
  )
  return pool
}

const readers = ((type: number, format?: 'text' | 'binary') => {
  const driverParser = (id: number): ValueParser => pg.types.getTypeParser(id)
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : parserFor(type, driverParser)
}) as typeof pg.types.getTypeParser
