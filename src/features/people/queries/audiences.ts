/** Whom an audience holds, and the audiences that were given a name. Lists of ids travel as one array parameter, so that a list may be as long as the roster. */
import { type AliasableExpression, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Schema } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { ChatId, PersonId, Scope, Tx } from '../../../feature.ts'
import type { Names, OnePerson, Recipients, Source } from '../audience.ts'
import { type Asked, NOTED_AS_TAG, type OneTrait, type TraitName, tagOf } from '../traits.ts'
import { below, bornBy, HAS_CHAT, REPORTED_DEAD, YEAR_KNOWN } from './parts.ts'

/** Units and clubs that can be named within a scope; clubs go across units, so only the whole office and their leaders have them. */
export async function findNames(db: Tx, scope: Scope): Promise<Names> {
  const units = await db
    .selectFrom('unit')
    .leftJoin('unit as above', 'above.id', 'unit.parent_id')
    .select(['unit.id', 'unit.kind', 'unit.name', 'unit.parent_id as parentId', 'above.name as parentName'])
    .where(scope === 'office' ? sql<boolean>`true` : sql<boolean>`unit.id in ${below(scope.units)}`)
    .orderBy('unit.id')
    .execute()
  const clubs = await db
    .selectFrom('club')
    .select(['id', 'name'])
    .where(scope === 'office' ? sql<boolean>`true` : sql<boolean>`id = any(${[...(scope.clubs ?? [])]}::int[])`)
    .orderBy('id')
    .execute()
  const tags = await db.selectFrom('person_tag').select('tag').distinct().orderBy('tag').execute()
  const saved =
    scope === 'office' ? await db.selectFrom('saved_audience').select(['name', 'words']).orderBy('id').execute() : []
  return {
    units,
    clubs,
    tags: tags.map(({ tag }) => tag),
    saved,
    everyone: scope === 'office' ? 'office' : scope.units,
  }
}

/** Those of `ids` who are in an audience. */
export async function idsIn(
  audience: SelectQueryBuilder<Schema, 'person', { id: PersonId }>,
  ids: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const rows = await audience.where(sql<boolean>`person.id = any(${[...ids]}::int[])`).execute()
  return rows.map(({ id }) => id)
}

/**
 * The ids of an audience's people, for `where … in` and `insert … select`: active retirees only, or 遗属 where those are
 * asked for. Whoever has no day of birth on record is in no audience that asks for an age.
 */
export function inAudience(db: Tx, audience: Recipients): SelectQueryBuilder<Schema, 'person', { id: PersonId }> {
  const { from, age, upTo, regions, traits = [], except = [] } = audience
  const bereaved = traits.some(({ trait, not }) => trait === 'bereaved' && not === undefined)
  let query = db.selectFrom('person').select('person.id').where('person.status', '=', 'active')
  // Whoever is named is meant, 遗属 too.
  const { people } = idsOf(from)
  if (!bereaved) query = query.where(sql<boolean>`(person.kind = 'retiree' or person.id = any(${people}::int[]))`)
  if (from.length > 0) query = query.where(comesFrom(from))
  if (age) query = query.where(bornBy(age.bornBy))
  if (upTo) query = query.where(sql<boolean>`not ${bornBy(upTo.bornAfter)}`).where(YEAR_KNOWN)
  if (regions) query = query.where('person.region', 'in', regions)
  if (except.length > 0) query = query.where(sql<boolean>`not coalesce(${comesFrom(except)}, false)`)
  for (const asked of traits) query = query.where(holds(asked))
  return query
}

const YEAR_UNKNOWN = sql<boolean>`(person.birth_day is null or left(person.birth_day, 1) = '-')`

const HOLDS: Readonly<Record<TraitName, RawBuilder<boolean>>> = {
  male: sql<boolean>`person.sex = 'male'`,
  female: sql<boolean>`person.sex = 'female'`,
  party: sql<boolean>`person.politics in ('party', 'probationary')`,
  alone: sql<boolean>`person.living = 'alone'`,
  'empty-nest': sql<boolean>`person.living = 'empty-nest'`,
  institution: sql<boolean>`person.living = 'institution'`,
  dependent: sql<boolean>`person.health = 'dependent'`,
  hardship: sql<boolean>`person.hardship is not null`,
  veteran: sql<boolean>`person.standing = 'veteran'`,
  // Who has outlived husband or wife on the roster is one, whatever else they are; of 不含遗属 see `holds`.
  bereaved: sql<boolean>`(person.standing = 'bereaved' or exists (
    select 1 from person late where late.id = person.spouse_id and late.status = 'deceased'))`,
  // There is no column for it: a word of its own among the notes says it as well as a tag.
  soldier: sql<boolean>`exists (
    select 1 from regexp_split_to_table(person.note, '[；;，,、。 ]') word where word ~ ${tagOf('soldier')})`,
  'no-chat': sql<boolean>`not ${HAS_CHAT}`,
  'in-hospital': sql<boolean>`exists (
    select 1 from hospital_stay where hospital_stay.person_id = person.id and until_day is null)`,
}

const TAGS: Readonly<Partial<Record<TraitName, RawBuilder<boolean>>>> = Object.fromEntries(
  NOTED_AS_TAG.map((trait) => [
    trait,
    sql<boolean>`exists (select 1 from person_tag where person_id = person.id and tag ~ ${tagOf(trait)})`,
  ]),
)

/** In the column that is meant for it, or as a tag. */
function recorded(trait: TraitName): RawBuilder<boolean> {
  const tagged = TAGS[trait]
  return tagged === undefined ? HOLDS[trait] : sql<boolean>`(coalesce(${HOLDS[trait]}, false) or ${tagged})`
}

