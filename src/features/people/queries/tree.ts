/** The tree of 党总支, 支部 and 小组, the clubs, and who is where. */
import { sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { Scope, Tx } from '../../../feature.ts'
import { type Card, cards } from './cards.ts'
import { below, isWithin } from './parts.ts'

const IS_ACTIVE = sql<boolean>`person.status = 'active' and person.kind = 'retiree'`

/** Units of the tree with the number of people directly in each, parents before children. */
export async function unitTree(db: Tx, scope: Scope) {
  return db
    .selectFrom('unit')
    .leftJoin('person', (join) => join.onRef('person.unit_id', '=', 'unit.id').on(IS_ACTIVE))
    .select([
      'unit.id',
      'unit.parent_id as parentId',
      'unit.kind',
      'unit.name',
      sql<number>`count(person.id)::int`.as('heads'),
    ])
    .where(scope === 'office' ? sql<boolean>`true` : sql<boolean>`unit.id in ${below(scope.units)}`)
    .groupBy('unit.id')
    .orderBy('unit.id')
    .execute()
}

/** The clubs, with how many of those for whom a right holds are in each; of a narrower scope only such as have any. */
export async function clubsWithin(db: Tx, scope: Scope) {
  return db
    .selectFrom('club')
    .leftJoin('club_member', 'club_member.club_id', 'club.id')
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'club_member.person_id').on(IS_ACTIVE).on(isWithin(scope)),
    )
    .select(['club.id', 'club.name', sql<number>`count(person.id)::int`.as('heads')])
    .groupBy('club.id')
    .$if(scope !== 'office', (query) => query.having(sql<boolean>`count(person.id) > 0`))
    .orderBy('club.id')
    .execute()
}

/** How many active retirees belong to no unit. */
export async function countWithoutUnit(db: Tx): Promise<number> {
  const { count } = await db
    .selectFrom('person')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(IS_ACTIVE)
    .where('unit_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Where somebody is looked for: in a unit itself, not in one below it; in none; or in a club. */
export type Place = { readonly unit: number | null } | { readonly club: number }

/** The active retirees of a place for whom a right holds, by name; at most `most`. */
export async function cardsOf(
  db: Tx,
  place: Place,
  { scope, today, most }: { readonly scope: Scope; readonly today: Day; readonly most: number },
): Promise<readonly Card[]> {
  const isThere =
    'club' in place
      ? sql<boolean>`exists (
          select 1 from club_member where club_member.person_id = person.id and club_member.club_id = ${place.club})`
      : sql<boolean>`person.unit_id is not distinct from ${place.unit}::int`
  return cards(db, today)
    .where(IS_ACTIVE)
    .where(isWithin(scope))
    .where(isThere)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(most)
    .execute()
}
