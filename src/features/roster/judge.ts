/** What a row of a list is to the roster: new, changed, the same, doubtful, wrong. Pure. */
import { dayOfLunar } from '../../language/lunar.ts'
import { soundOf } from '../../language/sounds.ts'
import { type OnRecord, tellsMore } from '../certification/public.ts'
import type { Links, Wrong } from './entry.ts'
import { samePhone } from './read-phones.ts'

/** A row as it lies in the staging table. */
export interface StagedRow {
  readonly row: number
  /** 第12行 */
  readonly place: string
  readonly fields: Readonly<Record<string, string>>
  readonly links: Links
  readonly wrong: Wrong | undefined
  /** The unit it names, where the tree has it, with all units above it. */
  readonly unit: { readonly id: number; readonly name: string } | undefined
  /** Units of the same name below another 党总支, where the row does not say which. */
  readonly others?: readonly { readonly id: number; readonly name: string }[]
}

interface KnownKin {
  readonly name: string
  readonly relation: string | null
  readonly phone: string | null
  readonly mayAct: boolean
}

/** Somebody on the roster who may be meant. */
export interface Known {
  readonly id: number
  /** The columns that lists can fill, as text; null where nothing is on record. */
  readonly record: Readonly<Record<string, string | null>>
  /** The own unit and those above it. */
  readonly units: readonly number[]
  readonly unitName: string | null
  readonly clubs: readonly string[]
  readonly tags: readonly string[]
  readonly relatives: readonly KnownKin[]
  readonly certification: OnRecord
}

/** An earlier row of the same list, and whom it means, where that is clear by now. */
export interface Earlier extends Pick<StagedRow, 'row' | 'place' | 'fields' | 'links'> {
  readonly person?: number | null
}

/** A row of an earlier list that was taken in, or decided about, and whom it meant. */
export interface Taken extends Pick<StagedRow, 'fields' | 'links'> {
  readonly person: number
}

/** What a row is compared with; others may be among them, and those that are not meant are passed over. */
export interface Compared {
  readonly known: readonly Known[]
  readonly earlier: readonly Earlier[]
  readonly taken: readonly Taken[]
}

/** `why` is put into words by wording.ts. */
export type Verdict =
  | { readonly verdict: 'new' }
  | {
      readonly verdict: 'same' | 'changed'
      readonly person: number
      readonly changes: Readonly<Record<string, string>>
    }
  | { readonly verdict: 'doubtful'; readonly why: Doubt; readonly person?: number; readonly earlier?: string }
  | {
      readonly verdict: 'wrong'
      readonly why: Wrong | 'number-taken' | 'number-twice' | 'several-units'
      readonly who?: string
    }
  | { readonly verdict: 'left-out'; readonly earlier: string }

/** What speaks for its being somebody who is there already. */
export type Doubt =
  | 'name-only'
  | 'same-name'
  | 'same-birth'
  | 'same-phone'
  | 'near-name'
  | 'number-other-name'
  | 'twice'

export function judge(row: StagedRow, compared: Compared): Verdict {
  const { others, unit, ...alone } = row
  if (others === undefined || unit === undefined) return judgeRow(row, compared)
  // Of several units of one name it is the one in which whoever is meant stands already.
  const inOne = [unit, ...others].map((one) => judgeRow({ ...alone, unit: one }, compared))
  const own = inOne.find(
    (verdict, at) =>
      'person' in verdict &&
      compared.known.some(({ id, units }) => id === verdict.person && units.includes([unit, ...others][at]?.id ?? 0)),
  )
  return own ?? { verdict: 'wrong', why: 'several-units', who: unit.name }
}

function judgeRow(row: StagedRow, { known, earlier, taken }: Compared): Verdict {
  if (row.wrong !== undefined) return { verdict: 'wrong', why: row.wrong }
  const before = earlier.filter((one) => one.row < row.row)
  return (
    judgeAsBefore(row, before, { known, taken }) ??
    judgeInList(row, before) ??
    judgeByNumber(row, known) ??
    judgeByName(row, known) ?? { verdict: 'new' }
  )
}

/**
 * A row by which nobody can be known from another of the name, or whose name is not quite theirs: who it means was decided
 * when it came the last time. Of two such rows that are alike, the second means the second.
 */
function judgeAsBefore(
  row: StagedRow,
  before: readonly Earlier[],
  { known, taken }: Pick<Compared, 'known' | 'taken'>,
): Verdict | undefined {
  const meant = [...new Set(taken.filter((one) => saysTheSame(one, row)).map(({ person }) => person))]
  const person = meant[before.filter((one) => saysTheSame(one, row)).length]
  const found = known.find(({ id }) => id === person)
  if (found === undefined || (tellsWhoItIs(row) && found.record['name'] === row.fields['name'])) return undefined
  return isUnchanged(row, found) ? { verdict: 'same', person: found.id, changes: {} } : undefined
}

