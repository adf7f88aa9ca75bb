/**
 * How the database's values become JavaScript's: int8 → number, date → `YYYY-MM-DD`, timestamptz → Date. Everything
 * else is what pg does anyway (json is parsed, numeric stays text).
 */

/** Turns the text of one value into a JavaScript value. */
export type ValueParser = (text: string) => unknown

/** Object ids of the types that are read differently from pg's way; see pg_type in PostgreSQL's catalog. */
const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184
const TEXT_ARRAY = 1009
const INT8_ARRAY = 1016
const DATE_ARRAY = 1182
const TIMESTAMPTZ_ARRAY = 1185

/** By type id; arrays of these types are derived from them. */
const valueParsers: Readonly<Record<number, ValueParser>> = {
  [INT8]: readInt8,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text),
}

const elementOf: Readonly<Record<number, number>> = {
  [INT8_ARRAY]: INT8,
  [DATE_ARRAY]: DATE,
  [TIMESTAMPTZ_ARRAY]: TIMESTAMPTZ,
}

/** The parser for a type id: ours for the types above and arrays of them, else the driver's own. */
export function parserFor(type: number, driverParser: (type: number) => ValueParser): ValueParser {
  const scalar = valueParsers[type]
  if (scalar) return scalar
  const element = valueParsers[elementOf[type] ?? -1]
  if (!element) return driverParser(type)
  const readTexts = driverParser(TEXT_ARRAY)
  return (text) => (readTexts(text) as (string | null)[]).map((one) => (one === null ? null : element(one)))
}

/** Numbers that JavaScript cannot hold exactly are an error, not a nearby number: an id must never become another. */
function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53 cannot be read: ${text}`)
  return value
}
