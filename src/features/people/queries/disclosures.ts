/** To whom people's data were shown, and what was taken away for what. */
import { sql } from 'kysely'
import type { PersonId, Shown, To, Tx } from '../../../feature.ts'

/** What was shown by what. */
export interface Showing extends Shown {
  /** The line of the trail that tells what a sheet is for. */
  readonly audit?: number
  /** The message that shows it. */
  readonly outbox?: number
}

/**
 * Notes that somebody's data were shown: to a person, or to whoever is surely behind a chat. What is looked at in the same way,
 * again within the hour, is the same look.
 */
export async function noteShown(
  db: Tx,
  to: To,
  { how, people, audit = null, outbox = null }: { readonly [K in keyof Showing]: Showing[K] | null } & Shown,
  now: Date,
): Promise<void> {
  if (people.length === 0) return
  const viewers =
    'person' in to
      ? sql`select ${to.person}::int`
      : sql`
        select page_person_id from chat where id = ${to.chat} and page_person_id is not null
        union select person_id from binding where chat_id = ${to.chat} and until_at is null and confirmed`
  await sql`
    insert into disclosure (person_id, viewer_id, how, audit_id, outbox_id, at)
    select distinct seen.id, viewer.id, ${how}::text, ${audit}::bigint, ${outbox}::int, ${now}::timestamptz
    from unnest(${[...people]}::int[]) seen(id) cross join (${viewers}) viewer(id)
    where seen.id <> viewer.id and not exists (
      select 1 from disclosure earlier
      where earlier.person_id = seen.id and earlier.viewer_id = viewer.id and earlier.how = ${how}
        and earlier.audit_id is not distinct from ${audit}::bigint
        and earlier.outbox_id is null and ${outbox}::int is null
        and earlier.at > ${now}::timestamptz - interval '1 hour')`.execute(db)
}

export interface TakenAway {
  /** 第一支部名册 */
  readonly whom: string
  readonly heads: number
  readonly purpose: string
  /** The numbers are whole. */
  readonly mayRing: boolean
}

/** Writes into the audit trail who took what away with them, when and what for. Returns the number of the line. */
export async function noteExport(db: Tx, by: PersonId | null, taken: TakenAway, at: Date): Promise<number> {
  const row = await db
    .insertInto('audit')
    .values({ at, person_id: by, action: 'roster.export', detail: JSON.stringify(taken) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export interface PastExport extends Pick<TakenAway, 'whom' | 'heads' | 'purpose'> {
  readonly at: Date
  readonly by: string | null
}

/** What was taken away, the newest first. */
export async function latestExports(db: Tx, most: number): Promise<readonly PastExport[]> {
  return db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.person_id')
    .select([
      'audit.at',
      'person.name as by',
      sql<string>`audit.detail ->> 'whom'`.as('whom'),
      sql<number>`(audit.detail ->> 'heads')::int`.as('heads'),
      sql<string>`audit.detail ->> 'purpose'`.as('purpose'),
    ])
    .where('audit.action', '=', 'roster.export')
    .where(sql<boolean>`audit.detail ? 'purpose'`)
    .orderBy('audit.id', 'desc')
    .limit(most)
    .execute()
}
