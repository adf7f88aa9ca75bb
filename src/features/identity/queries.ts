/** All SQL about who is behind which chat. */
export * from './queries/helping.ts'
export * from './queries/hushed.ts'
export * from './queries/newcomers.ts'

import { sql } from 'kysely'
import { mayBeRead } from '../../base/queries.ts'
import type { ChatId, PersonId, Traces, Tx } from '../../feature.ts'
import { type ByWhom, noteChanges } from '../people/public.ts'
import { NOTHING_TOLD } from './queries/newcomers.ts'

// What was said by somebody unknown

export interface EarlierWords {
  readonly text: string
  readonly as: string
}

/** What was said in a chat before this message while nobody knew who it was, oldest first; the last 20 at most. */
export async function talkBefore(db: Tx, chatId: ChatId, inboxId: number): Promise<readonly EarlierWords[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['text', 'handled_as'])
    .where('chat_id', '=', chatId)
    .where('id', '<', inboxId)
    .where('handled_as', 'like', 'stranger%')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.reverse().map(({ text, handled_as }) => ({ text, as: handled_as ?? '' }))
}

/** All that was written in a message, however many acts it was read as. */
export async function wordsOf(db: Tx, inboxId: number): Promise<string | undefined> {
  return (await db.selectFrom('inbox').select('text').where('id', '=', inboxId).executeTakeFirst())?.text
}

/** How many messages since a moment were handled as this, in one chat or in all. */
export async function countHandled(db: Tx, as: string, since: Date, chatId?: ChatId): Promise<number> {
  const row = await db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('handled_as', '=', as)
    .where('received_at', '>', since)
    .$if(chatId !== undefined, (query) => query.where('chat_id', '=', chatId ?? 0))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Whether a question is open in a chat, and asked by the last message that went there or before that. */
export async function wasAsked(db: Tx, chatId: ChatId): Promise<'last' | 'before' | undefined> {
  const sent = await db
    .selectFrom('outbox')
    .leftJoin('awaited', (join) =>
      join.onRef('awaited.outbox_id', '=', 'outbox.id').on('awaited.closed_at', 'is', null),
    )
    .select(['outbox.id', 'awaited.id as question'])
    .where('outbox.chat_id', '=', chatId)
    .where(mayBeRead)
    .orderBy('outbox.id', 'desc')
    .limit(20)
    .execute()
  if (sent.every(({ question }) => question === null)) return undefined
  return sent[0]?.question === null ? 'before' : 'last'
}

// Chats

/** A private chat, as staff tell it from others. */
export interface KnownChat {
  readonly id: ChatId
  /** The nickname. */
  readonly name: string
  /** The last words and their time; null when nothing was said yet. */
  readonly words: string | null
  readonly at: Date | null
  /** Who is bound to it now. */
  readonly bound: string | null
}

/** Private chats that the platform knows, the most recently heard first; with `unbound` only those behind which nobody is known. */
export async function findChats(db: Tx, only: { unbound: boolean; limit: number }): Promise<readonly KnownChat[]> {
  return (
    db
      .selectFrom('chat')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('inbox')
            .select(['text', 'received_at'])
            .whereRef('inbox.chat_id', '=', 'chat.id')
            .orderBy('inbox.id', 'desc')
            .limit(1)
            .as('last'),
        (join) => join.onTrue(),
      )
      .select([
        'chat.id',
        'chat.name',
        'last.text as words',
        'last.received_at as at',
        sql<string | null>`(
        select string_agg(person.name, '、' order by binding.id) from binding
        join person on person.id = binding.person_id
        where binding.chat_id = chat.id and binding.until_at is null)`.as('bound'),
      ])
      .where('chat.kind', '=', 'private')
      .where('chat.platform_id', 'is not', null)
      .where('chat.page_person_id', 'is', null)
      .$if(only.unbound, (query) =>
        query.where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('binding')
                .select('binding.id')
                .whereRef('binding.chat_id', '=', 'chat.id')
                .where('binding.until_at', 'is', null),
            ),
          ),
        ),
      )
      // The phone of somebody who has died is nobody's to be found out, until somebody writes on it again.
      .$if(only.unbound, (query) =>
        query.where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('binding')
                .innerJoin('person', 'person.id', 'binding.person_id')
                .select('binding.id')
                .whereRef('binding.chat_id', '=', 'chat.id')
                .where('person.status', '=', 'deceased')
                .where(sql<boolean>`coalesce(last.received_at <= binding.until_at, true)`),
            ),
          ),
        ),
      )
      .orderBy(sql`coalesce(last.received_at, chat.created_at)`, 'desc')
      .orderBy('chat.id', 'desc')
      .limit(only.limit)
      .execute()
  )
}