/** Whether somebody of another name may be meant: it may have been decided before. */
export const isMisnamed = (verdict: Verdict): boolean =>
  verdict.verdict === 'doubtful' && (verdict.why === 'near-name' || verdict.why === 'number-other-name')

/** By any one of these somebody is known from others of the same name; a unit, a former unit, a sex many have in common. */
const TELLING = ['number', 'birth_day', 'phone', 'landline', 'residence', 'party_since', 'retired_on'] as const

/** Whether a row tells more than a name that others may bear too. */
export const tellsWhoItIs = ({ fields, links }: Pick<StagedRow, 'fields' | 'links'>): boolean =>
  TELLING.some((column) => fields[column] !== undefined) ||
  links.relative !== undefined ||
  links.spouse !== undefined ||
  (fields['former_unit'] !== undefined && links.unit !== undefined)

function judgeInList(row: StagedRow, before: readonly Earlier[]): Verdict | undefined {
  const number = row.fields['number']
  for (const one of before) {
    if (saysTheSame(one, row)) {
      return tellsWhoItIs(row) ? { verdict: 'left-out', earlier: one.place } : twice(one)
    }
    if (number !== undefined && one.fields['number'] === number) {
      return { verdict: 'wrong', why: 'number-twice', who: `${one.place}${one.fields['name'] ?? ''}` }
    }
  }
  const twin = before.find((one) => isTwin(row.fields, one.fields))
  return twin && twice(twin)
}

const twice = ({ place, person }: Earlier): Verdict => ({
  verdict: 'doubtful',
  why: 'twice',
  earlier: place,
  ...(typeof person === 'number' && { person }),
})

const saysTheSame = (one: Pick<StagedRow, 'fields' | 'links'>, other: Pick<StagedRow, 'fields' | 'links'>): boolean =>
  JSON.stringify([one.fields, one.links]) === JSON.stringify([other.fields, other.links])

type Fields = Readonly<Record<string, string | null>>

/** Of one name, and nothing tells them apart. */
function isTwin(one: Fields, other: Fields): boolean {
  if (one['name'] !== other['name'] || tellsApart(one, other)) return false
  return sameBirth(one, other) || sharesPhone(one, other)
}

/**
 * Different days of birth; or different numbers of the office, but for somebody of the same day of birth or telephone, whose
 * number may have been changed.
 */
function tellsApart(one: Fields, other: Fields): boolean {
  if (birthOf(one) !== undefined && birthOf(other) !== undefined) {
    if (!sameBirth(one, other)) return true
  }
  return hasOtherNumber(one, other) && !sameBirth(one, other) && !sharesPhone(one, other)
}

function judgeByNumber(row: StagedRow, known: readonly Known[]): Verdict | undefined {
  const number = row.fields['number']
  const found =
    number === undefined
      ? undefined
      : (known.find(({ record }) => record['number'] === number) ??
        known.find(({ record }) => record['name'] === row.fields['name'] && sameNumber(record['number'] ?? '', number)))
  if (found === undefined) return undefined
  if (found.record['name'] === row.fields['name']) return compared(row, found)
  const isNear = isNearName(row.fields['name'] ?? '', found.record['name'] ?? '') || sameBirth(row.fields, found.record)
  if (isNear) return { verdict: 'doubtful', why: 'number-other-name', person: found.id }
  return { verdict: 'wrong', why: 'number-taken', who: found.record['name'] ?? '' }
}

function judgeByName(row: StagedRow, known: readonly Known[]): Verdict | undefined {
  const { fields } = row
  const ofName = known.filter(({ record }) => record['name'] === fields['name'] && !tellsApart(fields, record))
  const equal = ofName.filter((one) => isUnchanged(row, one))
  // Whatever the row says is on record of exactly one, and it says enough: nothing is merged, because nothing is changed.
  const [only] = equal
  if (equal.length === 1 && only !== undefined) {
    if (tellsWhoItIs(row)) return { verdict: 'same', person: only.id, changes: {} }
    return { verdict: 'doubtful', why: 'name-only', person: only.id }
  }
  const [best] = ofName.toSorted((a, b) => strength(fields, b.record) - strength(fields, a.record))
  if (best !== undefined) return { verdict: 'doubtful', why: reasonFor(fields, best.record), person: best.id }
  const near = known.find(
    ({ record }) =>
      isNearName(fields['name'] ?? '', record['name'] ?? '') &&
      !hasOtherNumber(fields, record) &&
      (sameBirth(fields, record) || sharesPhone(fields, record)),
  )
  return near && { verdict: 'doubtful', why: 'near-name', person: near.id }
}

const hasOtherNumber = (one: Fields, other: Fields): boolean =>
  Boolean(one['number'] && other['number'] && !sameNumber(one['number'], other['number']))

/** 0101 and 101 are one: spreadsheet programs drop the noughts. */
const sameNumber = (one: string, other: string): boolean => withoutNoughts(one) === withoutNoughts(other)
const withoutNoughts = (number: string): string => number.replace(/^0+(?=\d+$)/, '')

