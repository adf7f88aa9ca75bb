import { pino } from 'pino'

/** Structured log. Never pass it the text of a message, a phone number or a name: ids and counts only. */
export interface Log {
  info(fields: object, event: string): void
  warn(fields: object, event: string): void
  error(fields: object, event: string): void
  debug(fields: object, event: string): void
}

/** Personal fields that are blotted out even when somebody passes them by mistake. */
const PERSONAL = ['text', 'phone', 'name', 'alias', 'quote', 'address', 'birthday']

/** A log that writes one JSON line per event to standard error. `level` is pino's. */
export function createLog(level: string): Log {
  const paths = PERSONAL.flatMap((field) => [field, `*.${field}`])
  return pino({ level, redact: { paths, censor: '***' }, base: null }, pino.destination({ dest: 2, sync: true }))
}

export const silentLog: Log = { info() {}, warn() {}, error() {}, debug() {} }