/** What is not on record does not hold. A retiree who is widowed is still a retiree, and stays where 遗属 are left out. */
function holds({ trait, not }: Asked): RawBuilder<boolean> {
  if (trait === 'bereaved' && not) return sql<boolean>`person.standing is distinct from 'bereaved'`
  const is =
    typeof trait === 'object' && 'anyOf' in trait
      ? sql<boolean>`(${sql.join(
          trait.anyOf.map((one) => sql`coalesce(${isTrue(one)}, false)`),
          sql` or `,
        )})`
      : isTrue(trait)
  return not ? sql<boolean>`not coalesce(${is}, false)` : is
}

const isTrue = (trait: OneTrait): RawBuilder<boolean> =>
  typeof trait === 'string'
    ? recorded(trait)
    : sql<boolean>`exists (select 1 from person_tag where person_id = person.id and tag = ${trait.tag})`

function comesFrom(sources: Recipients['from']): RawBuilder<boolean> {
  const { units, clubs, people } = idsOf(sources)
  return sql<boolean>`(person.unit_id in ${below(units)} or person.id = any(${people}::int[]) or person.id in (
    select person_id from club_member where club_id = any(${clubs}::int[])))`
}

function idsOf(sources: readonly (Source | OnePerson)[]): { units: number[]; clubs: number[]; people: number[] } {
  return {
    people: sources.flatMap((source) => ('person' in source ? [source.person] : [])),
    units: sources.flatMap((source) => ('unit' in source ? [source.unit] : [])),
    clubs: sources.flatMap((source) => ('club' in source ? [source.club] : [])),
  }
}

export interface HeadCount {
  readonly total: number
  /** Born by the day asked for. */
  readonly old: number
  /** Not living in the city. */
  readonly elsewhere: number
  readonly withChat: number
}

export async function countHeads(db: Tx, audience: Recipients, oldBornBy: Day): Promise<HeadCount> {
  return db
    .selectFrom(inAudience(db, audience).as('those'))
    .innerJoin('person', 'person.id', 'those.id')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where ${bornBy(oldBornBy)})`.as('old'),
      sql<number>`count(*) filter (where person.region <> 'city')`.as('elsewhere'),
      sql<number>`count(*) filter (where ${HAS_CHAT})`.as('withChat'),
    ])
    .executeTakeFirstOrThrow()
}

/** How many are left out of an audience only because their day of birth is not on record. */
export async function countUndated(db: Tx, audience: Recipients): Promise<number> {
  const { age, upTo, ...anyAge } = audience
  if (age === undefined && upTo === undefined) return 0
  const row = await db
    .selectFrom(inAudience(db, anyAge).where(YEAR_UNKNOWN).as('those'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Rooms that are for some unit or club, and for none outside of these sources (none named: the whole office). */
export async function findRooms(db: Tx, sources: readonly Source[]): Promise<readonly { id: ChatId; name: string }[]> {
  const { units, clubs } = idsOf(sources)
  const inside =
    sources.length === 0
      ? sql<boolean>`true`
      : sql<boolean>`coalesce(unit_id in ${below(units)}, false) or coalesce(club_id = any(${clubs}::int[]), false)`
  return db
    .selectFrom('chat')
    .innerJoin('room_audience', 'room_audience.chat_id', 'chat.id')
    .select(['chat.id', 'chat.name'])
    .where('chat.kind', '=', 'room')
    .groupBy('chat.id')
    .having(sql<boolean>`bool_and(${inside})`)
    .orderBy('chat.id')
    .execute()
}

/** Keeps an audience's words under a name; the newest words of a name hold. */
export async function saveAudience(
  db: Tx,
  saved: { readonly name: string; readonly words: string; readonly by: PersonId | null; readonly at: Date },
): Promise<void> {
  const row = { name: saved.name, words: saved.words, saved_by: saved.by, saved_at: saved.at }
  await db
    .insertInto('saved_audience')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

export async function savedAudience(db: Tx, name: string): Promise<{ words: string } | undefined> {
  return db.selectFrom('saved_audience').select('words').where('name', '=', name).executeTakeFirst()
}

/** In the order in which they were first saved. */
export async function savedAudiences(db: Tx): Promise<readonly { name: string; words: string }[]> {
  return db.selectFrom('saved_audience').select(['name', 'words']).orderBy('id').execute()
}

/** Takes a saved audience away; what it was made of, or `undefined` when there was none of that name. */
export async function dropAudience(db: Tx, name: string): Promise<{ words: string } | undefined> {
  return db.deleteFrom('saved_audience').where('name', '=', name).returning('words').executeTakeFirst()
}

/** How many of each 支部 (null: of none) there are among those to whom something new is told (rule 28). */
export async function countByBranch(
  db: Tx,
  those: AliasableExpression<{ id: PersonId }>,
): Promise<readonly { readonly branch: string | null; readonly total: number }[]> {
  return db
    .selectFrom(those.as('those'))
    .innerJoin('person', 'person.id', 'those.id')
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('unit as above', (join) => join.onRef('above.id', '=', 'unit.parent_id').on('unit.kind', '=', 'group'))
    .select([sql<string | null>`coalesce(above.name, unit.name)`.as('branch'), sql<number>`count(*)::int`.as('total')])
    .where(sql<boolean>`not ${REPORTED_DEAD}`)
    .groupBy('branch')
    .orderBy(sql`min(coalesce(above.id, unit.id))`)
    .execute()
}
