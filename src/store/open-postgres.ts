/** PostgreSQL through pg. No statement waits for ever, and a lost connection never ends the process. */
import { Socket } from 'node:net'
import type { Kysely } from 'kysely'
import pg from 'pg'
import type { Schema } from '../../db/schema.ts'
import { EXIT, UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { databaseAway } from './database-away.ts'
import { migrate } from './migrate.ts'
import { kyselyOnPool } from './pool.ts'
import type { Progress, Store } from './store.ts'

/** Enough for turns, jobs, deliveries and the page of one process; several processes share the server's 100. */
const CONNECTIONS = 10
/** All in ms. A statement is given up by the server first, then a silent line by us. */
const TO_CONNECT = 15_000
/** A machine that has just been switched on has much to do at once. */
const TO_CONNECT_AT_START = 20_000
const PER_STATEMENT = 30_000
const SILENT_LINE = 35_000
/** Shorter than a silent line. A new connection has first to plan all that is asked, while somebody waits. */
const IDLE = 30_000
/** A process that is frozen inside a transaction gives back its rows, so that others can take its work over. */
const IDLE_IN_TRANSACTION = 20_000
/** `unique nulls not distinct` came with 15. */
const OLDEST_VERSION = 150_000

/**
 * Connects, checks the server's version and migrates.
 * @throws UserError `bad-database-url`, `database-away` (cannot connect, or may not), `database-too-old`, `database-newer`
 */
export async function openPostgresStore(databaseUrl: string, log: Log, onProgress: Progress): Promise<Store> {
  const place = placeOf(databaseUrl)
  onProgress(`正在连接数据库 ${place}`)
  await prepare(databaseUrl, place, log)
  const db = kyselyOnPool(log, {
    ...serverAt(databaseUrl),
    connectionTimeoutMillis: TO_CONNECT,
    max: CONNECTIONS,
    idleTimeoutMillis: IDLE,
    statement_timeout: PER_STATEMENT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
    stream: () => impatientSocket(),
  })
  return { db, kind: 'postgres', close: () => db.destroy() }
}

/** On a connection of its own that may take its time: a migration, or waiting for another process's, can be long. */
async function prepare(databaseUrl: string, place: string, log: Log): Promise<void> {
  const db = kyselyOnPool(log, {
    ...serverAt(databaseUrl),
    connectionTimeoutMillis: TO_CONNECT_AT_START,
    max: 1,
  })
  try {
    await checkServer(db, place)
    await migrate(db)
  } finally {
    await db.destroy()
  }
}

const serverAt = (databaseUrl: string) => ({
  connectionString: databaseUrl,
  keepAlive: true,
  application_name: 'qinwuyuan',
})

/**
 * A line that says nothing for longer than any statement may take is dead, even if TCP has not noticed (a cut cable, a
 * frozen server). Closing it fails what was waiting on it, and the pool makes a new one.
 */
function impatientSocket(): Socket {
  const socket = new Socket()
  return socket.setTimeout(SILENT_LINE, () => socket.destroy(new Error('the database has been silent for too long')))
}

async function checkServer(db: Kysely<Schema>, place: string): Promise<void> {
  const version = await serverVersion(db).catch((error: unknown) => {
    throw databaseAway(place, error)
  })
  if (version >= OLDEST_VERSION) return
  const message = `数据库 ${place} 的 PostgreSQL 版本太旧，需要 15 或更新的版本。请升级数据库服务器。`
  throw new UserError('database-too-old', message, EXIT.badConfig)
}

async function serverVersion(db: Kysely<Schema>): Promise<number> {
  const query = db.selectNoFrom((eb) => eb.fn<string>('current_setting', [eb.val('server_version_num')]).as('version'))
  const { version } = await query.executeTakeFirstOrThrow()
  return Number(version)
}

/** `host:port/database`, as pg itself understands the address; without user and password. */
function placeOf(databaseUrl: string): string {
  try {
    const { host, port, database } = new pg.Client({ connectionString: databaseUrl })
    return `${host}:${port}/${database ?? ''}`
  } catch {
    const message =
      'DATABASE_URL 不是有效的地址。应形如 postgres://用户:密码@主机:5432/库名；密码里的特殊字符要写成 %xx。'
    throw new UserError('bad-database-url', message, EXIT.badConfig)
  }
}
