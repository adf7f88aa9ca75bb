/** Reads one row of a list into what the roster keeps. Pure; whatever is not taken is said. */
import type { Day } from '../../base/calendar.ts'
import { isAbroad } from '../../language/abroad.ts'
import type { Line } from '../../sheets/read-sheet.ts'
import { readCycle, type Told } from '../certification/public.ts'
import { isSoldier } from '../people/public.ts'
import type { Columns } from './columns.ts'
import type { Left, Links, ReadRow, UnitName } from './entry.ts'
import { holdsSecret, isNoNumber } from './holds-secret.ts'
import { readDate } from './read-date.ts'
import { nameIn, readKin, readName } from './read-name.ts'
import { readPhones } from './read-phones.ts'
import { readUnit, type UnderHeading } from './read-unit.ts'
import type { Field, Meanings } from './vocabulary.ts'
import * as vocabulary from './vocabulary.ts'

/** What the list as a whole says. */
export interface ListSays {
  readonly columns: Columns
  /** The 支部 and 小组 that a title or a heading above the row names. */
  readonly under?: UnderHeading | undefined
  readonly today: Day
}

/** `undefined`: the row is about nobody (a sum, a signature, a repeated header). */
export function readRow(line: Line, { columns, under, today }: ListSays): ReadRow | undefined {
  if (isNobody(line, columns)) return undefined
  if (isHeading(line)) return { name: '', fields: {}, links: {}, left: [], wrong: 'heading' }
  const left: Left[] = []
  const cell = unlessSecret(cellsOf(line, columns, left), left)
  const { name, wrong, hints } = readName(cell('name'))
  const fields = {
    ...hints,
    ...textFields(cell, left),
    ...wordFields(cell, left),
    ...dateFields(cell, { columns, today, line }, left),
  }
  const phones = phoneFields(cell, name, left)
  const certification = certificationOf(cell, today, left)
  const links = { ...linksOf(cell, { sheet: line.sheet, under }, left), ...(certification && { certification }) }
  return {
    name,
    fields: { ...fields, ...phones, ...(name !== '' && { name }) },
    links,
    left: [...left.map(withoutSecret), ...secretsElsewhere(line, columns)].filter(isToldFirst),
    ...(wrong === undefined ? {} : { wrong }),
  }
}

/** Of which several columns are taken together (职务, 职称); of the others one. */
const TOGETHER: ReadonlySet<Field> = new Set([
  ...(['phone', 'landline', 'kinPhone', 'tags', 'clubs'] as const),
  ...(['formerUnit', 'position', 'residence', 'skills', 'hardship', 'note'] as const),
])

/**
 * What stands in a field's column. Of several with one meaning (手机, 电话) the first that holds anything counts; that
 * another says something else is told.
 */
function cellsOf({ cells }: Line, { fields, calendars }: Columns, left: Left[]): Cell {
  const said = new Set<Field>()
  return (field) => {
    const places = fields.flatMap((one, at) => (one === field && textOf(cells[at]) !== '' ? [at] : []))
    const [first = '', ...others] = new Set(places.map((at) => textOf(cells[at])))
    if (others.length === 0) return first
    if (TOGETHER.has(field)) return [first, ...others].join('、')
    const [place, ...behind] = places
    const isTwice =
      field !== 'birth' ||
      behind.some((at) => calendars[at] === calendars[place ?? at] && !isSameDay(textOf(cells[at]), first))
    if (!said.has(field) && isTwice && field !== 'none') left.push({ field, why: 'twice', text: others.join('、') })
    said.add(field)
    return first
  }
}

/** Figures that whoever reads them looks at closely: telephones and numbers of the office may be long, or stand together. */
const FIGURES: ReadonlySet<Field> = new Set(['number', 'phone', 'landline', 'kinPhone'])
/** Of these any words would be kept, as they stand. */
const AS_WRITTEN: ReadonlySet<Field> = new Set(['committee', 'branch', 'group', 'clubs', 'tags', 'kinRelation'])

