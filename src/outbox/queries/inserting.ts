/** New rows of the outbox. */
import { sql } from 'kysely'
import type { NewRow } from '../../../db/schema.ts'
import { writtenOnce } from '../../base/written-once.ts'
import type { Expectation, Tx } from '../../feature.ts'

/** A row to be put in; what it asks when it was not delivered is kept as it is. */
export type RowToInsert = Omit<NewRow<'outbox'>, 'expects'> & { readonly expects?: Expectation }

/** What is known of a row that was put in. */
export interface Inserted {
  readonly id: number
  readonly once: string
  readonly chat_id: number | null
}

/** So many rows are written out with a parameter for each value; of more the statement would be slower than the writing. */
const FEW = 20

const COLUMNS = [
  'once',
  'account_id',
  'chat_id',
  'person_id',
  'kind',
  'lane',
  'feature',
  'about',
  'text',
  'file_id',
  'file_name',
  'expects',
  'not_before',
  'not_after',
  'state',
  'reason',
  'created_at',
  'ended_at',
] as const satisfies readonly (keyof RowToInsert)[]

/** Puts rows in, in this order, each `once` but once. Returns those that were new. */
export async function insertRows(tx: Tx, rows: readonly RowToInsert[]): Promise<readonly Inserted[]> {
  const [only, ...others] = rows
  if (only !== undefined && others.length === 0) return insertOne(tx, withJson(only))
  return rows.length > FEW ? insertMany(tx, rows) : insertFew(tx, rows)
}

const withJson = ({ expects, ...row }: RowToInsert): NewRow<'outbox'> =>
  expects === undefined ? row : { ...row, expects: JSON.stringify(expects) }

/** An answer, which most turns come to. */
const insertOne = writtenOnce((tx: Tx, row: NewRow<'outbox'>) =>
  tx
    .insertInto('outbox')
    .values(Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as unknown as NewRow<'outbox'>)
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning(['id', 'once', 'chat_id']),
)

async function insertFew(tx: Tx, rows: readonly RowToInsert[]): Promise<readonly Inserted[]> {
  return tx
    .insertInto('outbox')
    .values(rows.map(withJson))
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning(['id', 'once', 'chat_id'])
    .execute()
}

/**
 * What differs from row to row in one parameter, and what all of them have alike in another: the rows of a notice share most
 * of what they say of themselves, which is then read once.
 */
async function insertMany(tx: Tx, rows: readonly RowToInsert[]): Promise<readonly Inserted[]> {
  const isAlike = (column: Column) => rows.every((row) => row[column] === rows[0]?.[column])
  const [alike, own] = [COLUMNS.filter(isAlike), COLUMNS.filter((column) => !isAlike(column))]
  const { rows: inserted } = await sql<Inserted>`
    insert into outbox (${names([...own, ...alike])})
    select ${names(own.map((column) => `each.${column}`).concat(alike.map((column) => `common.${column}`)))}
    from json_populate_recordset(null::outbox, ${toJson(rows.map((row) => pick(row, own)))}::json) each,
      json_populate_record(null::outbox, ${toJson(pick(rows[0] ?? {}, alike))}::json) common
    on conflict (once) do nothing returning id, once, chat_id`.execute(tx)
  return inserted
}

type Column = (typeof COLUMNS)[number]

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

const pick = (row: Partial<RowToInsert>, columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column) => [column, row[column]]))

/** JSON knows no half of a surrogate pair, which text would lose as well. */
const toJson = (value: unknown) =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.toWellFormed() : part))
