/** Which relatives may answer for which elders, and until when. */
import { sql } from 'kysely'
import type { NewRow } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { type ByWhom, noteChanges } from '../../people/public.ts'

/** Lets a relative answer for an elder from now on; of one who does already the last day is the new one. */
export async function addProxy(db: Tx, row: NewRow<'proxy'>): Promise<void> {
  const whom = { by: row.entered_by ?? null, at: row.from_at as Date }
  if (!(await answersFor(db, row.helper_id, row.elder_id)))
    await noteHelper(db, { elder: row.elder_id, helper: row.helper_id, relation: row.relation }, 'comes', whom)
  await db
    .insertInto('proxy')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['helper_id', 'elder_id'])
        .where('until_at', 'is', null)
        .doUpdateSet({ last_day: (eb) => eb.ref('excluded.last_day') }),
    )
    .execute()
}

async function answersFor(db: Tx, helper: PersonId, elder: PersonId): Promise<boolean> {
  const open = db.selectFrom('proxy').select('id').where('until_at', 'is', null)
  const found = await open.where('helper_id', '=', helper).where('elder_id', '=', elder).executeTakeFirst()
  return found !== undefined
}

/** Who may answer for an elder is on the elder's record: 女儿张小红. */
async function noteHelper(
  db: Tx,
  pair: { readonly elder: PersonId; readonly helper: PersonId; readonly relation: string },
  how: 'comes' | 'goes',
  whom: ByWhom,
): Promise<void> {
  const { name } = await db.selectFrom('person').select('name').where('id', '=', pair.helper).executeTakeFirstOrThrow()
  const words = `${pair.relation}${name}`
  const change = how === 'comes' ? { old: null, new: words } : { old: words, new: null }
  await noteChanges(db, pair.elder, [{ field: 'helper', ...change }], whom)
}

/** Somebody at one end of a right to answer, and what the helper is to the elder. */
export interface Kindred {
  readonly id: PersonId
  readonly name: string
  readonly relation: string
  readonly lastDay: Day | null
}

/** Who may answer for somebody. */
export async function helpersOf(db: Tx, elder: PersonId): Promise<readonly Kindred[]> {
  return kindred(db, 'helper_id').where('proxy.elder_id', '=', elder).execute()
}

/** For whom somebody may answer. */
export async function eldersOf(db: Tx, helper: PersonId): Promise<readonly Kindred[]> {
  return kindred(db, 'elder_id').where('proxy.helper_id', '=', helper).execute()
}

function kindred(db: Tx, end: 'helper_id' | 'elder_id') {
  return db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', `proxy.${end}`)
    .select(['person.id', 'person.name', 'proxy.relation', 'proxy.last_day as lastDay'])
    .where('proxy.until_at', 'is', null)
    .orderBy('proxy.id')
}

/** Sets the last day of whoever of this name answers for an elder; null: none. Returns whether anybody does. */
export async function limitProxies(
  db: Tx,
  pair: { readonly helper: string; readonly elder: string },
  last: Day | null,
): Promise<boolean> {
  const called = (who: string) => db.selectFrom('person').select('id').where('name', '=', who)
  const result = await db
    .updateTable('proxy')
    .set({ last_day: last })
    .where('until_at', 'is', null)
    .where('helper_id', 'in', called(pair.helper))
    .where('elder_id', 'in', called(pair.elder))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends what helpers of this name may do for others, or for those called `elder` alone. Returns for how many elders. */
export async function endProxies(db: Tx, name: string, elder: string | undefined, whom: ByWhom): Promise<number> {
  const called = (who: string) => db.selectFrom('person').select('id').where('name', '=', who)
  const ended = await db
    .updateTable('proxy')
    .set({ until_at: whom.at })
    .where('until_at', 'is', null)
    .where('helper_id', 'in', called(name))
    .$if(elder !== undefined, (query) => query.where('elder_id', 'in', called(elder ?? '')))
    .returning(['helper_id as helper', 'elder_id as elder', 'relation'])
    .execute()
  for (const pair of ended) await noteHelper(db, pair, 'goes', whom)
  return ended.length
}

/** A right to answer whose last day is over. */
export interface Ended {
  readonly id: number
  readonly helper: PersonId
  readonly helperName: string
  readonly elder: PersonId
  readonly elderName: string
  readonly relation: string
}

/** Ends those whose last day was before `today`, each once, and tells which; of elders who have left too. */
export async function takeEnded(db: Tx, when: { readonly today: Day; readonly now: Date }): Promise<readonly Ended[]> {
  const { rows } = await sql<Ended>`
    with ended as (
      update proxy set until_at = ${when.now} where until_at is null and last_day < ${when.today} returning *)
    select ended.id, helper.id as helper, helper.name as "helperName", elder.id as elder, elder.name as "elderName",
      ended.relation
    from ended join person helper on helper.id = ended.helper_id join person elder on elder.id = ended.elder_id
    where elder.status = 'active'
    order by ended.id`.execute(db)
  for (const pair of rows) await noteHelper(db, pair, 'goes', { by: null, at: when.now })
  return rows
}
