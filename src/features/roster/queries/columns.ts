/** Which columns of a person a list fills, and what they hold when it says nothing. */
import { sql } from 'kysely'
import type { ByWhom } from '../../people/public.ts'
import type { Field } from '../vocabulary.ts'

/** Columns of `person` that a list can fill. */
export const COLUMNS = [
  'number',
  'name',
  'honorific',
  'sex',
  'birth_day',
  'birth_calendar',
  'birth_leap',
  'former_unit',
  'region',
  'residence',
  'phone',
  'status',
  'kind',
  'standing',
  'retired_on',
  'position',
  'politics',
  'party_since',
  'landline',
  'remark',
  'living',
  'health',
  'skills',
  'note',
  'hardship',
  'contact_by',
  'quiet',
] as const

/** What a new person has where the list says nothing. */
export const DEFAULTS = JSON.stringify({
  birth_calendar: 'unknown',
  birth_leap: 'false',
  region: 'city',
  status: 'active',
  kind: 'retiree',
  quiet: 'false',
})

export const columnList = sql.raw(COLUMNS.join(', '))

export type { ByWhom }

const COLUMNS_OF: Partial<Readonly<Record<Field, readonly string[]>>> = {
  birth: ['birth_day', 'birth_calendar', 'birth_leap'],
  formerUnit: ['former_unit'],
  partySince: ['party_since'],
  retired: ['retired_on'],
  contactBy: ['contact_by'],
}

/** The columns of `person` that a field of a list fills. */
export const columnsOf = (field: Field): readonly string[] => COLUMNS_OF[field] ?? [field]

const FIELD_OF: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(
    Object.entries(COLUMNS_OF).flatMap(([field, columns]) => columns.map((column) => [column, field as Field])),
  ),
  unit_id: 'group',
  spouse_id: 'spouse',
  liaison_id: 'liaison',
}

/** The field of a list that fills a column of `person`. */
export const fieldOf = (column: string): Field => FIELD_OF[column] ?? (column as Field)

/** What a column holds when nothing is known. */
export function emptyOf(column: string): string | null {
  const defaults = JSON.parse(DEFAULTS) as Readonly<Record<string, string>>
  return defaults[column] ?? null
}
