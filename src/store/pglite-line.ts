/**
 * PGlite as pg sees it: a socket. pg then does for it all that it does for a server (texts of values, prepared
 * statements, errors), and both databases are one to the rest of the program.
 */
import { Duplex } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../base/log.ts'
import type { WireServer } from './pglite.ts'
import { kyselyOnPool, SETTINGS } from './pool.ts'

/** Terminate: pg's last word. PGlite would end its session, which is the only one it has. */
const GOODBYE = Buffer.from([0x58, 0, 0, 0, 4])

/** kysely on PGlite's one connection. Destroying it waits for what is running; `server` is closed by whoever opened it. */
export function kyselyOnPglite(server: WireServer): Kysely<Schema> {
  return kyselyOnPool(silentLog, {
    max: 1,
    // One connection for all, and a snapshot may hold it for long: waiting in line is no error.
    connectionTimeoutMillis: 0,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    stream: () => lineTo(server),
  })
}

/** What pg calls on a socket beside a stream's own. */
interface Line extends Duplex {
  connect(): void
  setNoDelay(): void
  setKeepAlive(): void
  ref(): void
  unref(): void
}

/** A socket to `server`. What is written while an exchange runs goes over together in the next one. */
export function lineTo(server: WireServer): Line {
  const exchange = (chunks: readonly Uint8Array[], done: (error?: Error) => void) => {
    const said = Buffer.concat(chunks.filter((chunk) => !GOODBYE.equals(chunk)))
    if (said.length === 0) return done()
    server.exchange(said).then((answer) => {
      line.push(answer)
      done()
    }, done)
  }
  const stream = new Duplex({
    read() {},
    write: (chunk: Uint8Array, _encoding, done) => exchange([chunk], done),
    writev: (chunks, done) =>
      exchange(
        chunks.map(({ chunk }) => chunk as Uint8Array),
        done,
      ),
    final(done) {
      line.push(null)
      done()
    },
  })
  const line = Object.assign(stream, {
    connect() {
      // The session outlives its lines: what an earlier one left behind (a transaction, prepared statements) goes.
      const settings = SETTINGS.map((setting) => `set ${setting.replace('=', ' = ')}`)
      const fresh = Buffer.concat(['rollback', 'discard all', ...settings].map(query))
      server.exchange(fresh).then(
        () => line.emit('connect'),
        (error: Error) => line.destroy(error),
      )
    },
    setNoDelay() {},
    setKeepAlive() {},
    ref() {},
    unref() {},
  })
  return line
}

/** A Query message: its letter, its length in four bytes, the statement ended by a zero byte. */
function query(statement: string): Buffer {
  const message = Buffer.alloc(statement.length + 6)
  message.write('Q')
  message.writeInt32BE(statement.length + 5, 1)
  message.write(statement, 5)
  return message
}
