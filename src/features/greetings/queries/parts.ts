/** Parts that several queries of this feature share. */
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../feature.ts'

export const UNIT_NAME = sql<string | null>`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = person.unit_id)`

const below = (units: readonly number[]) => sql`(
  with recursive below as (
    select id from unit where id = any(${[...units]}::int[])
    union
    select unit.id from unit join below on unit.parent_id = below.id)
  select id from below)`

/** Of somebody who is said to have died nobody is told to congratulate, before it is confirmed either. */
export const NOT_REPORTED = sql<boolean>`not exists (
  select 1 from departure
  where departure.person_id = person.id and departure.how = 'deceased' and departure.state = 'reported')`

export const isWithin = (scope: Scope): RawBuilder<boolean> =>
  scope === 'office' ? sql<boolean>`true` : sql<boolean>`person.unit_id in ${below(scope.units)}`
