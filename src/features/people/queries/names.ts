/** Finds active people by their names. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Scope, Tx } from '../../../feature.ts'
import type { Birth } from '../rules.ts'
import { bornBy, HAS_CHAT, isOwn, isWithin, REPORTED_DEAD, UNIT_NAME } from './parts.ts'

/** What tells people apart. */
function toldApart(db: Tx) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .select([
      'person.birth_day as birthDay',
      'person.birth_calendar as birthCalendar',
      'person.birth_leap as birthLeap',
    ])
    .select(['person.phone', 'person.number', 'person.status'])
    .orderBy('person.unit_id')
    .orderBy('person.id')
}

const active = (db: Tx) => toldApart(db).where('person.status', '=', 'active')

/** People of exactly this name, those who have left or died too. */
export async function findEver(db: Tx, name: string, scope: Scope) {
  return toldApart(db).where('person.name', '=', name).where(isWithin(scope)).execute()
}

/** The name of somebody, whatever has become of them. */
export async function nameOf(db: Tx, person: PersonId): Promise<string> {
  return (await db.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow()).name
}

/** Those of `ids` who are active. */
export async function findActiveOf(db: Tx, ids: readonly PersonId[]) {
  return active(db)
    .where(sql<boolean>`person.id = any(${[...ids]}::int[])`)
    .execute()
}

/** Active people of exactly this name. */
export async function findActive(db: Tx, name: string, scope: Scope) {
  return active(db).where('person.name', '=', name).where(isWithin(scope)).execute()
}

/**
 * Active people whose names share a character with `text`: few enough of a large roster to look for names in the text,
 * also for those with one wrong character.
 */
export async function findSharing(db: Tx, text: string, scope: Scope) {
  const characters = [...new Set(text.match(/[\u3400-\u9fff]/g) ?? [])].join('')
  if (characters === '') return []
  return active(db)
    .where(sql<boolean>`person.name ~ ${`[${characters}]`}`)
    .where(isWithin(scope))
    .execute()
}

/** The living spouse who is on the roster too. */
export async function findSpouse(db: Tx, id: PersonId) {
  return db
    .selectFrom('person')
    .innerJoin('person as spouse', 'spouse.id', 'person.spouse_id')
    .select(['spouse.id', 'spouse.name', 'spouse.honorific', 'spouse.phone'])
    .where('person.id', '=', id)
    .where('spouse.status', '=', 'active')
    .executeTakeFirst()
}

/** Relatives to turn to, in the order in which they were entered. */
export async function relativesOf(db: Tx, id: PersonId) {
  return db
    .selectFrom('relative')
    .select(['name', 'relation', 'phone'])
    .where('person_id', '=', id)
    .orderBy('id')
    .execute()
}

/** Somebody who lives alone or is old, and who there is to turn to. */
export interface Household extends Birth {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly isAlone: boolean
  readonly relatives: readonly Relative[]
  /** Who may answer for them, where they have a chat of their own as well. */
  readonly helpers: readonly PersonId[]
}

export interface Relative {
  readonly name: string
  readonly relation: string | null
  readonly phone: string | null
}

/** Those of `ids` who are in the office's care and live alone, or were born by a day; in the order of the roster. */
export async function householdsOf(
  db: Tx,
  ids: readonly PersonId[],
  { bornBy: oldest, today }: { readonly bornBy: Day; readonly today: Day },
): Promise<readonly Household[]> {
  const { rows } = await sql<Household>`
    select person.id, person.name, person.honorific, coalesce(person.living = 'alone', false) as "isAlone",
      person.birth_day as "birthDay", person.birth_calendar as "birthCalendar", person.birth_leap as "birthLeap",
      (select coalesce(json_agg(json_build_object('name', name, 'relation', relation, 'phone', phone) order by id), '[]')
        from relative where person_id = person.id) as relatives,
      (select coalesce(json_agg(helper_id order by id), '[]') from proxy
        where elder_id = person.id and until_at is null and coalesce(last_day >= ${today}, true) and ${HAS_CHAT}) as helpers
    from person
    where person.id = any(${[...ids]}::int[]) and person.status = 'active' and not ${REPORTED_DEAD}
      and (person.living = 'alone' or ${bornBy(oldest)})
    order by person.id`.execute(db)
  return rows
}

/** Those of `ids` of whom it is said that they have died, and nobody has confirmed it yet. */
export async function saidToBeDead(db: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    .where(REPORTED_DEAD)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Those of `ids` who belong to a scope, in their order. */
export async function keepWithin(db: Tx, ids: readonly PersonId[], scope: Scope): Promise<readonly PersonId[]> {
  return keep(db, ids, scope, isWithin(scope))
}

/** Those of `ids` whom somebody looks after, in their order: of a scope, and with no other 联络员 of their own. */
export async function keepOwn(db: Tx, ids: readonly PersonId[], scope: Scope): Promise<readonly PersonId[]> {
  return keep(db, ids, scope, isOwn(scope))
}

async function keep(db: Tx, ids: readonly PersonId[], scope: Scope, which: RawBuilder<boolean>) {
  if (scope === 'office') return ids
  const rows = await db
    .selectFrom('person')
    .select('person.id')
    .where(sql<boolean>`person.id = any(${[...ids]}::int[])`)
    .where(which)
    .execute()
  const own = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => own.has(id))
}