/** The number of a paper or card is told, in whichever column it stands, and kept in none. */
const unlessSecret =
  (cell: Cell, left: Left[]): Cell =>
  (field) => {
    const text = cell(field)
    if (FIGURES.has(field) || !holdsSecret(text)) return text
    left.push({ field, why: 'secret', text: '' })
    return AS_WRITTEN.has(field) ? '' : text
  }

/** One day by both calendars is the same day (1948.3.5 beside 农历正月廿五); 1948.3 and 3月5日 are parts of 1948年03月05日. */
function isSameDay(one: string, other: string): boolean {
  const isLunar = (text: string) => /[农阴旧老]历|[初廿腊正冬]/.test(text)
  if (isLunar(one) || isLunar(other)) return one === other || isLunar(one) !== isLunar(other)
  const figures = (text: string) => `.${(text.match(/\d+/g) ?? []).map(Number).join('.')}.`
  const [a, b] = [figures(one), figures(other)]
  return a.startsWith(b) || a.endsWith(b) || b.startsWith(a) || b.endsWith(a)
}

function textOf(cell = ''): string {
  const text = cell.normalize('NFKC').trim()
  return vocabulary.NOTHING.test(text) ? '' : text
}

/** Where a row that is no person says so; a 统计科 in another column is somebody's. */
const SAYS_NOBODY: ReadonlySet<Field | undefined> = new Set([undefined, 'none', 'number', 'name'])

/** A sum, a signature, or a line in which nothing but a running number stands. */
function isNobody({ cells }: Line, { fields }: Columns): boolean {
  const at = cells.findIndex((text) => text !== '')
  const first = cells[at] ?? ''
  if (vocabulary.SUM.test(first) || (SAYS_NOBODY.has(fields[at]) && vocabulary.NO_PERSON.test(first))) return true
  return cells.every((text, at) => text === '' || fields[at] === undefined || fields[at] === 'none')
}

/** 离休干部 across the page, above those whom it is about. */
const isHeading = ({ cells }: Line): boolean =>
  cells.length > 2 && cells[0] !== '' && cells.every((text) => text === cells[0])

/** What is told of a value that was not taken is kept: it never repeats the number of a paper or card. */
const withoutSecret = (one: Left): Left => (holdsSecret(one.text) ? { field: one.field, why: 'secret', text: '' } : one)

/** Of one column it is told once. */
const isToldFirst = ({ field, why }: Left, at: number, all: readonly Left[]): boolean =>
  why !== 'secret' || all.findIndex((one) => one.why === 'secret' && one.field === field) === at

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
  if (field === 'number' && isNoNumber(text)) return 'secret'
  if (field === 'note' && vocabulary.DIAGNOSIS.test(text)) return 'diagnosis'
  if (text.length > (field === 'note' ? LONGEST_NOTE : LONGEST)) return 'long'
  if (field === 'hardship' && vocabulary.DIAGNOSIS.test(text) && !/大病$|^大病|重病$/.test(text)) return 'diagnosis'
  return text.includes('\ufffd') ? 'garbled' : undefined
}

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
    else if (text !== '' && !(field === 'standing' && (isSoldier(text) || vocabulary.AT_WORK.test(text))))
      left.push({ field, why: 'unknown', text })
  }
  const isGoneAbroad = taken['region'] === undefined && isAbroad(cell('residence'))
  return {
    ...taken,
    ...(isGoneAbroad && { region: 'abroad' }),
    ...(taken['standing'] === 'bereaved' && { kind: 'family' }),
    ...(vocabulary.AT_WORK.test(cell('standing')) && { kind: 'staff' }),
  }
}

/** The youngest retiree, and the oldest, in years. */
const YOUNGEST = 40
const OLDEST = 115

