/** What else people are sent, as it stands in the outbox. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'

/** When other notices and announcements go to these people, or went, from a moment on: one row each. */
export async function findOtherNotices(
  tx: Tx,
  people: readonly PersonId[],
  since: Date,
): Promise<readonly { readonly personId: PersonId; readonly at: Date }[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(['person_id as personId', sql<Date>`coalesce(ended_at, not_before)`.as('at')])
    .where('kind', '=', 'notice')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', ['due', 'sending', 'sent', 'uncertain'])
    .where(sql<boolean>`coalesce(ended_at, not_before) >= ${since}`)
    .execute()
  return rows.flatMap(({ personId, at }) => (personId === null ? [] : [{ personId, at }]))
}

/** Whether somebody was sent another notice since a moment. */
export async function hadNoticeSince(tx: Tx, people: readonly PersonId[], since: Date): Promise<ReadonlySet<PersonId>> {
  const rows = await tx
    .selectFrom('outbox')
    .select('person_id')
    .where('kind', '=', 'notice')
    .where(sql<boolean>`person_id = any(${[...people]}::int[])`)
    .where('state', 'in', ['sent', 'uncertain'])
    .where('ended_at', '>=', since)
    .execute()
  return new Set(rows.flatMap(({ person_id }) => person_id ?? []))
}