const strength = (one: Fields, other: Fields): number =>
  (sameBirth(one, other) ? 2 : 0) + (sharesPhone(one, other) ? 1 : 0)

function reasonFor(fields: Fields, record: Fields): Doubt {
  if (sameBirth(fields, record)) return 'same-birth'
  return sharesPhone(fields, record) ? 'same-phone' : 'same-name'
}

function compared(row: StagedRow, found: Known): Verdict {
  const changes = changesTo(row, found)
  const verdict = Object.keys(changes).length === 0 && hasLinks(row, found) ? 'same' : 'changed'
  return { verdict, person: found.id, changes }
}

const isUnchanged = (row: StagedRow, found: Known): boolean =>
  Object.keys(changesTo(row, found)).length === 0 && hasLinks(row, found)

/** What a list never changes of somebody who is there already: a death takes two of the staff. */
const NOT_BY_LIST = new Set(['name', 'status', 'kind'])

/** Columns in which the row says something else than the record. An empty cell takes nothing away. */
export function changesTo(
  { fields }: Pick<StagedRow, 'fields'>,
  { record }: Pick<Known, 'record'>,
): Record<string, string> {
  const told = Object.entries(fields).filter(([column, value]) => {
    if (NOT_BY_LIST.has(column) || column.startsWith('birth_')) return false
    return !sameValue(column, value, record[column] ?? null)
  })
  return { ...Object.fromEntries(told), ...birthChanges(fields, record) }
}

function sameValue(column: string, value: string, before: string | null): boolean {
  if (before === null) return false
  if (column === 'phone' || column === 'landline') return samePhone(value, before)
  if (column === 'number') return sameNumber(value, before)
  // What is known more exactly already stays.
  if (column === 'party_since' || column === 'retired_on') return before.startsWith(value)
  return value === before
}

/** Day, calendar and leap month change together. An unwritten calendar, or a bare year, takes nothing away. */
function birthChanges(fields: Fields, record: Fields): Record<string, string> {
  const day = fields['birth_day']
  if (day === undefined || day === null) return {}
  const calendar = fields['birth_calendar'] ?? 'unknown'
  const leap = fields['birth_leap'] ?? 'false'
  const isKnown = (record['birth_day'] ?? '').startsWith(day) && (record['birth_leap'] ?? 'false') === leap
  if (isKnown && (calendar === 'unknown' || calendar === record['birth_calendar'])) return {}
  return { birth_day: day, birth_calendar: calendar, birth_leap: leap }
}

function hasLinks({ links, unit }: StagedRow, found: Known): boolean {
  const { clubs = [], tags = [], relative, certification = {} } = links
  const isThere = unit === undefined ? links.unit === undefined : found.units.includes(unit.id)
  return (
    isThere &&
    (relative === undefined || found.relatives.some((kin) => tellsNoMore(relative, kin))) &&
    !tellsMore(certification, found.certification) &&
    clubs.every((club) => found.clubs.includes(club)) &&
    tags.every((tag) => found.tags.includes(tag))
  )
}

/** What is not said of a relative, and 否, takes nothing away. */
const tellsNoMore = ({ name, relation, phone, mayAct }: NonNullable<Links['relative']>, kin: KnownKin): boolean =>
  name === kin.name &&
  (!relation || relation === kin.relation) &&
  (!phone || samePhone(phone, kin.phone ?? '')) &&
  (!mayAct || kin.mayAct)

/** A whole day of birth, with its year. */
const birthOf = (fields: Fields): string | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(fields['birth_day'] ?? '') ? (fields['birth_day'] ?? undefined) : undefined

/** The same day, also when one says it in the other calendar. */
function sameBirth(one: Fields, other: Fields): boolean {
  const [day, otherDay] = [birthOf(one), birthOf(other)]
  if (day === undefined || otherDay === undefined) return false
  if (day === otherDay) return true
  return solarOf(one) === solarOf(other) && solarOf(one) !== undefined
}

function solarOf(fields: Fields): string | undefined {
  const day = birthOf(fields)
  if (day === undefined || fields['birth_calendar'] !== 'lunar') return day
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return dayOfLunar({ year, month, day: date, leap: fields['birth_leap'] === 'true' })
}

function sharesPhone(one: Fields, other: Fields): boolean {
  const [phone, otherPhone] = [one['phone'], other['phone']]
  return Boolean(phone && otherPhone && samePhone(phone, otherPhone))
}

/** One character wrong, or written with other characters of the same sound. */
export function isNearName(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]]
  if (a.length !== b.length || a.length < 2 || one === other) return false
  const wrong = a.filter((char, at) => char !== b[at]).length
  return (a.length > 2 && wrong === 1) || a.every((char, at) => soundOf(char) === soundOf(b[at] ?? ''))
}
