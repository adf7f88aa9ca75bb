/** Pieces of SQL that several queries about people are made of. */
import { type RawBuilder, sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { Scope } from '../../../feature.ts'
import { inLunarNumbers } from '../rules.ts'

export type Status = Row<'person'>['status']

/** These units and everything below them, as a list for `in`. */
export function below(units: readonly number[]): RawBuilder<number> {
  return sql<number>`(
    with recursive below as (
      select id from unit where id = any(${[...units]}::int[])
      union
      select unit.id from unit join below on unit.parent_id = below.id)
    select id from below)`
}

/** The row of `person` at hand is somebody for whom a right holds. */
export function isWithin(scope: Scope): RawBuilder<boolean> {
  if (scope === 'office') return sql<boolean>`true`
  const { units, clubs = [], looksAfter = [] } = scope
  return sql<boolean>`(person.unit_id in ${below(units)}
    or coalesce(person.liaison_id = any(${[...looksAfter]}::int[]), false)
    or exists (select 1 from club_member where person_id = person.id and club_id = any(${[...clubs]}::int[])))`
}

/** The same, without those of a 联络员's units who have another 联络员 of their own: whom the 联络员 calls up. */
export function isOwn(scope: Scope): RawBuilder<boolean> {
  if (scope === 'office' || scope.looksAfter === undefined) return isWithin(scope)
  return sql<boolean>`(${isWithin(scope)} and not exists (
    select 1 from person helper
    where helper.id = person.liaison_id and helper.status = 'active' and helper.id <> all(${[...scope.looksAfter]}::int[])))`
}

/** 第一支部第二小组, of a unit's id; null without one. */
export const unitName = (id: RawBuilder<unknown>): RawBuilder<string | null> => sql`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = ${id})`

/** The same of the row of `person` at hand. */
export const UNIT_NAME = unitName(sql.ref('person.unit_id'))

const boundNow = (sure: boolean): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from binding join chat on chat.id = binding.chat_id
  where binding.person_id = person.id and binding.until_at is null and chat.platform_id is not null
    and binding.confirmed = ${sql.lit(sure)})`

/** Counts only chats that the platform knows now, and of which staff have made sure: whoever else claims to be somebody takes nobody off the phone list (rule 20). */
export const HAS_CHAT = boundNow(true)

/** Somebody says to be them, and staff have not made sure of it yet. */
export const IS_CLAIMED = boundNow(false)

/** The row of `person` at hand is reached by a chat, their own or that of whoever may answer for them. */
export const IN_REACH = sql<boolean>`(${HAS_CHAT} or exists (
  select 1 from proxy join binding on binding.person_id = proxy.helper_id join chat on chat.id = binding.chat_id
  where proxy.elder_id = person.id and proxy.until_at is null and binding.until_at is null and binding.confirmed
    and chat.platform_id is not null))`

/** They do not agree to be written to, by what they said last. */
export const DECLINES = sql<boolean>`coalesce((
  select consent.answer from consent where consent.person_id = person.id and consent.answer is not null
  order by consent.id desc limit 1) = 'declined', false)`

export const IS_HELPER = sql<boolean>`exists (
  select 1 from proxy where proxy.helper_id = person.id and proxy.until_at is null)`

/** It is said of the row of `person` at hand that they have died, and nobody has confirmed it yet (rule 28). */
export const REPORTED_DEAD = sql<boolean>`exists (
  select 1 from departure
  where departure.person_id = person.id and departure.how = 'deceased' and departure.state = 'reported')`

/**
 * Whether the row of `departure` at hand is of somebody who came onto the roster as dead already, with a list: when they
 * died nobody said, and it may be years ago. A death that happens is made final later, by another of the staff.
 */
export const CAME_AS_DEAD = sql<boolean>`(departure.how = 'deceased' and departure.state = 'final'
  and departure.settled_at is not distinct from departure.reported_at
  and departure.settled_by is not distinct from departure.reported_by)`

/** Of --03-05 nobody knows how old. */
export const YEAR_KNOWN = sql<boolean>`left(person.birth_day, 1) <> '-'`

/** Whether a person was born by a day of the common calendar, by whichever calendar the roster has it. */
export const bornBy = (day: Day): RawBuilder<boolean> => sql<boolean>`(person.birth_day <= case
  when person.birth_calendar = 'lunar' then ${inLunarNumbers(day)}::text else ${day}::text end and ${YEAR_KNOWN})`
