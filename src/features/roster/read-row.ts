/** Reads one row of a list into what the roster keeps. Pure; whatever is not taken is said. */
import type { Day } from '../../base/calendar.ts'
import { isAbroad } from '../../language/abroad.ts'
import type { Line } from '../../sheets/read-sheet.ts'
import { readCycle, type Told } from '../certification/public.ts'
import { isSoldier } from '../people/public.ts'
import type { Columns } from './columns.ts'
import type { Left, Links, ReadRow, Wrong } from './entry.ts'
import { readDate } from './read-date.ts'
import { readPhones } from './read-phones.ts'
import { readUnit } from './read-unit.ts'
import type { Field, Meanings } from './vocabulary.ts'
import * as vocabulary from './vocabulary.ts'

/** What the list as a whole says. */
export interface ListSays {
  readonly columns: Columns
  readonly today: Day
}

/** `undefined`: the row is about nobody (a sum, a signature, a repeated header). */
export function readRow(line: Line, { columns, today }: ListSays): ReadRow | undefined {
  const cell = (field: Field) => {
    const at = columns.fields.indexOf(field)
    const text = (at < 0 ? '' : (line.cells[at] ?? '')).normalize('NFKC').trim()
    return vocabulary.NOTHING.test(text) ? '' : text
  }
  if (vocabulary.NO_PERSON.test(line.cells.find((text) => text !== '') ?? '') || isNobody(line, columns))
    return undefined
  const left: Left[] = []
  const { name, wrong, hints } = readName(cell('name'))
  const fields = {
    ...hints,
    ...textFields(cell, left),
    ...wordFields(cell, left),
    ...dateFields(cell, columns, today, left),
  }
  const phones = phoneFields(cell, left)
  const certification = certificationOf(cell, today, left)
  const links = { ...linksOf(cell, line.sheet, left), ...(certification && { certification }) }
  return {
    name,
    fields: { ...fields, ...phones, ...(name !== '' && { name }) },
    links,
    left: [...left.map(withoutSecret), ...secretsElsewhere(line, columns)],
    ...(wrong === undefined ? {} : { wrong }),
  }
}

/** Nothing but a running number stands in it. */
function isNobody({ cells }: Line, { fields }: Columns): boolean {
  return cells.every((text, at) => text === '' || fields[at] === undefined || fields[at] === 'none')
}

/** What is told of a value that was not taken is kept: it never repeats the number of a paper or card. */
const withoutSecret = (one: Left): Left => (holdsSecret(one.text) ? { field: one.field, why: 'secret', text: '' } : one)

const NAME = /^(?:\p{Script=Han}{2,6}|\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u
/** What people write behind a name, and what it says. */
const BEHIND: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/\(女\)$/, { sex: 'female' }],
  [/\(男\)$/, { sex: 'male' }],
  [/\((?:已故|去世|已去世|故)\)$/, { status: 'deceased' }],
]

function readName(text: string): { name: string; wrong?: Wrong; hints: Readonly<Record<string, string>> } {
  const behind = BEHIND.find(([pattern]) => pattern.test(text))
  const name = text
    .replace(/\((?:女|男|已故|去世|已去世|故)\)$/, '')
    .replace(/[•‧∙・．.]/g, '·')
    .replace(/\s/g, '')
  const hints = behind?.[1] ?? {}
  if (holdsSecret(name)) return { name: '', wrong: 'no-such-name', hints }
  if (name === '') return { name: '', wrong: 'no-name', hints }
  if (/^[=+@]|^-/.test(name)) return { name: name.slice(0, 20), wrong: 'formula', hints }
  if (name.includes('\ufffd')) return { name: name.slice(0, 20), wrong: 'garbled', hints }
  return NAME.test(name) ? { name, hints } : { name: name.slice(0, 20), wrong: 'no-such-name', hints }
}

type Cell = (field: Field) => string

const TEXTS: readonly (readonly [Field, string])[] = [
  ['number', 'number'],
  ['formerUnit', 'former_unit'],
  ['position', 'position'],
  ['residence', 'residence'],
  ['remark', 'remark'],
  ['skills', 'skills'],
  ['note', 'note'],
  ['hardship', 'hardship'],
  ['honorific', 'honorific'],
]

/** Words that are kept as they are, unless they hold what has no place here. */
function textFields(cell: Cell, left: Left[]): Record<string, string> {
  const taken: Record<string, string> = {}
  for (const [field, column] of TEXTS) {
    const text = cell(field)
    const why = refusal(field, text)
    if (why !== undefined) left.push({ field, why, text: why === 'garbled' ? text : '' })
    else if (text !== '' && !(field === 'hardship' && /^(?:否|无|不困难)$/.test(text)))
      taken[column] = field === 'note' ? sentence(plain(text)) : plain(text)
  }
  return taken
}

