/**
 * Fewer journeys to the database and less work for it, unseen by whoever asks: BEGIN travels with the first statement, and
 * a statement that comes again is prepared, so that the server reads and plans it once.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Prepared statements on one connection. The texts are those of the program, but lists in them make variants. */
const MOST_PREPARED = 300

/** The statements of one connection: those asked once, and the names of those that are prepared. */
interface Known {
  readonly asked: Set<string>
  readonly names: Map<string, string>
}

/** What a statement gave; `command` is the word PostgreSQL ends it with: SELECT, INSERT, COMMIT, ROLLBACK… */
interface SqlResult {
  readonly command: string
  readonly rowCount: number
  readonly rows: readonly object[]
}

/** What kysely is told of a BEGIN that is on its way. */
const BEGUN: SqlResult = { command: 'BEGIN', rowCount: 0, rows: [] }

/** `pool` as kysely needs it; its clients must be in pipeline mode. Ending it lets those in line have their turn. */
export function quickPool(pool: pg.Pool): PostgresPool {
  const knownBy = new WeakMap<pg.PoolClient, Known>()
  const turns = new Set<Promise<void>>()
  return {
    options: {},
    async end() {
      // pg's pool would leave those in line waiting for ever.
      while (turns.size > 0) await Promise.all(turns)
      await pool.end()
    },
    async connect() {
      const turn = Promise.withResolvers<void>()
      const over = () => {
        turns.delete(turn.promise)
        turn.resolve()
      }
      turns.add(turn.promise)
      const client = await pool.connect().catch((error: unknown) => {
        over()
        throw error
      })
      const known = knownBy.get(client) ?? { asked: new Set(), names: new Map() }
      knownBy.set(client, known)
      return quickClient(client, known, over)
    },
  }
}

function quickClient(client: pg.PoolClient, known: Known, over: () => void): PostgresPoolClient {
  let begun: Promise<unknown> | undefined
  let spoilt: Error | undefined

  async function ask(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const began = begun
    begun = undefined
    // Should BEGIN fail, what travels with it stands alone; so that may only be a statement that changes nothing.
    if (began !== undefined && !sql.startsWith('select')) await began
    const asked = client.query(statement(known, sql, parameters))
    if (began !== undefined) await Promise.all([began, asked])
    return asked
  }

  // kysely's type has an overload for cursors, which need a streaming package that is not used here.
  async function query(sql: string, parameters: readonly unknown[] = []): Promise<SqlResult> {
    if (sql === 'begin') {
      begun = client.query(sql)
      begun.catch(() => {})
      return BEGUN
    }
    try {
      const { command, rowCount, rows } = await ask(sql, parameters)
      return { command, rowCount: rowCount ?? 0, rows }
    } catch (error) {
      if (isStale(error)) spoilt = error
      throw error
    }
  }

  return {
    query: query as PostgresPoolClient['query'],
    release() {
      client.release(spoilt)
      over()
    },
  }
}

/** Prepared when it is asked for the second time. */
function statement({ asked, names }: Known, text: string, parameters: readonly unknown[]): pg.QueryConfig {
  const values = [...parameters]
  const name = names.get(text)
  if (name !== undefined) return { name, text, values }
  if (values.length === 0 || names.size >= MOST_PREPARED) return { text, values }
  if (!asked.delete(text)) {
    if (asked.size >= MOST_PREPARED) asked.clear()
    asked.add(text)
    return { text, values }
  }
  const fresh = `s${names.size + 1}`
  names.set(text, fresh)
  return { name: fresh, text, values }
}

/** Another process has changed the table under a prepared statement; only a new connection forgets it. */
function isStale(error: unknown): error is Error {
  return error instanceof Error && error.message.startsWith('cached plan must not change result type')
}
