/** New rows of the outbox. */
import { type RawBuilder, sql } from 'kysely'
import type { NewRow } from '../../../db/schema.ts'
import { unlessThere } from '../../base/queries.ts'
import { writtenOnce } from '../../base/written-once.ts'
import type { Expectation, Tx } from '../../feature.ts'
import { sharedEnds } from '../shared-ends.ts'

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

/** The columns that are put in, as the server calls what they hold. */
const TYPES = {
  once: 'text',
  account_id: 'text',
  chat_id: 'int',
  person_id: 'int',
  kind: 'text',
  lane: 'int',
  feature: 'text',
  about: 'text',
  text: 'text',
  file_id: 'text',
  file_name: 'text',
  expects: 'jsonb',
  not_before: 'timestamptz',
  not_after: 'timestamptz',
  state: 'text',
  reason: 'text',
  created_at: 'timestamptz',
  ended_at: 'timestamptz',
  is_public: 'boolean',
} as const satisfies Partial<Record<keyof RowToInsert, string>>
const COLUMNS = Object.keys(TYPES) as readonly Column[]

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
 * What differs from row to row in a list for each column, which the server reads faster than JSON; what all of them
 * have alike but once: most of what the rows of a notice say of themselves, and of their words all but the name.
 */
async function insertMany(tx: Tx, rows: readonly RowToInsert[]): Promise<readonly Inserted[]> {
  const isAlike = (column: Column) => column !== 'once' && rows.every((row) => row[column] === rows[0]?.[column])
  const [alike, own] = [COLUMNS.filter(isAlike), COLUMNS.filter((column) => !isAlike(column))]
  const each = own.map((column) => listOf(rows, column))
  const values = alike.map((column) => sql`${heldIn(rows[0], column)}::${typeOf(column)}`)
  const insert = (unlessThereAlready: RawBuilder<unknown>) =>
    sql<Inserted>`
    insert into outbox (${names([...own, ...alike])})
    select ${sql.join([...each.map(({ value }) => value), ...values])}
    from unnest(${sql.join(each.map(({ list }) => list))}) each(${names(own)})
    ${unlessThereAlready} returning id, once, chat_id`.execute(tx)
  const mind = sql`on conflict (once) do nothing`
  return (await unlessThere(tx, (mayBeThere) => insert(mayBeThere ? mind : sql``))).rows
}

/** A column of all rows as a list, and what stands in each row. */
function listOf(rows: readonly RowToInsert[], column: Column) {
  const values = rows.map((row) => heldIn(row, column))
  const list = (given: readonly unknown[]) => sql`${given}::${typeOf(column)}[]`
  const each = sql.ref(`each.${column}`)
  const texts = column === 'text' || column === 'once' ? values.filter((value) => typeof value === 'string') : []
  if (texts.length < rows.length) return { list: list(values), value: each }
  const { before, after } = sharedEnds(texts)
  const middles = texts.map((text) => text.slice(before.length, text.length - after.length))
  return { list: list(middles), value: sql`${before}::text || ${each} || ${after}::text` }
}

type Column = keyof typeof TYPES

const typeOf = (column: Column) => sql.raw(TYPES[column])

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

const heldIn = (row: RowToInsert | undefined, column: Column) =>
  column === 'expects' ? toJson(row?.expects) : (row?.[column] ?? null)

/** JSON knows no half of a surrogate pair, which text would lose as well. */
const toJson = (value: Expectation | undefined) =>
  value === undefined
    ? null
    : JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.toWellFormed() : part))
