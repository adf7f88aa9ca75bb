/** Puts the invented office into empty tables, and tells the phone network who is on it. */
import { type Kysely, sql } from 'kysely'
import type { Tx } from '../../src/feature.ts'
import type { Schema } from '../schema.ts'
import {
  DEMO_ACCOUNT,
  DEMO_BOT,
  type DemoPerson,
  demoBranches,
  demoClub,
  demoCommittee,
  demoNewcomer,
  demoPeople,
  demoRooms,
} from './office.ts'

export interface DemoContacts {
  /** `alias` is the remark that the bot has set: 姓名·支部·编号. */
  readonly contacts: readonly { readonly id: string; readonly name: string; readonly alias: string }[]
  /** The bot is a member of each; `nicknames` are 群昵称 by contact id. */
  readonly rooms: readonly {
    readonly id: string
    readonly topic: string
    readonly memberIds: readonly string[]
    readonly nicknames: Readonly<Record<string, string>>
  }[]
}

/** The contact of somebody with WeChat. */
const contactId = (person: DemoPerson): string => `phone-${person.number}`
/** What the bot has called them. */
const remarkOf = (person: DemoPerson): string => [person.name, person.unit?.[0] ?? '退休办', person.number].join('·')
const withWechat = demoPeople.filter(({ nickname }) => nickname !== undefined)
/** The two clerks: whoever has a list of their own still needs somebody to be. */
export const demoStaff = demoPeople.filter(({ unit }) => unit === undefined)

/** Contacts and rooms for the invented phone network; beside a list of one's own only those of the staff. */
export function demoContacts(isOwnList = false): DemoContacts {
  if (isOwnList) return { contacts: [...contactsOf(demoStaff), demoNewcomer], rooms: [] }
  const rooms = demoRooms.map((room) => {
    const members = withWechat.filter((person) => isIn(room, person))
    const named = members.flatMap((person) => (person.roomName ? [[contactId(person), person.roomName]] : []))
    const memberIds = [DEMO_BOT, ...members.map(contactId)]
    return { id: room.id, topic: room.topic, memberIds, nicknames: Object.fromEntries(named) }
  })
  return { contacts: [...contactsOf(withWechat), demoNewcomer], rooms }
}

const contactsOf = (people: readonly DemoPerson[]) =>
  people.map((person) => ({ id: contactId(person), name: person.nickname ?? '', alias: remarkOf(person) }))

/** Staff are in every room. */
function isIn(room: (typeof demoRooms)[number], person: DemoPerson): boolean {
  if (person.unit === undefined) return true
  return 'branch' in room ? person.unit[0] === room.branch : person.club === true
}

/**
 * Fills the tables with the invented office, in one transaction; does nothing when there is anybody on the roster.
 * Returns whether it was filled now.
 */
export async function seedDemo(db: Kysely<Schema>, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const someone = await tx.selectFrom('person').select('id').limit(1).executeTakeFirst()
    if (someone !== undefined) return false
    const units = await seedUnits(tx)
    const people = await seedPeople(tx, demoPeople, units)
    await seedPosts(tx, demoPeople, { units, people, now })
    const clubId = await seedClub(tx, people)
    await seedChats(tx, withWechat, { people, now })
    await seedRooms(tx, units, clubId, now)
    await seedConsent(tx, people, now)
    return true
  })
}

/** Whether the roster is a list of one's own, taken in before the first start, and holds nobody of the invented office but its staff. */
export async function isOwnList(db: Kysely<Schema>): Promise<boolean> {
  const elders = demoPeople.filter(({ unit }) => unit !== undefined)
  const numbers = elders.map(({ number }) => number)
  const alike = await db.selectFrom('person').select(['number', 'name']).where('number', 'in', numbers).execute()
  return alike.every((one) => elders.every(({ number, name }) => number !== one.number || name !== one.name))
}

/** Puts the invented staff beside such a list, once, where nobody else is there to act. Returns whether they came now. */
export async function seedStaff(db: Kysely<Schema>, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const acting = await tx
      .selectFrom('appointment')
      .select('id')
      .where('role', 'in', ['staff', 'administrator'])
      .limit(1)
      .executeTakeFirst()
    if (acting !== undefined) return false
    const taken = await tx
      .selectFrom('person')
      .select('number')
      .where(
        'number',
        'in',
        demoStaff.map(({ number }) => number),
      )
      .execute()
    if (taken.length > 0) return false
    const people = await seedPeople(tx, demoStaff)
    await seedPosts(tx, demoStaff, { people, now })
    await seedChats(tx, demoStaff, { people, now })
    return true
  })
}

/** Ids by path: 第一支部, 第一支部第一小组. */
type Ids = ReadonlyMap<string, number>

