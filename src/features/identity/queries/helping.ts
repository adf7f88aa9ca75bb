/** Which relatives may answer for which elders, and until when. */
import { sql } from 'kysely'
import type { NewRow } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Tx } from '../../../feature.ts'
import { type ByWhom, nameOf, noteChanges } from '../../people/public.ts'

/** Lets a relative answer for an elder from now on; of one who does already, what is said anew holds, and the rest stays. */
export async function addProxy(db: Tx, row: NewRow<'proxy'>): Promise<void> {
  const whom = { by: row.entered_by ?? null, at: row.from_at as Date }
  const pair = { elder: row.elder_id, helper: row.helper_id }
  const before = (await helpersOf(db, row.elder_id)).find(({ id }) => id === row.helper_id)
  if (before?.relation !== row.relation) {
    if (before !== undefined) await noteHelper(db, { ...pair, relation: before.relation }, 'goes', whom)
    await noteHelper(db, { ...pair, relation: row.relation }, 'comes', whom)
  }
  await db
    .insertInto('proxy')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['helper_id', 'elder_id'])
        .where('until_at', 'is', null)
        .doUpdateSet({
          relation: (eb) => eb.ref('excluded.relation'),
          last_day: (eb) => eb.fn.coalesce(eb.ref('excluded.last_day'), eb.ref('proxy.last_day')),
        }),
    )
    .execute()
}

/** Who may answer for an elder is on the elder's record: 女儿张小红. */
async function noteHelper(
  db: Tx,
  pair: { readonly elder: PersonId; readonly helper: PersonId; readonly relation: string },
  how: 'comes' | 'goes',
  whom: ByWhom,
): Promise<void> {
  const words = `${pair.relation}${await nameOf(db, pair.helper)}`
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

/** Somebody who answers for somebody; two may bear the name of either. */
export interface Helping {
  readonly id: number
  readonly helper: PersonId
  readonly helperName: string
  readonly elder: PersonId
  readonly elderName: string
  readonly relation: string
}

/** Those of this name who answer for others, or for those called `elder` alone, a line for each pair. */
export async function helpings(db: Tx, name: string, elder: string | undefined): Promise<readonly Helping[]> {
  return db
    .selectFrom('proxy')
    .innerJoin('person as helper', 'helper.id', 'proxy.helper_id')
    .innerJoin('person as elder', 'elder.id', 'proxy.elder_id')
    .select(['proxy.id', 'helper.id as helper', 'helper.name as helperName', 'elder.id as elder'])
    .select(['elder.name as elderName', 'proxy.relation'])
    .where('proxy.until_at', 'is', null)
    .where('helper.name', '=', name)
    .$if(elder !== undefined, (query) => query.where('elder.name', '=', elder ?? ''))
    .orderBy('proxy.id')
    .execute()
}

/** Sets the last day; null: none. */
export async function limitHelping(db: Tx, { id }: Pick<Helping, 'id'>, last: Day | null): Promise<void> {
  await db.updateTable('proxy').set({ last_day: last }).where('id', '=', id).execute()
}

/** Ends those that are open still. */
export async function endHelpings(db: Tx, ids: readonly number[], whom: ByWhom): Promise<readonly Helping[]> {
  const { rows } = await sql<Helping>`
    with ended as (
      update proxy set until_at = ${whom.at} where until_at is null and id = any(${[...ids]}::int[]) returning *)
    ${ENDED_PAIRS}
    order by ended.id`.execute(db)
  for (const pair of rows) await noteHelper(db, pair, 'goes', whom)
  return rows
}

/** Both ends of each of those in `ended`. */
const ENDED_PAIRS = sql`
  select ended.id, helper.id as helper, helper.name as "helperName", elder.id as elder, elder.name as "elderName",
    ended.relation
  from ended join person helper on helper.id = ended.helper_id join person elder on elder.id = ended.elder_id`

/** Ends those whose last day was before `today`, each once, and tells which; of elders who have left too. */
export async function takeEnded(
  db: Tx,
  when: { readonly today: Day; readonly now: Date },
): Promise<readonly Helping[]> {
  const { rows } = await sql<Helping>`
    with ended as (
      update proxy set until_at = ${when.now} where until_at is null and last_day < ${when.today} returning *)
    ${ENDED_PAIRS}
    where elder.status = 'active'
    order by ended.id`.execute(db)
  for (const pair of rows) await noteHelper(db, pair, 'goes', { by: null, at: when.now })
  return rows
}
