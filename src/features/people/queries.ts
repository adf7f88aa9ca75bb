/** All SQL about people. Lists of ids travel as one array parameter, so that a list may be as long as the roster. */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Row, Schema } from '../../../db/schema.ts'
import type { Day } from '../../base/calendar.ts'
import type { ChatId, PersonId, Scope, Tx } from '../../feature.ts'
import type { Audience, Names, Source } from './audience.ts'
import type { Asked, TraitName } from './traits.ts'

type Status = Row<'person'>['status']

/** What staff and the person themselves may be shown of a record. */
export interface Card {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly sex: 'male' | 'female' | null
  /** As far as known: 1948-03-05, 1948-03, 1948. */
  readonly birthDay: string | null
  readonly birthLeap: boolean
  readonly birthCalendar: Row<'person'>['birth_calendar']
  readonly formerUnit: string | null
  /** 第一支部第二小组 */
  readonly unit: string | null
  readonly region: Row<'person'>['region']
  readonly residence: string | null
  readonly phone: string | null
  readonly status: Status
  readonly hasChat: boolean
  /** The nearest 联络员 who is not the person themselves. */
  readonly liaison: string | null
  readonly liaisonId: PersonId | null
  readonly liaisonPhone: string | null
}

/** Somebody bound to a private chat. */
export interface Bound {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly status: Status
  /** 第一支部第二小组 */
  readonly unit: string | null
  readonly confirmed: boolean
  /** One of the staff has entered that they have died, and nobody has confirmed it yet. */
  readonly reportedDead: boolean
  /** They may answer for somebody else. */
  readonly isHelper: boolean
  readonly posts: readonly Appointed[]
}

export interface Appointed {
  readonly role: Row<'appointment'>['role']
  readonly unitId: number | null
}

/** Where a person's chat is, as far as there is one. */
export interface Whereabouts {
  readonly id: PersonId
  readonly status: Status
  readonly chatId: ChatId | null
  readonly accountId: string | null
  /** Null: the contact was not found again after a login. */
  readonly platformId: string | null
  /** Staff have made sure that it is theirs. */
  readonly confirmed: boolean | null
}

/** These units and everything below them, as a list for `in`. */
function below(units: readonly number[]): RawBuilder<number> {
  return sql<number>`(
    with recursive below as (
      select id from unit where id = any(${[...units]}::int[])
      union
      select unit.id from unit join below on unit.parent_id = below.id)
    select id from below)`
}

function isWithin(scope: Scope): RawBuilder<boolean> {
  return scope === 'office' ? sql<boolean>`true` : sql<boolean>`person.unit_id in ${below(scope.units)}`
}

const UNIT_NAME = sql<string | null>`(
  select case when own.kind = 'group' then concat(above.name, own.name) else own.name end
  from unit own left join unit above on above.id = own.parent_id
  where own.id = person.unit_id)`

/** Counts only chats that the platform knows now. */
const HAS_CHAT = sql<boolean>`exists (
  select 1 from binding join chat on chat.id = binding.chat_id
  where binding.person_id = person.id and binding.until_at is null and chat.platform_id is not null)`

const IS_HELPER = sql<boolean>`exists (
  select 1 from proxy where proxy.helper_id = person.id and proxy.until_at is null)`

const REPORTED_DEAD = sql<boolean>`exists (
  select 1 from departure
  where departure.person_id = person.id and departure.how = 'deceased' and departure.state = 'reported')`

/** An appointment's last day still counts. */
const holdsOn = (today: Day) =>
  sql<boolean>`appointment.from_day <= ${today} and (appointment.until_day is null or appointment.until_day >= ${today})`

/** Who holds what on a day: what they are appointed to, and what those are appointed to for whom they stand in. */
const heldOn = (today: Day) => sql<{
  id: number
  person_id: PersonId
  role: Appointed['role']
  unit_id: number | null
  club_id: number | null
}>`(
  select appointment.id, appointment.person_id, appointment.role, appointment.unit_id, appointment.club_id
  from appointment where ${holdsOn(today)}
  union all
  select appointment.id, cover.deputy_id, appointment.role, appointment.unit_id, appointment.club_id
  from appointment join cover on cover.person_id = appointment.person_id
  where ${holdsOn(today)} and cover.from_day <= ${today} and cover.until_day >= ${today})`

