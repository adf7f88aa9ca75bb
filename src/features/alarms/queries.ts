/** All SQL of alarms. */
import { sql } from 'kysely'
import type { Row } from '../../../db/schema.ts'
import type { ChatId, Look, PersonId, Tx } from '../../feature.ts'
import { aboutNear } from './rules.ts'

export interface Alarm {
  readonly number: number
  readonly asker: string
  /** How it came: of what staff were told by phone, they have written the words. */
  readonly channel: Row<'request'>['channel']
  /** The words that raised it. */
  readonly words: string
  /** Those of the staff of whom it complains. */
  readonly kept_from: readonly PersonId[]
  readonly person_id: PersonId | null
  readonly chat_id: ChatId | null
  readonly taken_by: PersonId | null
  readonly taker: string | null
  /** Who near them has gone to look, and what they are called. */
  readonly near_by: PersonId | null
  readonly near: string | null
  readonly raised_at: Date
  readonly done: boolean
}

const RAISED_BY = sql<string>`coalesce((
  select entry.text from request_entry entry
  where entry.request_id = request.id and entry.kind = 'words' and entry.at <= alarm.raised_at
  order by entry.id desc limit 1), '')`

/** Keeps that an alarm was raised; more words of the same person raise none anew. */
export async function raise(db: Tx, request: number, at: Date): Promise<void> {
  await db
    .insertInto('alarm')
    .values({ request_id: request, raised_at: at })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .execute()
}

/** Where whoever called for help has last said that they are, in the same chat. */
export async function placeSent(db: Tx, number: number, since: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('request_entry as entry')
    .innerJoin('inbox as cry', 'cry.id', 'entry.inbox_id')
    .innerJoin('inbox as place', (join) =>
      join.onRef('place.chat_id', '=', 'cry.chat_id').onRef('place.sender_platform_id', '=', 'cry.sender_platform_id'),
    )
    .select('place.text')
    .where('entry.request_id', '=', number)
    .where('entry.kind', '=', 'words')
    .where('place.kind', '=', 'location')
    .where('place.text', '<>', '')
    .where('place.received_at', '>=', since)
    .orderBy('place.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.text
}

/** An alarm by its request's number, locked: two may say 收到 at once. */
export async function lockAlarm(db: Tx, number: number): Promise<Alarm | undefined> {
  const locked = await db
    .selectFrom('alarm')
    .select('request_id')
    .where('request_id', '=', number)
    .forUpdate()
    .executeTakeFirst()
  return locked && (await alarmsOf(db, [number]))[0]
}

export async function alarmsOf(db: Tx, numbers: readonly number[]): Promise<readonly Alarm[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('alarm')
    .innerJoin('request', 'request.id', 'alarm.request_id')
    .leftJoin('person as taker', 'taker.id', 'alarm.taken_by')
    .leftJoin('person as near', 'near.id', 'alarm.near_by')
    .select(['request.id as number', 'request.asker', 'request.person_id', 'request.chat_id', 'request.state'])
    .select(['request.channel', 'request.kept_from', RAISED_BY.as('words')])
    .select(['alarm.taken_by', 'taker.name as taker'])
    .select(['alarm.near_by', 'near.name as near', 'alarm.raised_at'])
    .where('request.id', 'in', numbers)
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, done: state === 'done' }))
}

export async function take(db: Tx, number: number, person: PersonId, at: Date): Promise<void> {
  await db
    .updateTable('alarm')
    .set({ taken_by: person, taken_at: at })
    .where('request_id', '=', number)
    .where('taken_by', 'is', null)
    .execute()
}

export async function goNear(db: Tx, number: number, person: PersonId, at: Date): Promise<void> {
  await db
    .updateTable('alarm')
    .set({ near_by: person, near_at: at })
    .where('request_id', '=', number)
    .where('near_by', 'is', null)
    .execute()
}

/** Whoever went to look does not go after all. */
export async function leaveNear(db: Tx, number: number, person: PersonId): Promise<void> {
  await db
    .updateTable('alarm')
    .set({ near_by: null, near_at: null })
    .where('request_id', '=', number)
    .where('near_by', '=', person)
    .execute()
}

/** The newest open alarm at which somebody went to look since a moment. */
export async function lookedAfter(db: Tx, person: PersonId, since: Date): Promise<number | undefined> {
  const row = await db
    .selectFrom('alarm')
    .innerJoin('request', 'request.id', 'alarm.request_id')
    .select('request.id')
    .where('alarm.near_by', '=', person)
    .where('alarm.near_at', '>=', since)
    .where('request.state', '=', 'open')
    .orderBy('request.id', 'desc')
    .executeTakeFirst()
  return row?.id
}

