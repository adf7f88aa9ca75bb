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
  const hooks = { streamWrite: maskNumbers }
  return pino({ level, redact: { paths, censor: '***' }, base: null, hooks }, pino.destination({ dest: 2, sync: true }))
}

/** A number that stands by itself, as the value of a field too: no part of a hash, a decimal or a longer one. */
const ALONE = (digits: string) => new RegExp(String.raw`(?<field>":)?(?<![\dA-Za-z.])${digits}(?![\dA-Za-z])`, 'g')
/** Written in one run or in groups. */
const MOBILE = ALONE(String.raw`(?:\+?86[ -]?)?(?<first>1[3-9]\d)(?<gap>[ -]?)\d{4}\k<gap>(?<last>\d{4})`)
/** With the code of another country. */
const ABROAD = /\+(?!86)(?<first>\d{1,3})[ -]?\d(?:[ -]?\d){3,8}[ -]?(?<last>\d{4})(?!\d)/g
const PAPER_OR_CARD = ALONE(String.raw`\d(?:[ -]?\d){13,17}[ -]?[\dXx]`)

/**
 * A line without the numbers that others wrote into its free text: a database names the value that it refuses
 * (`Key (phone)=(13800000101) already exists`). The moment of a line has thirteen digits and is no such number.
 */
function maskNumbers(line: string): string {
  return line
    .replace(PAPER_OR_CARD, (...found) => asValue('***', found.at(-1)))
    .replace(ABROAD, '+$<first>****$<last>')
    .replace(MOBILE, (...found) => asValue(`${found.at(-1).first}****${found.at(-1).last}`, found.at(-1)))
}

/** What stood there as a bare number is text afterwards, so that the line stays JSON. */
const asValue = (masked: string, { field }: { readonly field?: string }): string =>
  field === undefined ? masked : `${field}"${masked}"`

export const silentLog: Log = { info() {}, warn() {}, error() {}, debug() {} }