function dateFields(
  cell: Cell,
  { columns, today, line }: ListSays & { readonly line: Line },
  left: Left[],
): Record<string, string> {
  const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`
  const read = (field: Field, from: Day, until: Day) => {
    const text = cell(field)
    const date = text === '' ? undefined : readDate(text, { from, until })
    if (typeof date !== 'string') return date
    left.push({ field, why: date, text })
    // The year of 1948.1 is sure.
    return date === 'month-cut' ? { day: text.slice(0, 4), calendar: 'unknown' as const, leap: undefined } : undefined
  }
  const birth = read('birth', yearsAgo(OLDEST), yearsAgo(YOUNGEST))
  const since = read('partySince', '1921-07-01', today)
  const retired = read('retired', '1949-10-01', today)
  return {
    ...(birth && { birth_day: birth.day, birth_calendar: calendarOf(birth.calendar, cell('calendar'), columns, line) }),
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

/** What stands at the date itself decides, then its column's name, the row's own word, and the list's. */
function calendarOf(read: string, said: string, { fields, calendars, calendar }: Columns, { cells }: Line): string {
  if (read !== 'unknown') return read
  const at = fields.findIndex((field, at) => field === 'birth' && textOf(cells[at]) !== '')
  return calendars[at] ?? vocabulary.meaningOf(said, vocabulary.CALENDAR) ?? calendar ?? 'unknown'
}

function phoneFields(cell: Cell, name: string, left: Left[]): Record<string, string> {
  const ofOwn = (field: Field) => readPhones(name === '' ? cell(field) : cell(field).replace(name, ''))
  const own = ofOwn('phone')
  const home = ofOwn('landline')
  for (const [field, { odd, others }] of [
    ['phone', own],
    ['landline', home],
  ] as const) {
    if (odd !== undefined) left.push({ field, why: 'phone', text: odd })
    if (others !== undefined) left.push({ field, why: 'others-phone', text: others })
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

function linksOf(
  cell: Cell,
  { sheet, under }: { readonly sheet: string; readonly under: UnderHeading | undefined },
  left: Left[],
): Links {
  const said = { committee: cell('committee'), branch: cell('branch'), group: cell('group') }
  const unit = readUnit({
    ...said,
    ...(said.branch === '' && under && { ...under, group: said.group || under.group }),
    sheet,
  })
  const has = (level: UnitName['kind']) => unit.some(({ kind }) => kind === level)
  const loose = has('group') ? '' : said.group || (has('branch') ? '' : said.branch)
  if (loose !== '') left.push({ field: 'group', why: 'no-branch', text: loose })
  const clubs = listed(cell('clubs'))
  const tags = [...tagsOf(cell, left), ...(wasSoldier(cell, left) ? [vocabulary.SOLDIER_TAG] : [])]
  const spouse = oneNamed('spouse', cell, left)
  const liaison = oneNamed('liaison', cell, left)
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

function tagsOf(cell: Cell, left: Left[]): readonly string[] {
  const tags = listed(cell('tags'))
  const kept = tags.filter((tag) => !vocabulary.DIAGNOSIS.test(tag))
  if (kept.length < tags.length) left.push({ field: 'tags', why: 'diagnosis', text: '' })
  return kept
}

function oneNamed(field: 'spouse' | 'liaison', cell: Cell, left: Left[]): string | undefined {
  const text = cell(field)
  const name = nameIn(text)
  if (name === undefined && text !== '') left.push({ field, why: 'one-name', text })
  return name
}

/** A family contact may stand in one cell: 张小红（女儿）13800000000. */
function relativeOf(cell: Cell, left: Left[]): Links['relative'] {
  const text = cell('kinName')
  const beside = holdsSecret(text) ? '' : (/\d{7,}/.exec(text)?.[0] ?? '')
  const phones = readPhones((cell('kinPhone') || beside).replace(/\p{Script=Han}+/gu, ''))
  const { name, relation: said } = readKin(text)
  if (phones.odd !== undefined) left.push({ field: 'kinPhone', why: 'phone', text: phones.odd })
  if (name === undefined) {
    if (text !== '') left.push({ field: 'kinName', why: 'one-name', text })
    return undefined
  }
  const relation = cell('kinRelation') || said
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
