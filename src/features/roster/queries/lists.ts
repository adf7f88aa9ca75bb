/** Lists on their way into the roster, row by row. */

import { sql } from 'kysely'
import type { Row } from '../../../../db/schema.ts'
import { DAY } from '../../../base/spans.ts'
import type { ChatId, FileId, PersonId, Tx } from '../../../feature.ts'
import type { Links } from '../entry.ts'
import type { StagedRow } from '../judge.ts'

/** So long somebody who was told of in a line waits for a word, in milliseconds. */
const MONTH = 30 * DAY

export type Import = Row<'roster_import'>

export type Judged = NonNullable<Row<'roster_row'>['verdict']>

export async function beginImport(
  db: Tx,
  list: { fileName: string; fileId: string | null; by: PersonId | null; chat: ChatId | null; at: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('roster_import')
    .values({
      file_name: list.fileName,
      file_id: list.fileId,
      state: 'reading',
      notes: '[]',
      made_by: list.by,
      chat_id: list.chat,
      made_at: list.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function importOf(db: Tx, id: number): Promise<Import> {
  return db.selectFrom('roster_import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The same, locked, so that two who read it do not lay down the same rows. */
export async function lockImport(db: Tx, id: number): Promise<Import> {
  return db.selectFrom('roster_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

/** The latest lists, newest first. */
export async function latestImports(db: Tx, limit: number): Promise<readonly Import[]> {
  return db.selectFrom('roster_import').selectAll().orderBy('id', 'desc').limit(limit).execute()
}

/** The oldest list that there is something to do about; those of the command line are worked on there. */
export async function importInHand(db: Tx): Promise<Import | undefined> {
  return db
    .selectFrom('roster_import')
    .selectAll()
    .where('state', 'in', ['reading', 'judging', 'agreed'])
    .where('file_id', 'is not', null)
    .orderBy('id')
    .executeTakeFirst()
}

export async function setImport(
  db: Tx,
  id: number,
  change: {
    readonly state?: Import['state']
    readonly calendar?: Import['calendar']
    readonly notes?: readonly string[]
    readonly rows_found?: number
    readonly rows_read?: number
    readonly ended_at?: Date
  },
): Promise<void> {
  const { notes, ...others } = change
  await db
    .updateTable('roster_import')
    .set({ ...others, ...(notes && { notes: JSON.stringify(notes) }) })
    .where('id', '=', id)
    .execute()
}

/** Takes away the rows of a list that comes to nothing: they are people's data. */
export async function dropRows(db: Tx, importId: number): Promise<void> {
  await db.deleteFrom('roster_row').where('import_id', '=', importId).execute()
}

/** Takes away rows of lists that ended before a moment; returns how many, at most `limit`. */
export async function dropOldRows(db: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from roster_row where (import_id, row) in (
      select old.import_id, old.row from roster_import join roster_row old on old.import_id = roster_import.id
      where roster_import.ended_at < ${before} limit ${limit})`.execute(db)
  await sql`
    update roster_import set notes = '[]', file_name = regexp_replace(file_name, '^加人 .*', '加人')
    where ended_at < ${before} and (notes <> '[]' or file_name like '加人 %')`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/**
 * Ends lists that nobody has decided about, and returns them: a new one takes their place. Whoever was told of in a line
 * (加人) waits beside it for a month, since they are somebody else.
 */
export async function cancelWaiting(db: Tx, at: Date): Promise<readonly Import[]> {
  return db
    .updateTable('roster_import')
    .set({ state: 'cancelled', ended_at: at })
    .where('state', '=', 'ready')
    .where((eb) => eb.or([eb('file_name', 'not like', '加人 %'), eb('made_at', '<', new Date(at.getTime() - MONTH))]))
    .returningAll()
    .execute()
}

/** Ends lists of the command line whose process has died over them; nobody else takes those up. */
export async function endDead(db: Tx, at: Date): Promise<void> {
  await db
    .updateTable('roster_import')
    .set({ state: 'cancelled', ended_at: at })
    .where('state', 'in', ['reading', 'judging'])
    .where('file_id', 'is', null)
    .execute()
}

export interface RowToStage {
  readonly row: number
  readonly place: string
  readonly name: string | null
  readonly fields: Readonly<Record<string, string>>
  readonly links: Links
  readonly wrong: string | null
  /** What was left out of it, in words. */
  readonly remarks: string | null
}

export async function stageRows(db: Tx, importId: number, rows: readonly RowToStage[]): Promise<void> {
  await sql`
    insert into roster_row (import_id, row, place, name, fields, links, wrong, remarks)
    select ${importId}, row, place, name, fields, links, wrong, remarks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(row integer, place text, name text, fields jsonb, links jsonb, wrong text, remarks text)`.execute(db)
}

/** Rows that have not been compared yet, in their order. */
export async function rowsToJudge(db: Tx, importId: number, page: number) {
  return db
    .selectFrom('roster_row')
    .select(ROW_TO_JUDGE)
    .where('import_id', '=', importId)
    .where('verdict', 'is', null)
    .orderBy('row')
    .limit(page)
    .execute() as Promise<readonly RowToJudge[]>
}

const ROW_TO_JUDGE = ['row', 'place', 'fields', 'links', 'wrong', 'remarks'] as const

export interface RowToJudge extends Omit<StagedRow, 'unit' | 'wrong'> {
  readonly wrong: string | null
  readonly remarks: string | null
}

/** Rows that were new, and whose name or phone somebody bears who has come since the list was sent. */
export async function newBesideLate(db: Tx, importId: number): Promise<readonly RowToJudge[]> {
  const { rows } = await sql<RowToJudge>`
    with late as materialized (
      select person.name, regexp_replace(person.phone, '\\D', '', 'g') as phone from person_change
      join person on person.id = person_change.person_id
      where person_change.field = 'created'
        and person_change.at >= (select made_at from roster_import where id = ${importId}))
    select ${sql.join(ROW_TO_JUDGE.map((column) => sql.ref(column)))} from roster_row
    where import_id = ${importId} and verdict = 'new' and (name in (select name from late)
      or regexp_replace(fields ->> 'phone', '\\D', '', 'g') in (select phone from late))
    order by row`.execute(db)
  return rows
}

/** One row again, to be decided about. */
export async function rowOf(db: Tx, importId: number, row: number) {
  return db
    .selectFrom('roster_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .executeTakeFirst()
}

export interface JudgedRow {
  readonly row: number
  readonly verdict: Judged
  readonly reason: string | null
  readonly person_id: number | null
  readonly unit_id: number | null
  readonly changes: Readonly<Record<string, string>> | null
  /** Absent: as they were. */
  readonly remarks?: string | null
}

export async function keepVerdicts(db: Tx, importId: number, rows: readonly JudgedRow[]): Promise<void> {
  await sql`
    update roster_row set verdict = t.verdict, reason = t.reason, person_id = t.person_id, unit_id = t.unit_id,
      changes = t.changes, remarks = coalesce(t.remarks, roster_row.remarks)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t(row integer, verdict text, reason text, person_id integer, unit_id integer, changes jsonb, remarks text)
    where roster_row.import_id = ${importId} and roster_row.row = t.row`.execute(db)
}

/**
 * All rows that are doubtful for this reason are somebody who is there, of whose record they change nothing; whether any
 * of them names a spouse or 联络员.
 */
export async function settleAlike(db: Tx, importId: number, reason: string): Promise<boolean> {
  const settled = await db
    .updateTable('roster_row')
    .set({ verdict: 'same' })
    .where('import_id', '=', importId)
    .where('verdict', '=', 'doubtful')
    .where('reason', '=', reason)
    .returning(sql<boolean>`links ? 'liaison' or links ? 'spouse'`.as('links'))
    .execute()
  return settled.some(({ links }) => links)
}

/** All rows are to be compared anew; `calendar` is what birthdays without one are now known to be in. */
export async function judgeAnew(db: Tx, importId: number, calendar: Import['calendar']): Promise<void> {
  await sql`
    update roster_row set verdict = null, fields = case
      when fields ->> 'birth_calendar' = 'unknown' and ${calendar}::text is not null
      then fields || jsonb_build_object('birth_calendar', ${calendar}::text) else fields end
    where import_id = ${importId} and verdict is distinct from 'done'`.execute(db)
}

export async function countVerdicts(db: Tx, importId: number): Promise<ReadonlyMap<Judged, number>> {
  const rows = await db
    .selectFrom('roster_row')
    .select(['verdict', sql<number>`count(*)`.as('count')])
    .where('import_id', '=', importId)
    .groupBy('verdict')
    .execute()
  return new Map(rows.flatMap(({ verdict, count }) => (verdict === null ? [] : [[verdict, count] as const])))
}

/** Birthdays that would be recorded without a calendar. */
export async function countWithoutCalendar(db: Tx, importId: number): Promise<number> {
  const { count } = await db
    .selectFrom('roster_row')
    .select(sql<number>`count(*)`.as('count'))
    .where('import_id', '=', importId)
    .where('verdict', 'in', ['new', 'changed', 'doubtful'])
    .where(sql<boolean>`coalesce(changes, fields) ->> 'birth_calendar' = 'unknown'`)
    .where(sql<boolean>`length(fields ->> 'birth_day') > 4`)
    .executeTakeFirstOrThrow()
  return count
}

/** Rows with one of these verdicts, or with remarks, in their order. */
export async function listRows(
  db: Tx,
  importId: number,
  which: readonly Judged[] | 'with-remarks' | 'faulty',
  page: { readonly most: number; readonly after?: number },
) {
  return db
    .selectFrom('roster_row')
    .select(['row', 'place', 'name', 'verdict', 'reason', 'remarks', 'changes', 'links'])
    .where('import_id', '=', importId)
    .where('row', '>', page.after ?? 0)
    .where(areSuch(which))
    .orderBy('row')
    .limit(page.most)
    .execute()
}

/** `faulty`: whatever a person should look at. */
function areSuch(which: readonly Judged[] | 'with-remarks' | 'faulty') {
  if (which === 'with-remarks') return sql<boolean>`remarks is not null and wrong is null`
  if (which === 'faulty') return sql<boolean>`(verdict in ('doubtful', 'wrong') or remarks is not null)`
  return sql<boolean>`verdict = any(${[...which]}::text[])`
}

export async function countRemarks(db: Tx, importId: number): Promise<number> {
  const { count } = await db
    .selectFrom('roster_row')
    .select(sql<number>`count(*)`.as('count'))
    .where('import_id', '=', importId)
    .where('remarks', 'is not', null)
    .where('wrong', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** The last list that still has rows to decide about. */
export async function lastWithDoubts(db: Tx): Promise<{ id: number } | undefined> {
  return db
    .selectFrom('roster_import')
    .select('id')
    .where('state', '=', 'done')
    .where(sql<boolean>`exists (select 1 from roster_row where import_id = roster_import.id and verdict = 'doubtful')`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** The newest list of which it is not decided whether it is taken in. */
export async function lastWaiting(db: Tx): Promise<Import | undefined> {
  return db
    .selectFrom('roster_import')
    .selectAll()
    .where('state', '=', 'ready')
    .where('file_id', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** Files of lists that are still to be read or decided about. */
export async function keepsFiles(db: Tx, files: readonly FileId[]): Promise<readonly FileId[]> {
  const rows = await db
    .selectFrom('roster_import')
    .select('file_id')
    .where(sql<boolean>`file_id = any(${[...files]}::text[])`)
    .where('state', 'in', ['reading', 'judging', 'ready', 'agreed'])
    .execute()
  return rows.flatMap(({ file_id }) => (file_id === null ? [] : [file_id]))
}
