/** What can be said of an audience before a notice goes out. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { inAudience, type Recipients } from '../../people/public.ts'
import { goesNoMore } from './outbox.ts'

/**
 * On which days (yyyy-mm-dd, on the zone's clock) people of an audience have another notice, gone or to go since a
 * moment, and how many have it on exactly these days. Those who want no notices are left out.
 */
export async function countTakenDays(
  tx: Tx,
  audience: Recipients,
  since: Date,
  zone: string,
): Promise<readonly { readonly days: readonly string[]; readonly count: number }[]> {
  const { rows } = await sql<{ days: string[]; count: number }>`
    select days, count(*)::int as count from (
      select outbox.person_id,
        array_agg(distinct to_char(coalesce(ended_at, not_before) at time zone ${zone}, 'YYYY-MM-DD')) as days
      from outbox
      where kind = 'notice' and state in ('due', 'sending', 'sent', 'uncertain')
        and coalesce(ended_at, not_before) >= ${since}
        and not ${goesNoMore}
        and person_id in ${inAudience(tx, audience)}
        and not exists (select 1 from opt_out
          where opt_out.person_id = outbox.person_id and opt_out.kind = 'notice' and opt_out.ended_at is null)
      group by outbox.person_id) as taken
    group by days`.execute(tx)
  return rows
}

/**
 * Some of an audience, to show how each of them will read it: each addressed in another way as far as can be, and among
 * them one without an honorific.
 */
export async function someOf(
  tx: Tx,
  audience: Recipients,
  limit: number,
): Promise<readonly { readonly name: string; readonly honorific: string | null }[]> {
  const { rows } = await sql<{ name: string; honorific: string | null }>`
    with readers as (
      select person.id, person.name, person.honorific, coalesce(replace(person.honorific, left(person.name, 1), ''), '') as kind
      from ${inAudience(tx, audience)} as audience join person on person.id = audience.id),
    numbered as (select *, row_number() over (partition by kind order by id) as place from readers),
    chosen as (
      select * from numbered order by place, kind = '' desc, id limit ${limit})
    select name, honorific from chosen order by kind = '', place, id`.execute(tx)
  return rows
}

/** Which of these people do not want notices. */
export async function optedOutAmong(tx: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .selectFrom('opt_out')
    .select('person_id')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('kind', '=', sql.lit('notice'))
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** Those of an audience who do not want notices. */
export async function countOptedOut(tx: Tx, audience: Recipients): Promise<number> {
  const row = await tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('opt_out')
          .select('opt_out.id')
          .whereRef('opt_out.person_id', '=', 'audience.id')
          .where('opt_out.kind', '=', sql.lit('notice'))
          .where('opt_out.ended_at', 'is', null),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
