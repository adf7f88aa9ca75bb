/** Transactions that are tried again when the database, not the work, was at fault. */
import type { Kysely, Transaction } from 'kysely'

/**
 * SQLSTATEs after which the same transaction may well succeed (PostgreSQL, appendix A): serialization failure, deadlock,
 * connection exceptions, a server that is stopping or starting, and a session that was ended for being idle too long in
 * its transaction.
 */
const TRANSIENT_STATE = /^(40001|40P01|08...|57P0[1-35]|25P03)$/

/** Node's codes for a line that was cut or could not be made. */
const TRANSIENT_SYSTEM = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
])

/** A prepared statement whose table was changed meanwhile; its connection is given up (see quick-client.ts). */
const STALE = 'cached plan must not change result type'

/** pg and its pool say these without a code. */
const TRANSIENT_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'the database has been silent for too long',
]

/** Whether a transaction that failed with this error is worth trying again as it is. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (error.message.startsWith(STALE)) return true
  if (code !== undefined) return TRANSIENT_STATE.test(code) || TRANSIENT_SYSTEM.has(code)
  return TRANSIENT_MESSAGES.some((message) => error.message.startsWith(message))
}

/** SQLSTATE classes 22 and 23: the values, not the database, are at fault. */
const REFUSING_STATE = /^2[23]...$/

/** Whether the database refused what it was given, and would refuse it again. */
export function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && REFUSING_STATE.test(error.code)
}

/** SQLSTATE classes 53 and 58: no room on the disk, no memory, no more connections, a broken disk. */
const HELPLESS_STATE = /^5[38]...$/

/** Whether the database, not what it was asked to do, is to blame; the same may succeed later, whoever asks. */
export function isDatabaseFault(error: unknown): boolean {
  if (isTransient(error)) return true
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && HELPLESS_STATE.test(error.code)
}

/**
 * Runs `work` in a transaction and commits it. After a transient error it is run anew, at once, at most `attempts`
 * times in all; other errors, and the last one, are thrown as they are and nothing is committed.
 *
 * A line that is cut during COMMIT leaves open whether it was committed, so `work` must begin by looking whether what
 * it is to do has been done already (the state of the row it handles), and do nothing outside the database.
 */
export async function inTransaction<S, T>(
  db: Kysely<S>,
  work: (tx: Transaction<S>) => Promise<T>,
  { attempts = 3 }: { readonly attempts?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error
    }
  }
}
