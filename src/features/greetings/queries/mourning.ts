/** Whom no congratulation would please. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { CAME_AS_DEAD } from '../../people/public.ts'
import { BY_DECLINING } from '../../privacy/public.ts'
import { isNoted, NOT_REPORTED, SPOUSE } from './parts.ts'

/** What a relative is to the one in whose record they are noted; nothing said may be anything. */
const CHILD_OR_SPOUSE = `^$|儿|女$|闺|^子$|[长次养继独]子$|孩子|子女|媳|婿|${SPOUSE}`
const PARENT_OR_SPOUSE = `^$|父|母|爸|妈|爹|娘|公公|婆婆|${SPOUSE}`

/** Whom somebody has lost, as far as it is known. */
export interface Lost {
  readonly isSpouse: boolean
  /** 母亲 */
  readonly relation: string | null
  /** Of whom the roster has. */
  readonly name: string | null
}

/**
 * Those of `people` whose husband, wife or parent is said to have died since a moment, by whatever the roster has of it:
 * the spouse, a helper, or a relative who is noted by name on either side; and those of whom it was told that they have
 * lost somebody who is not on it; whoever came with a list as dead died at some time before. With the loss that was told last, and when.
 */
export async function bereavedAmong(
  db: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<ReadonlyMap<PersonId, { readonly at: Date; readonly lost: Lost }>> {
  const { rows } = await sql<{ id: PersonId; at: Date; lost: Lost }>`
    select mourner.id, max(loss.at) as at, jsonb_agg(jsonb_build_object(
      'isSpouse', loss.is_spouse, 'relation', loss.relation, 'name', loss.name) order by loss.at desc) -> 0 as lost
    from unnest(${[...people]}::int[]) mourner (id)
    cross join lateral (
      select reported_at as at, deceased.name, coalesce(deceased.spouse_id = mourner.id
          or deceased.id = (select spouse_id from person where id = mourner.id)
          or ${isNoted(sql`deceased.id`, sql`mourner.id`, SPOUSE)}
          or ${isNoted(sql`mourner.id`, sql`deceased.id`, SPOUSE)}, false) as is_spouse,
        (select relation from relative where person_id = mourner.id and name = deceased.name limit 1) as relation
      from departure
      join person deceased on deceased.id = departure.person_id
      where departure.how = 'deceased' and departure.state in ('reported', 'final') and not ${CAME_AS_DEAD}
        and (deceased.spouse_id = mourner.id
          or deceased.id = (select spouse_id from person where id = mourner.id)
          or exists (select 1 from proxy where proxy.elder_id = deceased.id and proxy.helper_id = mourner.id)
          or ${isNoted(sql`deceased.id`, sql`mourner.id`, CHILD_OR_SPOUSE)}
          or ${isNoted(sql`mourner.id`, sql`deceased.id`, PARENT_OR_SPOUSE)})
      union all
      select since_at, null, of_spouse, relation from bereavement where person_id = mourner.id and ended_at is null) loss
    where loss.at > ${since} group by mourner.id`.execute(db)
  return new Map(rows.map(({ id, ...loss }) => [id, loss]))
}

/** Those of `people` who are there no more, or are said to have died. */
export async function goneAmong(db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select person.id from person
    where person.id = any(${[...people]}::int[]) and (person.status <> 'active' or not (${NOT_REPORTED}))`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Those of `people` who want no greetings, or none on their birthdays, be it by telephone. */
export async function unwillingAmong(db: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from opt_out
    where person_id = any(${[...people]}::int[]) and kind = 'greeting' and ended_at is null and not (${BY_DECLINING})
    union
    select person_id from greeting_wish
    where person_id = any(${[...people]}::int[]) and not in_room and not in_private`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
