/**
 * PGlite has one connection. Shown to kysely as a pool with one client, so that both databases run through the same
 * kysely driver: the same BEGIN and COMMIT, savepoints, and refusal to call a rolled-back transaction committed.
 */
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type { Schema } from '../../db/schema.ts'

/** What a statement gave; `command` is the word PostgreSQL ends it with: SELECT, INSERT, COMMIT, ROLLBACK… */
export interface SqlResult {
  readonly command: string
  readonly rowCount: number
  readonly rows: readonly object[]
}

/** Runs one statement after another on the one connection. */
export interface SqlRunner {
  run(sql: string, parameters: readonly unknown[]): Promise<SqlResult>
  /** Resolves when nothing touches the data any more; may be called again. */
  close(): Promise<void>
}

/** kysely on a runner. Destroying it waits for what is running; the runner is closed by whoever opened it. */
export function kyselyOnRunner(runner: SqlRunner): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: singleConnectionPool(runner) }) })
}

/**
 * A pool of one. Whoever asks first gets the connection first and keeps it until released, so transactions exclude each
 * other and none waits for ever. `end` lets those already waiting have their turn, then closes the runner.
 */
function singleConnectionPool(runner: SqlRunner): PostgresPool {
  let lastTurn: Promise<void> = Promise.resolve()

  async function connect(): Promise<PostgresPoolClient> {
    const before = lastTurn
    const turn = Promise.withResolvers<void>()
    lastTurn = turn.promise
    await before
    return client(runner, turn.resolve)
  }

  return { options: {}, connect, end: () => lastTurn }
}

function client(runner: SqlRunner, release: () => void): PostgresPoolClient {
  // kysely's type has an overload for cursors, which need a streaming package that is not used here.
  const query = (sql: string, parameters: readonly unknown[] = []) => runner.run(sql, parameters)
  return { query: query as PostgresPoolClient['query'], release }
}
