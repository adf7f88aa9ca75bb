/** What can be said of an audience before a notice goes out. */
import { sql } from 'kysely'
import type { Tx } from '../../../feature.ts'
import { type Audience, inAudience } from '../../people/public.ts'

/** Those of an audience to whom another notice goes or went since a moment. */
export async function countWithOtherNotice(tx: Tx, audience: Audience, since: Date, until: Date): Promise<number> {
  const row = await tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('outbox')
          .select('outbox.id')
          .whereRef('outbox.person_id', '=', 'audience.id')
          .where('outbox.kind', '=', sql.lit('notice'))
          .where('outbox.state', 'in', [
            sql.lit('due' as const),
            sql.lit('sending' as const),
            sql.lit('sent' as const),
            sql.lit('uncertain' as const),
          ])
          .where(sql<boolean>`coalesce(outbox.ended_at, outbox.not_before) >= ${since}`)
          .where(sql<boolean>`coalesce(outbox.ended_at, outbox.not_before) < ${until}`),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Pushes that wait in the outbox already. */
export async function countWaitingPushes(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', sql.lit('due'))
    .where('kind', 'in', [sql.lit('notice' as const), sql.lit('reminder' as const), sql.lit('greeting' as const)])
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Some of an audience, to show how each of them will read it: those with an honorific of their own first. */
export async function someOf(
  tx: Tx,
  audience: Audience,
  limit: number,
): Promise<readonly { readonly name: string; readonly honorific: string | null }[]> {
  return tx
    .selectFrom(inAudience(tx, audience).as('audience'))
    .innerJoin('person', 'person.id', 'audience.id')
    .select(['person.name', 'person.honorific'])
    .distinctOn(sql`coalesce(right(person.honorific, 2), '')`)
    .orderBy(sql`coalesce(right(person.honorific, 2), '')`, 'desc')
    .orderBy('person.id')
    .limit(limit)
    .execute()
}

/** Those of an audience who do not want notices. */
export async function countOptedOut(tx: Tx, audience: Audience): Promise<number> {
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