/** A formula is never kept as words, so that no sheet made of them later can run it. */
const plain = (text: string): string => text.replace(/^[=+@\-|%\s]+/, '')

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** Words that people read are told with the marks of Chinese, whichever the cell had; 7:30 stays. */
const sentence = (text: string): string =>
  text.replace(/(?<!\d)[,;:!()]|[,;:!()](?!\d)/g, (mark) => FULL_WIDTH[mark] ?? mark)

/** In characters; what is longer is said to be left out, instead of being cut. */
const LONGEST = 100
const LONGEST_NOTE = 200

function refusal(field: Field, text: string): 'secret' | 'diagnosis' | 'garbled' | 'long' | undefined {
  if (holdsSecret(text) && field !== 'number') return 'secret'
  if (field === 'number' && vocabulary.ID_CARD.test(text)) return 'secret'
  if (field === 'note' && vocabulary.DIAGNOSIS.test(text)) return 'diagnosis'
  if (text.length > (field === 'note' ? LONGEST_NOTE : LONGEST)) return 'long'
  if (field === 'hardship' && vocabulary.DIAGNOSIS.test(text) && !/大病$|^大病|重病$/.test(text)) return 'diagnosis'
  return text.includes('\ufffd') ? 'garbled' : undefined
}

const holdsSecret = (text: string): boolean => vocabulary.ID_CARD.test(text) || vocabulary.LONG_NUMBER.test(text)

const WORDS: readonly (readonly [Field, string, Meanings])[] = [
  ['sex', 'sex', vocabulary.SEX],
  ['standing', 'standing', vocabulary.STANDING],
  ['politics', 'politics', vocabulary.POLITICS],
  ['region', 'region', vocabulary.REGION],
  ['living', 'living', vocabulary.LIVING],
  ['health', 'health', vocabulary.HEALTH],
  ['status', 'status', vocabulary.STATUS],
  ['contactBy', 'contact_by', vocabulary.CONTACT_BY],
  ['quiet', 'quiet', vocabulary.YES_OR_NO],
]

function wordFields(cell: Cell, left: Left[]): Record<string, string> {
  const taken: Record<string, string> = {}
  for (const [field, column, meanings] of WORDS) {
    const text = cell(field)
    const value = text === '' ? undefined : vocabulary.meaningOf(text, meanings)
    if (value !== undefined) taken[column] = value
    else if (field === 'health' && vocabulary.DIAGNOSIS.test(text)) left.push({ field, why: 'diagnosis', text: '' })
    else if (text !== '' && !(field === 'standing' && isSoldier(text))) left.push({ field, why: 'unknown', text })
  }
  const isGoneAbroad = taken['region'] === undefined && isAbroad(cell('residence'))
  return {
    ...taken,
    ...(isGoneAbroad && { region: 'abroad' }),
    ...(taken['standing'] === 'bereaved' && { kind: 'family' }),
  }
}

/** The youngest retiree, and the oldest, in years. */
const YOUNGEST = 40
const OLDEST = 115