/** One chat; `undefined` when there is none. */
export async function findChat(db: Tx, id: ChatId): Promise<{ id: ChatId; name: string } | undefined> {
  return db.selectFrom('chat').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
}

/** The room keeps its place under its new name. */
export async function acceptName(db: Tx, id: ChatId, name: string): Promise<void> {
  await db.updateTable('chat').set({ name, renamed_to: null }).where('id', '=', id).execute()
}

// Bindings

/** Somebody behind a chat. */
export interface Bound {
  readonly id: number
  readonly chatId: ChatId
  readonly chatName: string
  readonly personId: PersonId
  readonly name: string
  readonly confirmed: boolean
  readonly since: Date
}

function bindings(db: Tx) {
  return db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select([
      'binding.id',
      'chat.id as chatId',
      'chat.name as chatName',
      'person.id as personId',
      'person.name',
      'binding.confirmed',
      'binding.from_at as since',
    ])
    .where('binding.until_at', 'is', null)
    .orderBy('binding.id')
}

export async function boundOf(db: Tx, people: readonly PersonId[]): Promise<readonly Bound[]> {
  return bindings(db)
    .where(sql<boolean>`person.id = any(${[...people]}::int[])`)
    .execute()
}

export async function boundTo(db: Tx, chatId: ChatId): Promise<readonly Bound[]> {
  return bindings(db).where('chat.id', '=', chatId).execute()
}

/** All that staff have not confirmed yet, the oldest first; of people who are still in the office's care. */
export async function findProvisional(db: Tx): Promise<readonly Bound[]> {
  return bindings(db).where('binding.confirmed', '=', false).where('person.status', '=', 'active').execute()
}

/** Binds somebody to a chat. What is there already is confirmed where it was not, and never made less certain. */
export async function bind(
  db: Tx,
  binding: { chatId: ChatId; personId: PersonId; confirmed: boolean; by: PersonId | null; now: Date },
): Promise<void> {
  const vouched = binding.confirmed ? { confirmed_by: binding.by, confirmed_at: binding.now } : {}
  await db
    .insertInto('binding')
    .values({
      chat_id: binding.chatId,
      person_id: binding.personId,
      confirmed: binding.confirmed,
      from_at: binding.now,
      ...vouched,
    })
    .onConflict((conflict) => conflict.columns(['chat_id', 'person_id']).where('until_at', 'is', null).doNothing())
    .execute()
  if (binding.confirmed) await confirm(db, binding, { by: binding.by, now: binding.now })
}