const idOf = (ids: Ids, key: string): number => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the invented office has no ${key}`)
  return id
}

async function seedUnits(tx: Tx): Promise<Ids> {
  const ids = new Map<string, number>()
  const add = async (
    key: string,
    unit: { parent_id: number | null; kind: 'committee' | 'branch' | 'group'; name: string },
  ) => {
    const { id } = await tx.insertInto('unit').values(unit).returning('id').executeTakeFirstOrThrow()
    ids.set(key, id)
    return id
  }
  const committee = await add(demoCommittee, { parent_id: null, kind: 'committee', name: demoCommittee })
  for (const [name, groups] of demoBranches) {
    const branch = await add(name, { parent_id: committee, kind: 'branch', name })
    for (const group of groups) await add(name + group, { parent_id: branch, kind: 'group', name: group })
  }
  return ids
}

/** Ids by 编号. */
async function seedPeople(tx: Tx, those: readonly DemoPerson[], units: Ids = new Map()): Promise<Ids> {
  const rows = those.map((person) => ({
    number: person.number,
    name: person.name,
    honorific: person.honorific ?? null,
    sex: person.sex,
    birth_day: person.born ?? null,
    birth_calendar: person.calendar ?? ('unknown' as const),
    former_unit: person.formerUnit,
    unit_id: person.unit === undefined ? null : idOf(units, person.unit.join('')),
    region: person.region ?? ('city' as const),
    residence: person.residence ?? null,
    phone: `138-0000-${person.number}`,
    status: 'active' as const,
    kind: person.unit === undefined ? ('staff' as const) : ('retiree' as const),
  }))
  const inserted = await tx.insertInto('person').values(rows).returning(['id', 'number']).execute()
  const ids = new Map(inserted.map(({ id, number }) => [number ?? '', id]))
  for (const { number, spouse } of those) {
    if (spouse === undefined) continue
    await tx
      .updateTable('person')
      .set({ spouse_id: idOf(ids, spouse) })
      .where('id', '=', idOf(ids, number))
      .execute()
  }
  return ids
}

/** In office since long before any day that the office clock may show. */
const FROM = '2020-01-01'

interface Seeded {
  readonly units?: Ids
  readonly people: Ids
  readonly now: Date
}

async function seedPosts(
  tx: Tx,
  those: readonly DemoPerson[],
  { units = new Map(), people, now }: Seeded,
): Promise<void> {
  const posts = those.flatMap(({ number, post, unit }) =>
    post === undefined
      ? []
      : [
          {
            person_id: idOf(people, number),
            role: post,
            unit_id: unit ? idOf(units, unit.join('')) : null,
            from_day: FROM,
          },
        ],
  )
  await tx.insertInto('appointment').values(posts).execute()
  const office = demoStaff.map(({ number }) => idOf(people, number))
  await tx
    .insertInto('duty')
    .values(office.map((person_id) => ({ person_id, from_day: FROM, entered_by: person_id, entered_at: now })))
    .execute()
}

async function seedClub(tx: Tx, people: Ids): Promise<number> {
  const { id } = await tx.insertInto('club').values({ name: demoClub }).returning('id').executeTakeFirstOrThrow()
  const members = demoPeople.filter(({ club }) => club).map(({ number }) => idOf(people, number))
  await tx
    .insertInto('club_member')
    .values(members.map((person_id) => ({ club_id: id, person_id })))
    .execute()
  return id
}

/** The text of today, signed on paper, but by one who was away: the bot asks him. */
async function seedConsent(tx: Tx, people: Ids, now: Date): Promise<void> {
  const signed = demoPeople.filter(({ number }) => number !== UNASKED).map(({ number }) => idOf(people, number))
  await tx
    .insertInto('consent')
    .values(
      signed.map((person_id) => ({
        person_id,
        version: SIGNED,
        answer: 'agreed' as const,
        how: 'paper' as const,
        asked_at: now,
        answered_at: now,
      })),
    )
    .execute()
}

/** 罗永年 */
const UNASKED = '0303'
/** Which text: the one that the bot would ask about, or everybody would be asked again. */
const SIGNED = 2

/** The account, and everybody's private chat with it, confirmed. */
async function seedChats(tx: Tx, those: readonly DemoPerson[], { people, now }: Seeded): Promise<void> {
  await tx
    .insertInto('account')
    .values({ id: DEMO_ACCOUNT, puppet: 'local' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const chats = those.map((person) => ({
    kind: 'private' as const,
    platform_id: contactId(person),
    name: person.nickname ?? '',
    remark: remarkOf(person),
  }))
  const ids = await addChats(tx, chats, now)
  const bindings = those.map((person) => ({
    chat_id: idOf(ids, contactId(person)),
    person_id: idOf(people, person.number),
    confirmed: true,
    from_at: now,
  }))
  await tx.insertInto('binding').values(bindings).execute()
}

interface SeedChat {
  readonly kind: 'private' | 'room'
  readonly platform_id: string
  readonly name: string
  readonly remark?: string
}

/** Ids by the platform's. A chat may be there already, when a message was faster. */
async function addChats(tx: Tx, chats: readonly SeedChat[], now: Date): Promise<Ids> {
  const rows = await tx
    .insertInto('chat')
    .values(chats.map((chat) => ({ ...chat, account_id: DEMO_ACCOUNT, created_at: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'kind', 'platform_id'])
        .doUpdateSet({ name: sql`excluded.name`, remark: sql`excluded.remark` }),
    )
    .returning(['id', 'platform_id'])
    .execute()
  return new Map(rows.map(({ id, platform_id }) => [platform_id ?? '', id]))
}

async function seedRooms(tx: Tx, units: Ids, clubId: number, now: Date): Promise<void> {
  const rooms = demoRooms.map(({ id, topic }) => ({ kind: 'room' as const, platform_id: id, name: topic }))
  const ids = await addChats(tx, rooms, now)
  const audiences = demoRooms.map((room) => ({
    chat_id: idOf(ids, room.id),
    unit_id: 'branch' in room ? idOf(units, room.branch) : null,
    club_id: 'branch' in room ? null : clubId,
  }))
  await tx.insertInto('room_audience').values(audiences).execute()
}
