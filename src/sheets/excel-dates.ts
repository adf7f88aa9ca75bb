/** Which numbers in a workbook are days, and which day each is. */

/** Formats that Excel numbers itself and that show a day; 27 to 36 and 50 to 58 are the Chinese ones. */
const BUILT_IN = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]

/** Whether cells of a number format show a day; `code` is its text where the workbook has one of its own. */
export function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.includes(id)
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  return /[yd]/i.test(bare) || (/m/i.test(bare) && /[年月]/.test(code))
}

const DAY_MS = 86_400_000
/** 1899-12-30 and 1904-01-01: the day 0 of the two systems, from March 1900 on. */
const DAY_0 = Date.UTC(1899, 11, 30)
const DAY_0_OF_1904 = Date.UTC(1904, 0, 1)
/** The last serial number is 9999-12-31. */
const LAST = 2_958_465

/** YYYY-MM-DD of a serial number; `undefined` when it is none. Excel believes in a 29 February 1900, day 60. */
export function dayOfSerial(serial: number, since1904 = false): string | undefined {
  const whole = Math.floor(serial)
  if (!(whole > 0 && whole <= LAST)) return undefined
  const shift = !since1904 && whole < 60 ? 1 : 0
  const start = since1904 ? DAY_0_OF_1904 : DAY_0
  return new Date(start + (whole + shift) * DAY_MS).toISOString().slice(0, 10)
}

/** A number as people write it: 13800000000 and never 1.38E+10. */
export function writeNumber(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (Number.isInteger(value)) return BigInt(value).toString()
  return String(Math.round(value * 1e6) / 1e6)
}