/** Somebody stands in for this person today, so what concerns their post goes to the deputy. */
const isAway = (person: string, today: Day) => sql<boolean>`exists (
  select 1 from cover
  where cover.person_id = ${sql.ref(person)} and cover.from_day <= ${today} and cover.until_day >= ${today})`

/** What a person is appointed to on a day. Posts in clubs give no rights over people, so they are left out. */
const postsOn = (today: Day) => sql<readonly Appointed[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('role', held.role, 'unitId', held.unit_id)), '[]')
  from ${heldOn(today)} held
  where held.person_id = person.id and held.club_id is null)`

/** The 联络员 of a person's own unit or of the nearest one above it. */
const liaisonOn = (today: Day) => sql<{ id: PersonId; name: string; phone: string | null }>`(
  with recursive up as (
    select id, parent_id, 0 as far from unit where id = person.unit_id
    union all
    select unit.id, unit.parent_id, up.far + 1 from unit join up on unit.id = up.parent_id)
  select helper.id, helper.name, helper.phone
  from up
  join ${heldOn(today)} held on held.unit_id = up.id and held.role = 'liaison'
  join person helper on helper.id = held.person_id and helper.status = 'active' and helper.id <> person.id
  order by up.far, ${isAway('helper.id', today)}, held.id
  limit 1)`

function cards(db: Tx, today: Day) {
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
      'liaison.name as liaison',
      'liaison.id as liaisonId',
      'liaison.phone as liaisonPhone',
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

/** The active retirees who belong to a unit itself, not to one below it; `undefined`: to none. */
export async function cardsOfUnit(db: Tx, unit: number | undefined, today: Day): Promise<readonly Card[]> {
  return cards(db, today)
    .where('person.status', '=', 'active')
    .where('person.kind', '=', 'retiree')
    .where(unit === undefined ? sql<boolean>`person.unit_id is null` : sql<boolean>`person.unit_id = ${unit}`)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

/** Active people of exactly this name. */
export async function findActive(db: Tx, name: string, scope: Scope) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where('person.name', '=', name)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.id')
    .execute()
}

/**
 * Active people whose names share a character with `text`: few enough of a large roster to look for names in the text,
 * also for those with one wrong character.
 */
export async function findSharing(db: Tx, text: string, scope: Scope) {
  const characters = [...new Set(text.match(/[\u3400-\u9fff]/g) ?? [])].join('')
  if (characters === '') return []
  return db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.honorific', 'person.former_unit as formerUnit', UNIT_NAME.as('unit')])
    .where(sql<boolean>`person.name ~ ${`[${characters}]`}`)
    .where('person.status', '=', 'active')
    .where(isWithin(scope))
    .orderBy('person.unit_id')
    .orderBy('person.id')
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

/**
 * Who is bound now to this private chat or, in a room, to the sender's own private chat on the same account, with what
 * they are appointed to `today`.
 */
export async function boundTo(
  db: Tx,
  from: { chatId: ChatId; kind: 'private' | 'room'; accountId: string; senderPlatformId: string },
  today: Day,
): Promise<readonly Bound[]> {
  const query = db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select([
      'person.id',
      'person.name',
      'person.honorific',
      'person.status',
      UNIT_NAME.as('unit'),
      'binding.confirmed',
      REPORTED_DEAD.as('reportedDead'),
      postsOn(today).as('posts'),
      IS_HELPER.as('isHelper'),
    ])
    .where('binding.until_at', 'is', null)
    .orderBy('binding.id')
  if (from.kind === 'private') return query.where('chat.id', '=', from.chatId).execute()
  return query
    .where('chat.kind', '=', 'private')
    .where('chat.account_id', '=', from.accountId)
    .where('chat.platform_id', '=', from.senderPlatformId)
    .execute()
}

/** One person, known for certain without any chat. */
export async function personAsBound(db: Tx, person: PersonId, today: Day): Promise<readonly Bound[]> {
  return db
    .selectFrom('person')
    .select([
      'person.id',
      'person.name',
      'person.honorific',
      'person.status',
      UNIT_NAME.as('unit'),
      sql<boolean>`true`.as('confirmed'),
      REPORTED_DEAD.as('reportedDead'),
      postsOn(today).as('posts'),
      sql<boolean>`false`.as('isHelper'),
    ])
    .where('person.id', '=', person)
    .execute()
}

/** Staff on duty; those who do the daily work come before administrators. */
export async function staffOn(db: Tx, today: Day): Promise<readonly { id: PersonId; name: string }[]> {
  return db
    .selectFrom('person')
    .innerJoin(heldOn(today).as<'held'>('held'), 'held.person_id', 'person.id')
    .select(['person.id', 'person.name'])
    .where('person.status', '=', 'active')
    .where('held.role', 'in', ['staff', 'administrator'])
    .where('held.unit_id', 'is', null)
    .where('held.club_id', 'is', null)
    .where(sql<boolean>`not ${isAway('person.id', today)}`)
    .groupBy('person.id')
    .orderBy(sql`bool_or(held.role = 'staff')`, 'desc')
    .orderBy(sql`min(held.id)`)
    .execute()
}

/** Those of the staff who are on duty for alarms and can be reached; in place of somebody who is away, the deputy. */
export async function dutyOn(db: Tx, today: Day): Promise<readonly { id: PersonId }[]> {
  const onDuty = sql<{ id: PersonId }>`(
    select distinct coalesce(cover.deputy_id, duty.person_id) as id
    from duty
    left join cover on cover.person_id = duty.person_id and cover.from_day <= ${today} and cover.until_day >= ${today}
    where duty.from_day <= ${today} and (duty.until_day is null or duty.until_day >= ${today}))`
  return db
    .selectFrom('person')
    .innerJoin(onDuty.as<'on_duty'>('on_duty'), 'on_duty.id', 'person.id')
    .innerJoin(heldOn(today).as<'held'>('held'), 'held.person_id', 'person.id')
    .select('person.id')
    .distinct()
    .where('person.status', '=', 'active')
    .where('held.role', 'in', ['staff', 'administrator'])
    .where(HAS_CHAT)
    .orderBy('person.id')
    .execute()
}

/**
 * Each person's best chat: one the platform knows before a lost one, confirmed before provisional, one of an account that
 * can be heard before one that was silent for two minutes while another was heard, newest first.
 */
async function whereaboutsOf(db: Tx, ids: readonly PersonId[]): Promise<readonly Whereabouts[]> {
  const silent = sql`account.heard_until < (select max(heard_until) from account) - interval '2 minutes'`
  return db
    .selectFrom('person')
    .leftJoin('binding', (join) => join.onRef('binding.person_id', '=', 'person.id').on('binding.until_at', 'is', null))
    .leftJoin('chat', 'chat.id', 'binding.chat_id')
    .leftJoin('account', 'account.id', 'chat.account_id')
    .distinctOn('person.id')
    .select([
      'person.id',
      'person.status',
      'chat.id as chatId',
      'chat.account_id as accountId',
      'chat.platform_id as platformId',
      'binding.confirmed',
    ])
    .where(sql<boolean>`person.id = any(${[...ids]}::int[])`)
    .orderBy('person.id')
    .orderBy(sql`chat.platform_id is null`)
    .orderBy('binding.confirmed', 'desc')
    .orderBy(sql`coalesce(${silent}, false)`)
    .orderBy('binding.from_at', 'desc')
    .orderBy('binding.id', 'desc')
    .execute()
}

/** The same, but whoever has no chat of their own that can be used is reached through a helper's. */
export async function whereaboutsWithHelpers(db: Tx, ids: readonly PersonId[]): Promise<readonly Whereabouts[]> {
  const own = await whereaboutsOf(db, ids)
  const mute = own.filter(({ status, platformId }) => status === 'active' && platformId === null).map(({ id }) => id)
  const through = new Map(mute.length > 0 ? (await chatsOfHelpers(db, mute)).map((one) => [one.id, one]) : [])
  return own.map((one) => through.get(one.id) ?? one)
}

/** Each person's helper's chat, the longest serving helper's first; those without are left out. */
async function chatsOfHelpers(db: Tx, elders: readonly PersonId[]): Promise<readonly Whereabouts[]> {
  return db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', 'proxy.helper_id')
    .innerJoin('binding', 'binding.person_id', 'proxy.helper_id')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .distinctOn('proxy.elder_id')
    .select([
      'proxy.elder_id as id',
      'person.status',
      'chat.id as chatId',
      'chat.account_id as accountId',
      'chat.platform_id as platformId',
      'binding.confirmed',
    ])
    .where(sql<boolean>`proxy.elder_id = any(${[...elders]}::int[])`)
    .where('proxy.until_at', 'is', null)
    .where('person.status', '=', 'active')
    .where('binding.until_at', 'is', null)
    .where('binding.confirmed', '=', true)
    .where('chat.platform_id', 'is not', null)
    .orderBy('proxy.elder_id')
    .orderBy('proxy.id')
    .orderBy('binding.id', 'desc')
    .execute()
}

/** An elder and what helps to tell them from others. */
export interface Helped {
  readonly id: PersonId
  readonly name: string
  readonly honorific: string | null
  readonly unit: string | null
  readonly sex: 'male' | 'female' | null
}

/** For whom these people may answer, in the order of the roster. */
export async function helpedBy(db: Tx, helpers: readonly PersonId[]): Promise<readonly Helped[]> {
  if (helpers.length === 0) return []
  return db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', 'proxy.elder_id')
    .select(['person.id', 'person.name', 'person.honorific', 'person.sex', UNIT_NAME.as('unit')])
    .distinct()
    .where('proxy.helper_id', 'in', [...helpers])
    .where('proxy.until_at', 'is', null)
    .where('person.status', '=', 'active')
    .orderBy('person.id')
    .execute()
}

/** Who may answer for somebody, and whether what they say counts. */
export async function familyOf(
  db: Tx,
  elder: PersonId,
): Promise<{ readonly decides: boolean; readonly helpers: readonly { id: PersonId; name: string }[] }> {
  const person = await db
    .selectFrom('person')
    .select('family_decides')
    .where('id', '=', elder)
    .executeTakeFirstOrThrow()
  const helpers = await db
    .selectFrom('proxy')
    .innerJoin('person', 'person.id', 'proxy.helper_id')
    .select(['person.id', 'person.name'])
    .where('proxy.elder_id', '=', elder)
    .where('proxy.until_at', 'is', null)
    .execute()
  return { decides: person.family_decides, helpers }
}

/** Chats that can be written to, and rooms that bear a new name of which staff have not said that it is the same room. */
export async function accountsOf(
  db: Tx,
  chats: readonly ChatId[],
): Promise<readonly { id: ChatId; accountId: string; renamedTo: string | null }[]> {
  return db
    .selectFrom('chat')
    .select(['id', 'account_id as accountId', 'renamed_to as renamedTo'])
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .execute()
}

/** Those of `ids` who are no longer in the office's care, and how. */
export async function departedAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Status>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'status'])
    .where(sql<boolean>`id = any(${[...ids]}::int[])`)
    .where('status', '<>', 'active')
    .execute()
  return new Map(rows.map((row) => [row.id, row.status]))
}

/** A contact that is not called yet as its binding asks for; '' takes the remark away. */
export interface WantedRemark {
  readonly chatId: ChatId
  readonly platformId: string
  readonly remark: string
}

/** The platform refused so often that it is left alone until the next login. */
const REFUSALS = 3

/**
 * The next contacts to be called 姓名·支部·编号. A second phone of the same person gets a number behind it, so that a
 * remark is never borne by two.
 */
export async function wantedRemarks(db: Tx, account: string, limit: number): Promise<readonly WantedRemark[]> {
  const { rows } = await sql<WantedRemark>`
    with named as (
      select chat.id, chat.platform_id, chat.remark, chat.remark_failures,
        string_agg(person.name, '、' order by binding.id) as names,
        (array_agg(coalesce(above.name, own.name, case person.kind when 'staff' then '退休办' when 'family' then '家属' else '未编' end)
          order by binding.id))[1] as branch,
        (array_agg(coalesce(person.number, 'P' || person.id) order by binding.id))[1] as number
      from chat
      left join binding on binding.chat_id = chat.id and binding.until_at is null
      left join person on person.id = binding.person_id
      left join unit own on own.id = person.unit_id
      left join unit above on above.id = own.parent_id and own.kind = 'group'
      where chat.account_id = ${account} and chat.kind = 'private' and chat.platform_id is not null
      group by chat.id),
    numbered as (select *, row_number() over (partition by number order by id) as nth from named),
    wanted as (
      select *, coalesce(names || '·' || branch || '·' || number || case when nth = 1 then '' else '·' || nth end, '') as wanted
      from numbered)
    select id as "chatId", platform_id as "platformId", wanted as remark
    from wanted
    where coalesce(remark, '') <> wanted and remark_failures < ${REFUSALS}
    order by id limit ${limit}`.execute(db)
  return rows
}

/** Units and clubs that can be named within a scope; clubs go across units, so only the whole office has them. */
export async function findNames(db: Tx, scope: Scope): Promise<Names> {
  const units = await db
    .selectFrom('unit')
    .leftJoin('unit as above', 'above.id', 'unit.parent_id')
    .select(['unit.id', 'unit.kind', 'unit.name', 'unit.parent_id as parentId', 'above.name as parentName'])
    .where(scope === 'office' ? sql<boolean>`true` : sql<boolean>`unit.id in ${below(scope.units)}`)
    .orderBy('unit.id')
    .execute()
  const clubs = scope === 'office' ? await db.selectFrom('club').select(['id', 'name']).orderBy('id').execute() : []
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

/**
 * The ids of an audience's people, for `where … in` and `insert … select`: active retirees only, or 遗属 where those are
 * asked for. Whoever has no day of birth on record is in no audience that asks for an age.
 */
export function inAudience(db: Tx, audience: Audience): SelectQueryBuilder<Schema, 'person', { id: PersonId }> {
  const { from, age, upTo, regions, traits = [] } = audience
  const bereaved = traits.some(({ trait, not }) => trait === 'bereaved' && not === undefined)
  let query = db.selectFrom('person').select('person.id').where('person.status', '=', 'active')
  if (!bereaved) query = query.where('person.kind', '=', 'retiree')
  if (from.length > 0) query = query.where(comesFrom(from))
  if (age) query = query.where('person.birth_day', '<=', age.bornBy)
  if (upTo) query = query.where('person.birth_day', '>', upTo.bornAfter)
  if (regions) query = query.where('person.region', 'in', regions)
  for (const asked of traits) query = query.where(holds(asked))
  return query
}

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
  bereaved: sql<boolean>`person.standing = 'bereaved'`,
  'no-chat': sql<boolean>`not ${HAS_CHAT}`,
}

/** What is not on record does not hold. */
function holds({ trait, not }: Asked): RawBuilder<boolean> {
  const is =
    typeof trait === 'string'
      ? HOLDS[trait]
      : sql<boolean>`exists (select 1 from person_tag where person_id = person.id and tag = ${trait.tag})`
  return not ? sql<boolean>`not coalesce(${is}, false)` : is
}

function comesFrom(sources: readonly Source[]): RawBuilder<boolean> {
  const { units, clubs } = idsOf(sources)
  return sql<boolean>`(person.unit_id in ${below(units)} or person.id in (
    select person_id from club_member where club_id = any(${clubs}::int[])))`
}

function idsOf(sources: readonly Source[]): { units: number[]; clubs: number[] } {
  return {
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

export async function countHeads(db: Tx, audience: Audience, oldBornBy: Day): Promise<HeadCount> {
  return db
    .selectFrom(inAudience(db, audience).as('those'))
    .innerJoin('person', 'person.id', 'those.id')
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`count(*) filter (where person.birth_day <= ${oldBornBy})`.as('old'),
      sql<number>`count(*) filter (where person.region <> 'city')`.as('elsewhere'),
      sql<number>`count(*) filter (where ${HAS_CHAT})`.as('withChat'),
    ])
    .executeTakeFirstOrThrow()
}

/** How many are left out of an audience only because their day of birth is not on record. */
export async function countUndated(db: Tx, audience: Audience): Promise<number> {
  const { age: _age, upTo: _upTo, ...anyAge } = audience
  const row = await db
    .selectFrom(inAudience(db, anyAge).where('person.birth_day', 'is', null).as('those'))
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

/** Units of the tree with the number of people directly in each, parents before children. */
export async function unitTree(db: Tx, scope: Scope) {
  return db
    .selectFrom('unit')
    .leftJoin('person', (join) =>
      join.onRef('person.unit_id', '=', 'unit.id').on('person.status', '=', 'active').on('person.kind', '=', 'retiree'),
    )
    .select([
      'unit.id',
      'unit.parent_id as parentId',
      'unit.kind',
      'unit.name',
      sql<number>`count(person.id)`.as('heads'),
    ])
    .where(scope === 'office' ? sql<boolean>`true` : sql<boolean>`unit.id in ${below(scope.units)}`)
    .groupBy('unit.id')
    .orderBy('unit.id')
    .execute()
}

/** Whose phone a private chat was last, when they have died or are said to have died. */
export async function deceasedBehind(
  db: Tx,
  from: { chatId: ChatId; kind: 'private' | 'room'; accountId: string; senderPlatformId: string },
): Promise<{ name: string } | undefined> {
  const last = await db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select(['person.name', 'person.status', REPORTED_DEAD.as('reportedDead')])
    .$if(from.kind === 'private', (query) => query.where('chat.id', '=', from.chatId))
    .$if(from.kind === 'room', (query) =>
      query
        .where('chat.kind', '=', 'private')
        .where('chat.account_id', '=', from.accountId)
        .where('chat.platform_id', '=', from.senderPlatformId),
    )
    .orderBy(sql`binding.until_at is null`, 'desc')
    .orderBy('binding.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.status === 'deceased' || last?.reportedDead === true ? { name: last.name } : undefined
}

/** Nothing of a person is left on the roster but the row that others refer to. */
export async function forget(db: Tx, person: PersonId): Promise<void> {
  await forgetBesides(db, person)
  await db.deleteFrom('binding').where('person_id', '=', person).execute()
  await db.deleteFrom('club_member').where('person_id', '=', person).execute()
  await db.updateTable('person').set({ spouse_id: null }).where('spouse_id', '=', person).execute()
  await db
    .updateTable('person')
    .set({
      number: null,
      name: FORGOTTEN,
      honorific: null,
      sex: null,
      birth_day: null,
      birth_calendar: 'unknown',
      former_unit: null,
      unit_id: null,
      region: 'city',
      residence: null,
      phone: null,
      birth_leap: false,
      standing: null,
      retired_on: null,
      position: null,
      politics: null,
      party_since: null,
      landline: null,
      remark: null,
      living: null,
      health: null,
      skills: null,
      hardship: null,
      contact_by: null,
      quiet: true,
      liaison_id: null,
      status: sql`case when status = 'deceased' then status else 'lost' end`,
      spouse_id: null,
    })
    .where('id', '=', person)
    .execute()
}

/** What is kept beside the row: family, tags, what was changed, and where lists that were imported name them. */
async function forgetBesides(db: Tx, person: PersonId): Promise<void> {
  const { name } = await db.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow()
  await db.deleteFrom('person_tag').where('person_id', '=', person).execute()
  await db.deleteFrom('relative').where('person_id', '=', person).execute()
  await db.deleteFrom('relative').where('name', '=', name).execute()
  await db.updateTable('person').set({ liaison_id: null }).where('liaison_id', '=', person).execute()
  // The one exception that the protection of the changes knows; see its migration.
  await sql`select set_config('office.forgetting', 'yes', true)`.execute(db)
  await db.deleteFrom('person_change').where('person_id', '=', person).execute()
  await sql`select set_config('office.forgetting', 'no', true)`.execute(db)
  await db
    .deleteFrom('roster_row')
    .where((eb) => eb.or([eb('person_id', '=', person), eb('name', '=', name)]))
    .execute()
  await sql`
    update roster_import set notes = replace(notes::text, ${name}, '某某')::jsonb
    where position(${name} in notes::text) > 0`.execute(db)
}

/** What stands where a name was. */
const FORGOTTEN = '（已删除）'

/** Notes that one of the staff looked at these people's cards. */
export async function noteViews(db: Tx, people: readonly PersonId[], viewer: PersonId, now: Date): Promise<void> {
  if (people.length === 0) return
  const rows = people.filter((id) => id !== viewer).map((person_id) => ({ person_id, viewer_id: viewer, at: now }))
  if (rows.length > 0) await db.insertInto('card_view').values(rows).execute()
}

/** Those of `ids` who do not agree to be written to. */
export async function declinedAmong(db: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const newest = db
    .selectFrom('consent')
    .select(['person_id', 'answer'])
    .distinctOn('person_id')
    .where(sql<boolean>`person_id = any(${[...ids]}::int[])`)
    .where('answer', 'is not', null)
    .orderBy('person_id')
    .orderBy('id', 'desc')
  const rows = await db.selectFrom(newest.as('newest')).select('person_id').where('answer', '=', 'declined').execute()
  return new Set(rows.map((row) => row.person_id))
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
