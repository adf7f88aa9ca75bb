/** Finds out what the columns of a list are about: by their names, in any order, wherever the header stands. */
import type { Line } from '../../sheets/read-sheet.ts'
import { type Field, fieldNamed, REFUSED, type RefusedKind } from './vocabulary.ts'

/** What a list's header says. */
export interface Columns {
  /** By column; `undefined` where its meaning is not known or not wanted. Several may have one meaning (电话, 手机). */
  readonly fields: readonly (Field | undefined)[]
  /** Columns that have no place here, and why. */
  readonly refused: readonly { readonly header: string; readonly kind: RefusedKind }[]
  /** Columns nobody understood. */
  readonly unknown: readonly string[]
  /** Said of all birthdays, above the table or in the header: 未注明的一律按公历. */
  readonly calendar?: 'solar' | 'lunar'
  /** Of each column of birthdays, what its own name says: 公历生日 beside 农历生日. */
  readonly calendars: readonly ('solar' | 'lunar' | undefined)[]
  /** The header as it was read, so that it is known again when it is repeated further down. */
  readonly texts: readonly string[]
}

/** Lines above a table: titles, dates, remarks. A header that comes later is not looked for. */
export const DEEPEST_HEADER = 30

/** Reads the header when `line` is one; `above` are the lines before it, which may hold the upper half of it. */
export function readHeader(line: Line, above: readonly Line[]): Columns | undefined {
  const upper = line.cells.every((cell, at) => isHeading(cell, above.at(-1)?.cells[at])) ? upperHalf(line, above) : []
  const texts = line.cells.map((cell, at) => headingOf(cell, upper[at]))
  const fields = ofTheirNeighbours(line.cells.map((cell, at) => fieldOf(cell || (upper[at] ?? ''), upper[at])))
  const known = new Set(fields.filter((field) => field !== undefined))
  const refused = texts.flatMap((header, at) => refusedOf(header, fields[at]))
  if (!known.has('name') || (known.size + refused.length < 2 && fields.length > 1)) return undefined
  const calendars = texts.map((text) => calendarIn([text]))
  const births = fields.filter((field) => field === 'birth')
  const calendar = calendarIn([...above.flatMap(({ cells }) => cells), ...(births.length > 1 ? [] : texts)])
  return {
    fields,
    refused,
    unknown: texts.filter(
      (text, at) => text !== '' && fields[at] === undefined && refusedOf(text, undefined).length === 0,
    ),
    texts,
    calendars,
    ...(calendar === undefined ? {} : { calendar }),
  }
}

/** Whether this may stand in the lower half of a header. */
const isHeading = (cell: string, upper: string | undefined): boolean =>
  cell === '' || cell === upper || fieldNamed(cell) !== undefined || fieldNamed(`${upper ?? ''}${cell}`) !== undefined

/** The line right above, when it is a header too (家属联系人 above 姓名, 关系, 电话) and not a title across the page. */
function upperHalf(line: Line, above: readonly Line[]): readonly string[] {
  const before = above.at(-1)
  if (before === undefined || before.sheet !== line.sheet || before.row !== line.row - 1) return []
  return new Set(before.cells.filter((cell) => cell !== '')).size > 1 ? before.cells : []
}

/** What stands above belongs to it where it is about somebody else: 配偶情况 above 电话. */
const headingOf = (own: string, upper = ''): string =>
  own === '' || own === upper ? upper : isOfOthers(upper) ? upper + own : own

/** Whose family is told of below: 姓名 and 电话 there are theirs. */
const isOfOthers = (upper: string): boolean => /^(?:配偶|老伴|爱人|家属|亲属|子女|家庭成员|紧急|应急|监护)/.test(upper)

function fieldOf(own: string, upper = ''): Field | undefined {
  const joined = upper === '' || upper === own ? undefined : fieldNamed(upper + own)
  return joined ?? (isOfOthers(upper) && upper !== own ? undefined : fieldNamed(own))
}

/** 家属姓名, 电话: the telephone behind a relative is theirs; behind a spouse, a second one. */
function ofTheirNeighbours(fields: readonly (Field | undefined)[]): readonly (Field | undefined)[] {
  return fields.map((field, at) => {
    if (field !== 'phone') return field
    const before = fields[at - 1]
    if ((before === 'kinName' || before === 'kinRelation') && !fields.includes('kinPhone')) return 'kinPhone'
    return before === 'spouse' && fields.indexOf('phone') < at ? undefined : field
  })
}

function refusedOf(header: string, field: Field | undefined): readonly { header: string; kind: RefusedKind }[] {
  if (field !== undefined) return []
  return REFUSED.flatMap(([pattern, kind]) => (pattern.test(header) ? [{ header, kind }] : []))
}

function calendarIn(texts: readonly string[]): 'solar' | 'lunar' | undefined {
  for (const text of texts) {
    const isAboutBirth = /出生|生日|未注明/.test(text)
    if (isAboutBirth && /公历|阳历/.test(text) && !/农历|阴历/.test(text)) return 'solar'
    if (isAboutBirth && /农历|阴历/.test(text) && !/公历|阳历/.test(text)) return 'lunar'
  }
  return undefined
}

/** Whether a line only repeats the header, as printed lists do on every page. */
export function repeatsHeader({ cells }: Line, { texts }: Columns): boolean {
  const same = cells.filter((cell, at) => cell !== '' && cell === texts[at])
  return same.length > 1 && same.length >= cells.filter((cell) => cell !== '').length / 2
}
