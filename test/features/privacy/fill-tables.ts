/** A row about one person in every table that can hold something personal, made from the tables themselves. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { readSchema } from '../../store/read-schema.ts'
import { columns, TAKEN_AWAY } from './personal-columns.ts'

/** Stands in each column of words, behind the person's name. */
export const TRACE = '的痕迹'

interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly hasDefault: boolean
  /** The table that it points to. */
  readonly refers: string | null
}

/** Tables of which the office has rows already: these are used. */
type Existing = Readonly<Record<string, number | string>>

/** What cannot be guessed: a state in which everything is over, or what a check of the table wants. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'person_change.field': 'note',
  'inbox.state': 'handled',
  'outbox.state': 'sent',
  'outbox.once': 'fill-tables',
  'friend_request.state': 'greeted',
  'newcomer.state': 'accepted',
  'request.state': 'done',
  'roster_import.state': 'done',
  'notice.file_id': 'f1'.repeat(32),
  'notice.answers': 'survey',
  'notice.state': 'sending',
  'activity.state': 'published',
  'file.id': 'f1'.repeat(32),
  'file.media_type': 'text/plain',
  'relay_line.removed_at': null,
  'request_entry.kind': 'words',
  'forgetting.name': null,
}

/**
 * Of the office's tables only `person` and `chat` are left as they are. `at`: when everything happened; `day`: stands in each
 * column of days; `staff`: who entered it.
 */
export async function fillTables(
  db: Kysely<Schema>,
  about: {
    readonly person: number
    readonly chat: number
    readonly name: string
    readonly staff: number
    readonly at: Date
    readonly day: string
  },
): Promise<void> {
  const { person, chat, name, staff, at, day } = about
  const personal = new Set(columns(TAKEN_AWAY))
  const promised = readSchema()
  const all = await readColumns(db)
  const first = async (table: string) =>
    (await sql<{ id: number }>`select id from ${sql.table(table)} order by id limit 1`.execute(db)).rows[0]?.id ?? 0
  const existing: Existing = {
    person,
    chat,
    unit: await first('unit'),
    club: await first('club'),
    account: 'demo',
  }
  const made = new Map<string, number | string | undefined>()

  /** The key of a row of a table; `undefined` while it is being made. */
  async function rowOf(table: string): Promise<number | string | undefined> {
    const known = existing[table]
    if (known !== undefined) return known
    if (made.has(table)) return made.get(table)
    made.set(table, undefined)
    const values: Record<string, unknown> = {}
    for (const column of all.get(table) ?? []) {
      const value = await makeValue(table, column)
      if (value !== undefined) values[column.name] = value
    }
    const keys = Object.keys(values)
    const { rows } = await sql<Record<string, number | string>>`
      insert into ${sql.table(table)} (${sql.join(keys.map((key) => sql.ref(key)))})
      values (${sql.join(keys.map((key) => values[key]))}) returning *`.execute(db)
    const key = rows[0]?.['id'] ?? rows[0]?.['inbox_id']
    made.set(table, key)
    return key
  }

  async function makeValue(table: string, column: Column): Promise<unknown> {
    const place = `${table}.${column.name}`
    if (place in GIVEN) return GIVEN[place]
    if (column.name === 'person_id' || column.name === 'elder_id') return table === 'audit' ? staff : person
    if (column.refers === 'person') return column.isNullable ? undefined : staff
    if (column.refers !== null) return (await rowOf(column.refers)) ?? undefined
    if (personal.has(place) && !isListed(table, column.name)) return trace(column.type)
    if (column.hasDefault) return undefined
    if (column.isNullable && column.type !== 'timestamp with time zone') return undefined
    if (isListed(table, column.name)) return promised[table]?.[column.name]?.words?.[0]
    return plain(column.type)
  }

  const isListed = (table: string, column: string) => promised[table]?.[column]?.words !== undefined
  const trace = (type: string) =>
    type === 'date' ? day : type === 'jsonb' ? JSON.stringify([`${name}${TRACE}`]) : `${name}${TRACE}`
  const plain = (type: string) =>
    ({
      date: '2010-01-04',
      jsonb: '[]',
      text: 'x',
      boolean: false,
      'timestamp with time zone': at,
      bytea: Buffer.from(`${name}${TRACE}`),
    })[type] ?? 1

  const tables = [...new Set([...personal].map((place) => place.slice(0, place.indexOf('.'))))]
  for (const table of tables) await rowOf(table)
}

async function readColumns(db: Kysely<Schema>): Promise<ReadonlyMap<string, readonly Column[]>> {
  const { rows } = await sql<Column & { table: string }>`
    select col.table_name as "table", col.column_name as name, col.data_type as type, col.is_nullable = 'YES' as "isNullable",
      (col.column_default is not null or col.is_identity = 'YES' or col.is_generated = 'ALWAYS') as "hasDefault",
      (select max(con.confrelid::regclass::text) from pg_constraint con
        join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
        where con.contype = 'f' and con.conrelid = col.table_name::regclass and array_length(con.conkey, 1) = 1
          and att.attname = col.column_name) as refers
    from information_schema.columns col where col.table_schema = 'public' order by col.ordinal_position`.execute(db)
  return Map.groupBy(rows, ({ table }) => table)
}
