/** Who is on duty. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'

/**
 * Puts somebody on duty. Days entered before stay, as far as the new ones do not hold them; `isLast`: what has begun by
 * `until` goes no further.
 */
export async function goOnDuty(
  db: Tx,
  one: { person: PersonId; from: Day; until: Day | null; isLast?: boolean; by: PersonId; now: Date },
): Promise<void> {
  const theirs = db.deleteFrom('duty').where('person_id', '=', one.person).where('from_day', '>=', one.from)
  const end = one.isLast ? 'from_day' : 'until_day'
  await theirs.$if(one.until !== null, (query) => query.where(end, '<=', one.until)).execute()
  await db
    .updateTable('duty')
    .set({ until_day: sql<Day>`${one.from}::date - 1` })
    .where('person_id', '=', one.person)
    .where('from_day', '<', one.from)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', one.from)]))
    .execute()
  await db
    .insertInto('duty')
    .values({
      person_id: one.person,
      from_day: one.from,
      until_day: one.until,
      entered_by: one.by,
      entered_at: one.now,
    })
    .execute()
}

/** Whether somebody is on duty on all of these days without being put on it anew. */
export async function isOnDutyAnyway(db: Tx, person: PersonId, { from, until }: { from: Day; until: Day }) {
  const row = await db
    .selectFrom('duty')
    .select('id')
    .where('person_id', '=', person)
    .where('from_day', '<=', from)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', until)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a duty on the day before `day`. Returns whether there was any. */
export async function endDuty(db: Tx, person: PersonId, day: Day): Promise<boolean> {
  const result = await db
    .updateTable('duty')
    .set({ until_day: sql<Day>`${day}::date - 1` })
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Who is on duty from a day on, the next first; and who stands in for them on that day. */
export async function dutiesFrom(db: Tx, today: Day) {
  return db
    .selectFrom('duty')
    .innerJoin('person', 'person.id', 'duty.person_id')
    .leftJoin('cover', (join) =>
      join
        .onRef('cover.person_id', '=', 'person.id')
        .on('cover.from_day', '<=', today)
        .on('cover.until_day', '>=', today),
    )
    .leftJoin('person as deputy', 'deputy.id', 'cover.deputy_id')
    .select(['person.name', 'duty.from_day as from', 'duty.until_day as until'])
    .select(['deputy.name as deputy', 'cover.until_day as coverUntil'])
    .where('person.status', '=', 'active')
    .where((eb) => eb.or([eb('duty.until_day', 'is', null), eb('duty.until_day', '>=', today)]))
    .where(sql<boolean>`(duty.until_day is null or duty.until_day >= duty.from_day)`)
    .orderBy('duty.from_day')
    .orderBy('duty.id')
    .execute()
}