/** Notes who of the staff made sure. Returns whether there was anything to confirm. */
export async function confirm(
  db: Tx,
  which: { chatId: ChatId; personId: PersonId },
  sure: { by: PersonId | null; now: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('binding')
    .set({ confirmed: true, confirmed_by: sure.by, confirmed_at: sure.now })
    .where('chat_id', '=', which.chatId)
    .where('person_id', '=', which.personId)
    .where('until_at', 'is', null)
    .where('confirmed', '=', false)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await replaceLost(db, which, sure.now)
  return true
}

/** It was confirmed by mistake: it waits for that again. */
export async function doubt(db: Tx, which: { chatId: ChatId; personId: PersonId }): Promise<void> {
  await db
    .updateTable('binding')
    .set({ confirmed: false, confirmed_by: null, confirmed_at: null })
    .where('chat_id', '=', which.chatId)
    .where('person_id', '=', which.personId)
    .where('until_at', 'is', null)
    .execute()
}

/** What was asked of somebody in a chat that was not found again after a login is asked in the one in which they are. */
async function replaceLost(db: Tx, which: { chatId: ChatId; personId: PersonId }, now: Date): Promise<void> {
  const lost = await db
    .updateTable('binding')
    .set({ until_at: now })
    .where('person_id', '=', which.personId)
    .where('until_at', 'is', null)
    .where('chat_id', 'in', (eb) =>
      eb
        .selectFrom('chat')
        .innerJoin('chat as found', 'found.account_id', 'chat.account_id')
        .select('chat.id')
        .where('found.id', '=', which.chatId)
        .where('chat.kind', '=', 'private')
        .where('chat.platform_id', 'is', null)
        .where('chat.page_person_id', 'is', null),
    )
    .returning('chat_id')
    .execute()
  const chats = lost.map(({ chat_id }) => chat_id)
  if (chats.length === 0) return
  await db
    .updateTable('awaited')
    .set({ chat_id: which.chatId })
    .where('chat_id', 'in', chats)
    .where('person_id', '=', which.personId)
    .where('closed_at', 'is', null)
    .execute()
  await db
    .updateTable('chat')
    .set({ remark: null })
    .where('id', 'in', chats)
    .where(sql<boolean>`not exists (select 1 from binding where chat_id = chat.id and until_at is null)`)
    .execute()
}

/** Ends a binding. `refused`: it was somebody else. */
export async function unbind(
  db: Tx,
  which: { chatId: ChatId; personId: PersonId },
  end: { now: Date; refused: boolean },
): Promise<void> {
  await db
    .updateTable('binding')
    .set({ until_at: end.now, refused: end.refused })
    .where('chat_id', '=', which.chatId)
    .where('person_id', '=', which.personId)
    .where('until_at', 'is', null)
    .execute()
}

/** Whom this chat has falsely claimed to be. */
export async function refusedIn(db: Tx, chatId: ChatId): Promise<ReadonlySet<PersonId>> {
  const rows = await db
    .selectFrom('binding')
    .select('person_id')
    .where('chat_id', '=', chatId)
    .where('refused', '=', true)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

export async function hasUnits(db: Tx): Promise<boolean> {
  return (await db.selectFrom('unit').select('id').limit(1).executeTakeFirst()) !== undefined
}

// The first administrator

/** Active people whom the setting may mean: of this 编号, or of this name. */
export async function findNamedOrNumbered(db: Tx, words: string): Promise<readonly { id: PersonId; name: string }[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('status', '=', 'active')
    .where((eb) => eb.or([eb('name', '=', words), eb('number', '=', words)]))
    .orderBy('id')
    .execute()
}

/** Leaves a line in the audit trail of what the engine cannot know to be a matter of staff. */
export async function noteDeed(db: Tx, at: Date, personId: PersonId | null, action: string): Promise<void> {
  await db
    .insertInto('audit')
    .values({ at, person_id: personId, action, detail: JSON.stringify({}) })
    .execute()
}

/** Whether what the family says counts for somebody, not what they say themselves. */
export async function setFamilyDecides(db: Tx, person: PersonId, decides: boolean, whom: ByWhom): Promise<void> {
  const before = await db
    .selectFrom('person')
    .select('family_decides as decides')
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ family_decides: decides }).where('id', '=', person).execute()
  const change = { field: 'family_decides', old: String(before.decides), new: String(decides) }
  await noteChanges(db, person, [change], whom)
}

/** Nothing of somebody is left in what they told when they were new, nor whose helper they were. */
export async function forget(db: Tx, person: PersonId, { chats }: Traces): Promise<void> {
  await db
    .updateTable('newcomer')
    .set(NOTHING_TOLD)
    .where((eb) => {
      const isTheirs = sql<boolean>`chat_id = any(${[...chats]}::int[])`
      return eb.or([eb('person_id', '=', person), eb('elder_id', '=', person), isTheirs])
    })
    .execute()
  await db
    .deleteFrom('proxy')
    .where((eb) => eb.or([eb('helper_id', '=', person), eb('elder_id', '=', person)]))
    .execute()
}