/** The newest open alarm for which somebody near was called since a moment. */
export async function calledFor(db: Tx, person: PersonId, since: Date): Promise<number | undefined> {
  const rows = await db
    .selectFrom('alarm')
    .innerJoin('request', 'request.id', 'alarm.request_id')
    .select('request.id')
    .where('request.state', '=', 'open')
    .where('alarm.raised_at', '>=', since)
    .orderBy('request.id', 'desc')
    .execute()
  for (const { id } of rows) if (await wasCalled(db, id, person)) return id
  return undefined
}

/** Whether a message is kept already: each of its sentences may answer the same question. */
export const isKept = (db: Tx, number: number, inbox_id: number): Promise<boolean> => hasWord(db, number, { inbox_id })

/** Whether somebody has told anything of an alarm: how it is there, or that they cannot go. */
export const hasTold = (db: Tx, number: number, by_person: PersonId): Promise<boolean> =>
  hasWord(db, number, { by_person })

/** Whether there is such a word of `keepWord`. */
async function hasWord(
  db: Tx,
  request_id: number,
  such: { readonly inbox_id: number } | { readonly by_person: PersonId },
): Promise<boolean> {
  const row = await db
    .selectFrom('request_entry')
    .select('id')
    .where((eb) => eb.and({ request_id, kind: 'note', ...such }))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What whoever is near has told, in the history of the request. */
export async function keepWord(
  db: Tx,
  word: {
    readonly number: number
    readonly by: PersonId
    readonly text: string
    readonly inbox: number
    readonly at: Date
  },
): Promise<number> {
  const { number, by, text, inbox, at } = word
  const row = await db
    .insertInto('request_entry')
    .values({ request_id: number, at, kind: 'note', by_person: by, text, inbox_id: inbox })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Whoever of the staff has taken it on sees to the request as well, unless somebody does. */
export async function own(db: Tx, number: number, person: PersonId): Promise<void> {
  await db
    .updateTable('request')
    .set({ owner_id: person })
    .where('id', '=', number)
    .where('owner_id', 'is', null)
    .execute()
}

/** Whether there is one of which `untaken` or `withoutEnd` may tell. */
export const isAnyOpen = (): Look => sql<boolean>`
  exists (select 1 from alarm join request on request.id = alarm.request_id where request.state = 'open')`

/** Alarms that nobody has taken on, with the words that raised each. */
export async function untaken(db: Tx) {
  return db
    .selectFrom('alarm')
    .innerJoin('request', 'request.id', 'alarm.request_id')
    .select(['request.id as number', 'request.asker', 'request.chat_id', 'request.person_id', 'alarm.raised_at'])
    .select(['alarm.near_by', 'request.channel', 'request.kept_from', RAISED_BY.as('words')])
    .where('alarm.taken_by', 'is', null)
    .where('request.state', '=', 'open')
    .orderBy('request.id')
    .execute()
}

/** Whether somebody near has been called for an alarm. */
export async function wasCalled(db: Tx, number: number, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('person_id', '=', person)
    .where('about', '=', aboutNear(number))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Alarms that somebody of the office has taken on, and that nobody has ended. */
export async function withoutEnd(db: Tx) {
  return db
    .selectFrom('alarm')
    .innerJoin('request', 'request.id', 'alarm.request_id')
    .innerJoin('person as taker', 'taker.id', 'alarm.taken_by')
    .select(['request.id as number', 'request.asker', 'request.chat_id', 'request.person_id'])
    .select(['taker.id as taken_by', 'taker.name as taker', 'alarm.taken_at'])
    .select(['request.channel', 'request.kept_from', RAISED_BY.as('words')])
    .where('request.state', '=', 'open')
    .orderBy('request.id')
    .execute()
}

/** Whose alarm it is, as far as it is known: neither, of one that staff were told of by phone. */
export type Caller = Pick<Alarm, 'person_id' | 'chat_id' | 'asker' | 'channel' | 'kept_from'>

/** Who has called for help: two may share the phone. */
export async function whoMayBe(
  db: Tx,
  { person_id, chat_id }: Pick<Caller, 'person_id' | 'chat_id'>,
): Promise<readonly PersonId[]> {
  if (person_id !== null) return [person_id]
  if (chat_id === null) return []
  const rows = await db
    .selectFrom('binding')
    .select('person_id')
    .where('chat_id', '=', chat_id)
    .where('until_at', 'is', null)
    .where('confirmed', '=', true)
    .execute()
  return rows.map(({ person_id: id }) => id)
}

/** These people, but none of the office's own: they are called, and are in need only where they say so themselves. */
export async function withoutStaff(db: Tx, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...people])
    .where('kind', '<>', 'staff')
    .execute()
  const others = new Set(rows.map(({ id }) => id))
  return people.filter((id) => others.has(id))
}

/** How many alarms nobody has taken on. */
export async function countUntaken(db: Tx): Promise<number> {
  const row = await db
    .selectFrom('alarm')
    .innerJoin('request', 'request.id', 'alarm.request_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('alarm.taken_by', 'is', null)
    .where('request.state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