function dateFields(cell: Cell, columns: Columns, today: Day, left: Left[]): Record<string, string> {
  const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`
  const read = (field: Field, from: Day, until: Day) => {
    const text = cell(field)
    const date = text === '' ? undefined : readDate(text, { from, until })
    if (typeof date !== 'string') return date
    left.push({ field, why: date, text })
    return undefined
  }
  const birth = read('birth', yearsAgo(OLDEST), yearsAgo(YOUNGEST))
  const since = read('partySince', '1921-07-01', today)
  const retired = read('retired', '1949-10-01', today)
  return {
    ...(birth && { birth_day: birth.day, birth_calendar: calendarOf(birth.calendar, cell('calendar'), columns) }),
    ...(birth?.leap && { birth_leap: 'true' }),
    ...(since && { party_since: since.day }),
    ...(retired && { retired_on: retired.day }),
  }
}

/** 人社部 began the certification of whoever draws a pension in 2005 (劳社厅发〔2005〕26号 and what followed). */
const FIRST_CERTIFIED: Day = '2005-01-01'

/** When somebody certified last (of which only the month is known: its first), and how often they do. */
function certificationOf(cell: Cell, today: Day, left: Left[]): Told | undefined {
  const [written, said] = [cell('certified'), cell('certifiesEvery')]
  const read = written === '' ? undefined : readDate(written, { from: FIRST_CERTIFIED, until: today })
  const cycle = said === '' ? undefined : readCycle(said)
  if (typeof read === 'string') left.push({ field: 'certified', why: read, text: written })
  if (said !== '' && cycle === undefined) left.push({ field: 'certifiesEvery', why: 'unknown', text: said })
  const last = typeof read === 'object' ? whole(read.day) : undefined
  return last === undefined && cycle === undefined ? undefined : { ...(last && { last }), ...(cycle && { cycle }) }
}

/** A year alone says too little. */
const whole = (day: string): Day | undefined => (day.length === 10 ? day : day.length === 7 ? `${day}-01` : undefined)

/** What stands at the date itself decides, then the row's own word, then the list's. */
function calendarOf(read: string, said: string, columns: Columns): string {
  if (read !== 'unknown') return read
  return vocabulary.meaningOf(said, vocabulary.CALENDAR) ?? columns.calendar ?? 'unknown'
}

function phoneFields(cell: Cell, left: Left[]): Record<string, string> {
  const own = readPhones(cell('phone'))
  const home = readPhones(cell('landline'))
  for (const [field, { odd }] of [
    ['phone', own],
    ['landline', home],
  ] as const) {
    if (odd !== undefined) left.push({ field, why: 'phone', text: odd })
  }
  const phone = own.mobile ?? home.mobile ?? own.landline
  const landline = home.landline ?? (own.mobile === undefined ? undefined : own.landline)
  return { ...(phone && { phone }), ...(landline && { landline }) }
}

const JOINTS = /[、,，;；/\s()]+/

const listed = (text: string): readonly string[] =>
  text
    .split(JOINTS)
    .map((word) => word.trim())
    .filter((word) => word !== '')

function linksOf(cell: Cell, sheet: string, left: Left[]): Links {
  const unit = readUnit({ committee: cell('committee'), branch: cell('branch'), group: cell('group'), sheet })
  const clubs = listed(cell('clubs'))
  const tags = [
    ...listed(cell('tags')).filter((tag) => !vocabulary.DIAGNOSIS.test(tag)),
    ...(wasSoldier(cell, left) ? [vocabulary.SOLDIER_TAG] : []),
  ]
  const spouse = nameIn(cell('spouse'))
  const liaison = nameIn(cell('liaison'))
  const relative = relativeOf(cell, left)
  return {
    ...(unit.length > 0 && { unit }),
    ...(clubs.length > 0 && { clubs }),
    ...(tags.length > 0 && { tags }),
    ...(spouse && { spouse }),
    ...(liaison && { liaison }),
    ...(relative && { relative }),
  }
}

/** By a column of its own (是否退役军人, 入伍时间), or by what stands in 身份: 退役军人. */
function wasSoldier(cell: Cell, left: Left[]): boolean {
  const said = cell('soldier')
  const meant = vocabulary.meaningOf(said, vocabulary.YES_OR_NO)
  const isSo = meant === 'true' || isSoldier(said) || /\d{4}/.test(said)
  if (said !== '' && meant === undefined && !isSo) left.push({ field: 'soldier', why: 'unknown', text: said })
  return isSo || cell('standing').split(JOINTS).some(isSoldier)
}

const nameIn = (text: string): string | undefined => {
  const name = text.replace(/\s/g, '').replace(/\(.*\)$/, '')
  return NAME.test(name) ? name : undefined
}

/** A family contact may stand in one cell: 张小红（女儿）13800000000. */
function relativeOf(cell: Cell, left: Left[]): Links['relative'] {
  const text = cell('kinName')
  const phones = readPhones(cell('kinPhone') || (/\d{7,}/.exec(text)?.[0] ?? ''))
  const name = nameIn(text.replace(/[\d\s\-,，:：]+/g, '').replace(/\([^)]*\)/g, ''))
  const relation = cell('kinRelation') || /\((\p{Script=Han}{1,4})\)/u.exec(text)?.[1]
  if (phones.odd !== undefined) left.push({ field: 'kinPhone', why: 'phone', text: phones.odd })
  if (name === undefined) return undefined
  const phone = phones.mobile ?? phones.landline
  const mayAct = vocabulary.meaningOf(cell('mayAct'), vocabulary.YES_OR_NO) === 'true'
  return { name, ...(relation && { relation }), ...(phone && { phone }), mayAct }
}

/** Numbers of papers and cards in columns that are not taken anyway: told, so that they leave the list. */
function secretsElsewhere({ cells }: Line, { fields, refused, texts }: Columns): readonly Left[] {
  const apart = new Set(refused.map(({ header }) => header))
  const found = cells.some(
    (text, at) =>
      (fields[at] === undefined || fields[at] === 'none') && !apart.has(texts[at] ?? '') && holdsSecret(text),
  )
  return found ? [{ field: 'elsewhere', why: 'secret', text: '' }] : []
}
