/** Reads the office's list of certification: 姓名, 编号, 上次认证, 认证月份, 认证方式, 认证周期, in any order. Pure. */
import type { Day } from '../../base/calendar.ts'
import { numberValue } from '../../language/numbers.ts'
import { normaliseText } from '../../language/read-value.ts'
import type { Line } from '../../sheets/read-sheet.ts'

type Column = 'name' | 'number' | 'last' | 'month' | 'way' | 'cycle'

/** Where each column stands. */
export type Columns = ReadonlyMap<Column, number>

/** In this order: the first that fits decides. */
const NAMED: readonly (readonly [RegExp, Column])[] = [
  [/^(?:姓名|名字|退休人员姓名)$/, 'name'],
  [/^(?:人员)?编号$|^工号$/, 'number'],
  [/周期/, 'cycle'],
  [/方式|途径|渠道/, 'way'],
  [/(?:上一?次|最近|最后|去年).*认证|认证(?:时间|日期)|已认证/, 'last'],
  [/认证.*月|(?:到期|应办|应认证).*(?:月|时间|日期)/, 'month'],
]

/** The header of such a list; `undefined`: it is none. A roster has days of birth, and is the roster's unless `asked` for. */
export function readHeader({ cells }: Line, asked: boolean): Columns | undefined {
  const columns = new Map<Column, number>()
  cells.forEach((cell, at) => {
    const text = cell.normalize('NFKC').replace(/\s/g, '')
    const column = NAMED.find(([pattern]) => pattern.test(text))?.[1]
    if (column !== undefined && !columns.has(column)) columns.set(column, at)
  })
  const tells = columns.has('last') || columns.has('month')
  const isRoster = cells.some((cell) => /出生|生日/.test(cell))
  return columns.has('name') && tells && (asked || !isRoster) ? columns : undefined
}

/** One row that names somebody. */
export interface ListRow {
  readonly row: number
  readonly name: string
  readonly number: string | undefined
  /** When they certified last. */
  readonly last: Day | undefined
  /** In which month they certify, 1 to 12. */
  readonly month: number | undefined
  readonly way: string | undefined
  /** Months from one to the next. */
  readonly cycle: number | undefined
  /** Nothing is said of when. */
  readonly isEmpty: boolean
}

const LONGEST_WAY = 20
const MOST_MONTHS = 60

/** `undefined`: it names nobody. */
export function readRow({ row, cells }: Line, columns: Columns): ListRow | undefined {
  const cell = (column: Column) => {
    const at = columns.get(column)
    return at === undefined ? '' : normaliseText((cells[at] ?? '').trim()).trim()
  }
  const name = cell('name').replace(/\s/g, '')
  if (!/^\p{Script=Han}{2,6}$/u.test(name) || name === '合计' || name === '姓名') return undefined
  const written = cell('month')
  return {
    row,
    name,
    number: cell('number') || undefined,
    last: readDay(cell('last')),
    month: readMonth(written),
    way: wayOf(cells[columns.get('way') ?? -1] ?? ''),
    cycle: readCycle(cell('cycle')),
    isEmpty: written === '' && cell('last') === '',
  }
}

/** What begins as a formula is never kept as words. */
const wayOf = (text: string): string | undefined =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^[=+@\-|%\s]+/, '')
    .slice(0, LONGEST_WAY) || undefined

const DAY =
  /(?<year>(?:19|20)\d{2})[年./-]?(?<month>1[0-2]|0?[1-9])(?:[月./-]?(?<day>3[01]|[12]\d|0?[1-9])?日?)?(?![\d./-])/

/** 2026-03-12, 2026年3月, 20260312; of which only the month is known, its first. */
function readDay(text: string): Day | undefined {
  const { year, month, day = '1' } = DAY.exec(text)?.groups ?? {}
  if (year === undefined || month === undefined) return undefined
  const two = (value: string) => value.padStart(2, '0')
  const read = `${year}-${two(month)}-${two(day)}`
  return new Date(`${read}T00:00:00Z`).toISOString().startsWith(read) ? read : undefined
}

/** 10月, 十月份, 10; of a whole date its month. */
function readMonth(text: string): number | undefined {
  const whole = readDay(text)
  if (whole !== undefined) return Number(whole.slice(5, 7))
  const value = numberValue(text.replace(/^每年/, '').replace(/月份?$/, ''))
  return value !== undefined && value >= 1 && value <= 12 ? value : undefined
}

/** 12, 12个月, 一年, 半年. */
export function readCycle(text: string): number | undefined {
  if (/半年/.test(text)) return 6
  if (/^(?:每|一)*年/.test(text)) return 12
  const value = numberValue(text.replace(/[每个]|月.*$/g, ''))
  return value !== undefined && value >= 1 && value <= MOST_MONTHS ? value : undefined
}
