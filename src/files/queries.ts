/** All SQL of the files' content. */
import { sql } from 'kysely'
import type { NewRow, Row } from '../../db/schema.ts'
import type { ChatId, FileId, KeptFile, Tx } from '../feature.ts'

/** Adds a content, or notes that it is used again: it may be about to be cleared away. */
export async function insertFile(tx: Tx, row: NewRow<'file'>): Promise<void> {
  await tx
    .insertInto('file')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ used_at: eb.ref('excluded.used_at') })))
    .execute()
}

/** Notes that contents are used again; returns those that are there. */
export async function markUsed(tx: Tx, ids: readonly FileId[], used_at: Date): Promise<readonly FileId[]> {
  if (ids.length === 0) return []
  const rows = await tx.updateTable('file').set({ used_at }).where('id', 'in', ids).returning('id').execute()
  return rows.map((row) => row.id)
}

export async function findFile(tx: Tx, id: FileId): Promise<Row<'file'> | undefined> {
  return tx.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those of the contents that are there. */
export async function keptAmong(tx: Tx, ids: readonly FileId[]): Promise<readonly FileId[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('file').select('id').where('id', 'in', ids).execute()
  return rows.map((row) => row.id)
}

/** The media type of a content and its size in bytes, without reading it. */
export async function describeFile(
  tx: Tx,
  id: FileId,
): Promise<{ readonly mediaType: string; readonly size: number } | undefined> {
  return tx.selectFrom('file').select(['media_type as mediaType', 'size']).where('id', '=', id).executeTakeFirst()
}

/** The newest file that came in a chat since a moment. */
export async function newestFile(tx: Tx, chat: ChatId, since: Date): Promise<Omit<KeptFile, 'size'> | undefined> {
  return tx
    .selectFrom('inbox')
    .innerJoin('file', 'file.id', 'inbox.file_id')
    .select(['file.id', sql<string>`coalesce(inbox.file_name, '')`.as('name'), 'file.media_type as mediaType'])
    .where('inbox.chat_id', '=', chat)
    .where('inbox.received_at', '>', since)
    .orderBy('inbox.id', 'desc')
    .executeTakeFirst()
}

/** Title and address of the newest link that came in a chat since a moment, a line each. */
export async function newestLink(tx: Tx, chat: ChatId, since: Date): Promise<string | undefined> {
  const row = await tx
    .selectFrom('inbox')
    .select('text')
    .where('chat_id', '=', chat)
    .where('received_at', '>', since)
    .where('kind', '=', 'link')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.text
}

/** Contents after `after`, in the order of their ids, that nothing has used since `before` and no message waits for. */
export async function findUnused(
  tx: Tx,
  which: { readonly before: Date; readonly after: FileId; readonly limit: number },
): Promise<readonly FileId[]> {
  const rows = await tx
    .selectFrom('file')
    .select('id')
    .where('used_at', '<', which.before)
    .where('id', '>', which.after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.file_id', '=', 'file.id')
            .where('outbox.state', 'in', ['due', 'sending']),
        ),
      ),
    )
    .orderBy('id')
    .limit(which.limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Removes contents at once that no message has brought (any more), whoever they were passed on to. */
export async function dropFiles(tx: Tx, ids: readonly FileId[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('file')
    .where('id', 'in', ids)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('inbox').select('inbox.id').whereRef('inbox.file_id', '=', 'file.id'))),
    )
    .execute()
}

/** Removes the contents that somebody has called by one of these words. */
export async function eraseCalled(tx: Tx, words: readonly string[]): Promise<void> {
  await sql`
    delete from file using (
      select file_id, file_name from inbox where file_id is not null
      union all select file_id, file_name from outbox where file_id is not null
      union all select file_id, file_name from request_entry where file_id is not null) called
    where called.file_id = file.id
      and exists (select 1 from unnest(${[...words]}::text[]) word where position(word in called.file_name) > 0)`.execute(
    tx,
  )
}

/** A content as far as it matters to whoever looks for a name in it. */
export interface Looked {
  readonly id: FileId
  readonly size: number
  /** A picture, a sound or a film. */
  readonly isPicture: boolean
  /** A list that staff sent or got from us. */
  readonly isList: boolean
}

/** The next contents after `after` that were kept until `until`, in the order of their ids. */
export async function filesAfter(
  tx: Tx,
  which: { readonly after: FileId; readonly until: Date; readonly limit: number },
): Promise<readonly Looked[]> {
  const { rows } = await sql<Looked>`
    select id, size, media_type ~ '^(image|audio|video)/' as "isPicture",
      exists (select 1 from roster_import where file_id = file.id)
        or exists (select 1 from outbox where file_id = file.id)
          and not exists (select 1 from inbox where file_id = file.id) as "isList"
    from file where id > ${which.after} and created_at <= ${which.until}
    order by id limit ${which.limit}`.execute(tx)
  return rows
}

/** Whether any content is kept. */
export async function hasFiles(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('file').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Removes contents at once, whoever has brought or got them. */
export async function eraseFiles(tx: Tx, ids: readonly FileId[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('file').where('id', 'in', ids).execute()
}

/** Removes contents, unless they were used since `before` after all; messages that named them keep only the name. */
export async function removeFiles(tx: Tx, ids: readonly FileId[], before: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('file').where('id', 'in', ids).where('used_at', '<', before).execute()
}
