/** What is on record of people, to be shown. */
import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import type { Day } from '../../../base/calendar.ts'
import type { PersonId, Scope, Tx } from '../../../feature.ts'
import type { Audience } from '../audience.ts'
import type { Birth } from '../rules.ts'
import { inAudience } from './audiences.ts'
import { below, HAS_CHAT, IS_CLAIMED, isWithin, type Status, UNIT_NAME } from './parts.ts'
import { liaisonOn, unitsLookedAfter } from './posts.ts'

/** What staff and the person themselves may be shown of a record. */
export interface Card extends Birth {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly sex: 'male' | 'female' | null
  readonly formerUnit: string | null
  /** 第一支部第二小组 */
  readonly unit: string | null
  readonly region: Row<'person'>['region']
  readonly residence: string | null
  readonly phone: string | null
  readonly status: Status
  readonly hasChat: boolean
  /** A chat says to be theirs, and staff have not made sure of it yet. */
  readonly isClaimed: boolean
  /** Their own 联络员, else the nearest one; never the person themselves. */
  readonly liaison: string | null
  readonly liaisonId: PersonId | null
  readonly liaisonPhone: string | null
  readonly politics: Row<'person'>['politics']
  readonly living: Row<'person'>['living']
  /** The living spouse, when on the roster too. */
  readonly spouse: string | null
  /** 女儿陈小红、儿子陈小军 */
  readonly relatives: string | null
  /** 空巢、失独 */
  readonly tags: string | null
  /** 耳朵背，打电话要大声 */
  readonly note: string | null
}

const SPOUSE = sql<string | null>`(
  select spouse.name from person spouse where spouse.id = person.spouse_id and spouse.status = 'active')`
const RELATIVES = sql<string | null>`(
  select string_agg(concat(relative.relation, relative.name), '、' order by relative.id)
  from relative where relative.person_id = person.id)`

const TAGS = sql<string | null>`(
  select string_agg(person_tag.tag, '、' order by person_tag.tag) from person_tag where person_tag.person_id = person.id)`

/** Everybody's card, to be narrowed down. */
export function cards(db: Tx, today: Day) {
  return db
    .selectFrom('person')
    .leftJoinLateral(liaisonOn(today).as<'liaison'>('liaison'), (join) => join.onTrue())
    .select([
      'person.id',
      'person.name',
      'person.honorific',
      'person.sex',
      'person.birth_day as birthDay',
      'person.birth_calendar as birthCalendar',
      'person.birth_leap as birthLeap',
      'person.former_unit as formerUnit',
      UNIT_NAME.as('unit'),
      'person.region',
      'person.residence',
      'person.phone',
      'person.status',
      HAS_CHAT.as('hasChat'),
      IS_CLAIMED.as('isClaimed'),
      'liaison.name as liaison',
      'liaison.id as liaisonId',
      'liaison.phone as liaisonPhone',
      'person.politics',
      'person.living',
      'person.note',
      SPOUSE.as('spouse'),
      RELATIVES.as('relatives'),
      TAGS.as('tags'),
    ])
}

/** Everybody of exactly this name, whatever became of them, in the order of the roster. */
export async function findCards(db: Tx, name: string, scope: Scope, today: Day): Promise<readonly Card[]> {
  return cards(db, today)
    .where('person.name', '=', name)
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/** The card of somebody within a scope, whatever became of them. */
export async function findCard(db: Tx, id: PersonId, scope: Scope, today: Day): Promise<Card | undefined> {
  return cards(db, today).where('person.id', '=', id).where(isWithin(scope)).executeTakeFirst()
}

const FOUND_AT_MOST = 50
/** Fewer figures are in too many numbers. */
const FEWEST_FIGURES = 4

/** Everybody within a scope whose name holds these words, or who bears this 编号, or these last figures of a number. */
export async function searchCards(db: Tx, words: string, scope: Scope, today: Day): Promise<readonly Card[]> {
  const figures = words.replace(/\D/g, '')
  const phone =
    figures.length >= FEWEST_FIGURES
      ? sql<boolean>`right(regexp_replace(coalesce(person.phone, ''), '\\D', '', 'g'), ${figures.length}) = ${figures}`
      : sql<boolean>`false`
  return cards(db, today)
    .where(sql<boolean>`(position(${words} in person.name) > 0 or person.number = ${words} or ${phone})`)
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(FOUND_AT_MOST)
    .execute()
}

/** Whom a form of address may mean: those who are called so (陈师傅), else all of that surname. */
export async function cardsCalled(
  db: Tx,
  said: { readonly address: string; readonly surname: string },
  scope: Scope,
  today: Day,
): Promise<readonly Card[]> {
  const found = await cards(db, today)
    .where(sql<boolean>`(person.honorific = ${said.address} or left(person.name, 1) = ${said.surname})`)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(FOUND_AT_MOST)
    .execute()
  const called = found.filter(({ honorific }) => honorific === said.address)
  return called.length > 0 ? called : found
}

/** One person's card. Throws when there is no such person. */
export async function cardOf(db: Tx, id: PersonId, today: Day): Promise<Card> {
  return cards(db, today).where('person.id', '=', id).executeTakeFirstOrThrow()
}

/** Cards of these people by 联络员, then unit and name: the order in which phone lists are worked off. */
export async function cardsByLiaison(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly Card[]> {
  return cards(db, today)
    .where(sql<boolean>`person.id = any(${[...ids]}::int[])`)
    .orderBy('liaison')
    .orderBy('person.unit_id')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

/**
 * Whom somebody looks after as 联络员 `today`, in the order of the roster: theirs by name, and those of their units who
 * have nobody nearer. At most `most`.
 */
export async function lookedAfterBy(db: Tx, liaison: PersonId, today: Day, most: number): Promise<readonly Card[]> {
  const units = await unitsLookedAfter(db, liaison, today)
  return cards(db, today)
    .where('liaison.id', '=', liaison)
    .where('person.status', '=', 'active')
    .where('person.kind', '=', 'retiree')
    .where(sql<boolean>`(person.liaison_id is not null or person.unit_id in ${below(units)})`)
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .limit(most)
    .execute()
}

/** The first people of an audience, in the order of the roster. */
export async function firstCards(db: Tx, audience: Audience, today: Day, most: number): Promise<readonly Card[]> {
  return cards(db, today)
    .where('person.id', 'in', inAudience(db, audience))
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .limit(most)
    .execute()
}
