/** Pieces of SQL that several of these queries are made of. */
import { sql } from 'kysely'

/** 第一支部第二小组, of the row of `person` at hand. */
export const UNIT_NAME = sql<string | null>`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = person.unit_id)`
