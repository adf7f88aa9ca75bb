/** What is kept beside somebody's row: tags, clubs, family. Each change leaves a line in the record of changes. */
import { sql } from 'kysely'
import type { PersonId, Tx } from '../../../feature.ts'
import { maskPhone, noteChanges } from '../../people/public.ts'
import type { ByWhom } from './columns.ts'

/** Somebody's relative to turn to. */
export interface Kin {
  readonly name: string
  readonly relation: string | null
  readonly phone: string | null
  /** 可代办 */
  readonly mayAct: boolean
}

/** All of it; a change names what becomes of one or several lists. */
export interface Beside {
  readonly tags: readonly string[]
  readonly clubs: readonly string[]
  readonly relatives: readonly Kin[]
}

export async function besideOf(db: Tx, person: PersonId): Promise<Beside> {
  const tags = await db.selectFrom('person_tag').select('tag').where('person_id', '=', person).orderBy('tag').execute()
  const clubs = await db
    .selectFrom('club_member')
    .innerJoin('club', 'club.id', 'club_member.club_id')
    .select('club.name')
    .where('person_id', '=', person)
    .orderBy('club.id')
    .execute()
  const relatives = await db
    .selectFrom('relative')
    .select(['name', 'relation', 'phone', 'may_act as mayAct'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()
  return { tags: tags.map(({ tag }) => tag), clubs: clubs.map(({ name }) => name), relatives }
}

/** Puts these lists in place of what is there; clubs must exist. */
export async function changeBeside(db: Tx, person: PersonId, change: Partial<Beside>, whom: ByWhom): Promise<void> {
  const before = await besideOf(db, person)
  const lines = Object.entries(change).map(([field, values]) => ({
    field,
    old: inText(before[field as keyof Beside]),
    new: inText(values),
  }))
  await noteChanges(db, person, lines, whom)
  if (change.tags !== undefined) await setTags(db, person, change.tags)
  if (change.clubs !== undefined) await setClubs(db, person, change.clubs)
  if (change.relatives !== undefined) await setRelatives(db, person, change.relatives)
}

/** 女儿陈红139****0001、儿子陈强. */
function inText(values: readonly (string | Kin)[]): string | null {
  const words = values.map((one) =>
    typeof one === 'string' ? one : `${one.relation ?? ''}${one.name}${maskPhone(one.phone) ?? ''}`,
  )
  return words.length === 0 ? null : words.join('、')
}

async function setTags(db: Tx, person: PersonId, tags: readonly string[]): Promise<void> {
  await db.deleteFrom('person_tag').where('person_id', '=', person).execute()
  if (tags.length === 0) return
  await db
    .insertInto('person_tag')
    .values(tags.map((tag) => ({ person_id: person, tag })))
    .execute()
}

async function setClubs(db: Tx, person: PersonId, clubs: readonly string[]): Promise<void> {
  await db.deleteFrom('club_member').where('person_id', '=', person).execute()
  await sql`
    insert into club_member (club_id, person_id)
    select id, ${person}::int from club where name = any(${[...clubs]}::text[])`.execute(db)
}

async function setRelatives(db: Tx, person: PersonId, relatives: readonly Kin[]): Promise<void> {
  await db.deleteFrom('relative').where('person_id', '=', person).execute()
  if (relatives.length === 0) return
  const rows = relatives.map(({ mayAct, ...kin }) => ({ ...kin, person_id: person, may_act: mayAct }))
  await db.insertInto('relative').values(rows).execute()
}
