/** Parts that several queries of this feature share. */
import { sql } from 'kysely'

export const UNIT_NAME = sql<string | null>`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = person.unit_id)`

/** Of somebody who is said to have died nobody is told to congratulate, before it is confirmed either. */
export const NOT_REPORTED = sql<boolean>`not exists (
  select 1 from departure
  where departure.person_id = person.id and departure.how = 'deceased' and departure.state = 'reported')`
