/**
 * Fewer journeys to the database and less work for it: BEGIN travels with the first statement, a statement whose outcome
 * nobody reads with the one behind it, and a statement that comes again is prepared, so that the server reads and plans it
 * once.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { UNREAD } from '../base/unread.ts'

/**
 * Prepared statements on one connection. The texts are those of the program, but lists in them make variants; all features
 * together have more than 300, and what is not prepared is read and planned each time.
 */
const MOST_PREPARED = 1000

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

/** What kysely is told of a BEGIN, or of a statement that nobody reads, which have yet to go. */
const BEGUN: SqlResult = { command: 'BEGIN', rowCount: 0, rows: [] }
const PUT_BY: SqlResult = { command: 'UNREAD', rowCount: 0, rows: [] }
/** What it is told of a transaction that ends before anything of it has gone. */
const NEVER_BEGUN: SqlResult = { command: 'ROLLBACK', rowCount: 0, rows: [] }

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
  // 'begun': BEGIN is still to go, with the first statement.
  let transaction: 'none' | 'begun' | 'open' = 'none'
  let putBy: pg.QueryConfig[] = []
  let spoilt: Error | undefined

  async function ask(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const ahead = putBy
    putBy = []
    if (transaction === 'begun') {
      transaction = 'open'
      // Should BEGIN fail, what travels with it stands alone; so that may only be a statement that changes nothing.
      if (text.startsWith('select')) ahead.push(BEGIN)
      else await client.query(BEGIN)
    }
    return together(client, ahead, statement(known, text, parameters))
  }

  /** The answers to BEGIN, to the end of a transaction that never was, and to what nobody reads: they need no journey. */
  function answerAtOnce(text: string, parameters: readonly unknown[]): SqlResult | undefined {
    if (text === 'begin') {
      transaction = 'begun'
      return BEGUN
    }
    if (text === 'rollback') putBy = []
    if (ENDS.has(text)) {
      const wasBegun = transaction === 'begun'
      transaction = 'none'
      return wasBegun ? { ...NEVER_BEGUN, command: text.toUpperCase() } : undefined
    }
    if (transaction !== 'open' || !text.endsWith(UNREAD)) return undefined
    putBy.push(statement(known, text, parameters))
    return PUT_BY
  }

  // kysely's type has an overload for cursors, which need a streaming package that is not used here.
  async function query(text: string, parameters: readonly unknown[] = []): Promise<SqlResult> {
    const atOnce = answerAtOnce(text, parameters)
    if (atOnce !== undefined) return atOnce
    try {
      const { command, rowCount, rows } = await ask(text, parameters)
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

const BEGIN: pg.QueryConfig = { text: 'begin' }
const ENDS: ReadonlySet<string> = new Set(['commit', 'rollback'])

/** Asks for `last` with what goes ahead of it in one piece of writing, and rejects with the first error. */
async function together(
  client: pg.PoolClient,
  ahead: readonly pg.QueryConfig[],
  last: pg.QueryConfig,
): Promise<pg.QueryResult> {
  if (ahead.length === 0) return client.query(last)
  const { stream } = (client as pg.Client).connection
  stream.cork()
  const gone = ahead.map((one) => client.query(one))
  const asked = client.query(last)
  stream.uncork()
  await Promise.all([...gone, asked])
  return asked
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
