/** Parts that several queries of this feature share. */
import { type RawBuilder, sql } from 'kysely'
import { REPORTED_DEAD } from '../../people/public.ts'

/** Of somebody who is said to have died nobody is told to congratulate, before it is confirmed either. */
export const NOT_REPORTED = sql<boolean>`not ${REPORTED_DEAD}`

/** 老伴, 爱人, 丈夫, in a record of relatives. */
export const SPOUSE = '老伴|配偶|爱人|丈夫|妻|^夫$|老公|老婆'

/** More distant family bears the same characters: 侄女, 外甥女, 孙子, 祖父. */
const DISTANT = '侄|甥|孙|祖|伯|叔|舅|姑[父妈母]|姨|邻'

const figures = (phone: string) => sql`right(regexp_replace(${sql.ref(phone)}, '\\D', '', 'g'), 11)`

/**
 * Whether somebody's record names another as a relative of this kind. The telephone decides; where one of the two has none,
 * the name is enough if nobody else on the roster bears it.
 */
export const isNoted = (record: RawBuilder<unknown>, other: RawBuilder<unknown>, kind: string) => sql<boolean>`exists (
  select 1 from relative join person other on other.id = ${other} and other.name = relative.name
  where relative.person_id = ${record} and coalesce(relation, '') ~ ${kind} and coalesce(relation, '') !~ ${DISTANT}
    and coalesce(${figures('relative.phone')} = ${figures('other.phone')}, not exists (
      select 1 from person namesake where namesake.name = relative.name and namesake.id <> other.id)))`
