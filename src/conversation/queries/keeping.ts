/** How long words are kept, and forgetting somebody. */
import { sql } from 'kysely'
import type { Cutoff, PersonId, Traces, Tx } from '../../feature.ts'
import { dropFiles } from '../../files/public.ts'

/** What the engine may have kept of somebody. A name that others bear too, alone or within theirs, stays: it names them. */
export async function findTraces(tx: Tx, person: PersonId, kept: readonly string[]): Promise<Traces> {
  const chats = await tx
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .select(['chat.id', 'chat.name'])
    .distinct()
    .where('binding.person_id', '=', person)
    .where(
      sql<boolean>`not exists (
        select 1 from binding other where other.chat_id = chat.id and other.person_id <> ${person})`,
    )
    .execute()
  const { name, phone } = await tx
    .selectFrom('person')
    .select(['name', 'phone'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const shared = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '<>', person)
    .where(sql<boolean>`position(${name} in name) > 0`)
    .limit(1)
    .executeTakeFirst()
  const names = shared === undefined ? [name] : []
  const phones = [phone ?? '', ...kept.filter((word) => A_NUMBER.test(word))].flatMap((one) => [
    one,
    one.replace(/\D/g, ''),
  ])
  const nicknames = chats.map((chat) => chat.name).filter((nickname) => nickname.length >= SHORTEST_NICKNAME)
  return {
    person,
    chats: chats.map(({ id }) => id),
    words: [...new Set([...names, ...phones, ...nicknames])].filter(Boolean),
    name,
    names: [...new Set([...names, ...phones])].filter(Boolean),
    besides: kept.filter((word) => word.length >= SHORTEST_BESIDE).toSorted((a, b) => b.length - a.length),
  }
}

/** A telephone, now or before. */
const A_NUMBER = /^\d[\d-]{6,}$/
/** A single character says nothing. */
const SHORTEST_BESIDE = 2

/** Shorter ones (大海) are words that anybody writes. */
const SHORTEST_NICKNAME = 3

/** Takes away what somebody wrote and what they were asked, and their name from what others wrote. */
export async function forgetTraces(tx: Tx, traces: Traces, now: Date): Promise<void> {
  await forgetChats(tx, traces, now)
  // The one exception that the audit trail knows; see the migration that protects it.
  await sql`select set_config('office.forgetting', 'yes', true)`.execute(tx)
  await forgetBesides(tx, traces)
  for (const word of traces.words) await forgetWord(tx, word)
  await sql`select set_config('office.forgetting', 'no', true)`.execute(tx)
}

async function forgetChats(tx: Tx, { person, chats }: Traces, now: Date): Promise<void> {
  const own = sql<boolean>`(person_id = ${person} or chat_id = any(${[...chats]}::int[]))`
  const senders = tx
    .selectFrom('chat')
    .select('platform_id')
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .where('platform_id', 'is not', null)
    .$narrowType<{ platform_id: string }>()
  const sent = await tx.selectFrom('inbox').select('file_id').where(own).where('file_id', 'is not', null).execute()
  await tx
    .updateTable('inbox')
    .set({ text: '', quote: null, sender_name: '', sender_alias: '', sender_room_alias: '', sender_platform_id: '' })
    .set({ file_name: null, file_id: null })
    .where((eb) => eb.or([own, eb('sender_platform_id', 'in', senders)]))
    .execute()
  await dropFiles(
    tx,
    sent.flatMap(({ file_id }) => file_id ?? []),
  )
  await tx
    .updateTable('friend_request')
    .set({ name: '', hello: '', platform_id: '' })
    .where((eb) => eb.or([eb('platform_id', 'in', senders), sql<boolean>`chat_id = any(${[...chats]}::int[])`]))
    .execute()
  await tx
    .updateTable('awaited')
    .set({ payload: '{}', options: '[]', title: '', closed_at: sql<Date>`coalesce(closed_at, ${now}::timestamptz)` })
    // What others were asked about them: 改错了 to a change of their number.
    .where((eb) => eb.or([own, sql<boolean>`payload ->> 'person' = ${String(person)}`]))
    .execute()
  await tx
    .updateTable('chat')
    .set({ name: '', platform_id: null, remark: null, renamed_to: null, writer_id: null })
    .where(sql<boolean>`id = any(${[...chats]}::int[])`)
    .execute()
}

/** What stands beside the name: while the name still tells where. */
async function forgetBesides(tx: Tx, { words, besides }: Traces): Promise<void> {
  const isOfThem = sql`exists (select 1 from unnest(${[...words]}::text[]) word where position(word in inbox.text) > 0)`
  for (const word of besides) {
    await sql`
      update inbox set text = replace(text, ${word}, '某某')
      where position(${word} in text) > 0 and ${isOfThem}`.execute(tx)
  }
}

async function forgetWord(tx: Tx, word: string): Promise<void> {
  const gone = (column: string) => sql`replace(${sql.ref(column)}::text, ${word}, '某某')`
  const holds = (column: string) => sql`position(${word} in ${sql.ref(column)}::text) > 0`
  for (const column of ['text', 'sender_name', 'sender_alias', 'sender_room_alias', 'file_name']) {
    await sql`update inbox set ${sql.ref(column)} = ${gone(column)} where ${holds(column)}`.execute(tx)
  }
  await sql`update inbox set quote = ${gone('quote')}::jsonb where ${holds('quote')}`.execute(tx)
  // On a phone that two people share, the name tells whose request it was.
  await sql`update friend_request set name = ${gone('name')}, hello = ${gone('hello')}
    where ${holds('name')} or ${holds('hello')}`.execute(tx)
  await sql`update awaited set title = ${gone('title')}, payload = ${gone('payload')}::jsonb,
    options = ${gone('options')}::jsonb
    where ${holds('title')} or ${holds('payload')} or ${holds('options')}`.execute(tx)
  await sql`update audit set detail = ${gone('detail')}::jsonb where ${holds('detail')}`.execute(tx)
}

/** Takes the words out of messages and answered questions that are older than they are kept; at most `limit` messages. */
export async function blotOldWords(tx: Tx, cutoff: Cutoff): Promise<number> {
  const { rows } = await sql`
    update inbox set text = '', quote = null, file_name = null, file_id = null,
      sender_name = '', sender_alias = '', sender_room_alias = ''
    where id in (
      select inbox.id from inbox join chat on chat.id = inbox.chat_id
      where (inbox.text <> '' or inbox.file_name is not null
          or inbox.sender_name <> '' or inbox.sender_alias <> '' or inbox.sender_room_alias <> '')
        and inbox.state <> 'received'
        and inbox.received_at < case chat.kind when 'room' then ${cutoff.room}::timestamptz else ${cutoff.private}::timestamptz end
      order by inbox.id limit ${cutoff.limit})
    returning id`.execute(tx)
  await tx
    .updateTable('awaited')
    .set({ payload: '{}', options: '[]', title: '' })
    .where('asked_at', '<', cutoff.private)
    .where('expires_at', '<', cutoff.private)
    .where(sql<boolean>`(payload <> '{}' or options <> '[]' or title <> '')`)
    .execute()
  return rows.length
}
