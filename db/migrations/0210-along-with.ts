/** Whom somebody comes along with: they are asked as one, and may be taken away by who brought them. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sign_up add along_with integer references person`.execute(db)
  // Of what was said before it is known of those who were named in the very answer of whoever entered them.
  await sql`
    update sign_up one set along_with = leader.person_id
    from sign_up leader
    where leader.activity_id = one.activity_id and leader.inbox_id = one.inbox_id
      and leader.person_id = one.entered_by and leader.person_id <> one.person_id
      and leader.companions <> '[]'::jsonb and one.companions = '[]'::jsonb
      and leader.answer = 'yes' and one.answer = 'yes'`.execute(db)
}
