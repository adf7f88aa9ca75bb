import { type Kysely, sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { testDatabase } from '../world/database.ts'
import { usePostgres } from '../world/postgres.ts'
import { type Column, readSchema, type Tables } from './read-schema.ts'

interface Found {
  table: string
  column: string
  type: string
  nullable: boolean
  filled: boolean
}

const postgres = await usePostgres()
const promised = readSchema()

describe('db/schema.ts says what the migrations make', () => {
  test('on PGlite', async () => {
    const { db, close } = await testDatabase()
    onTestFinished(close)
    expect(differences(promised, await columnsIn(db), await allowedWords(db))).toEqual([])
  })

  test.skipIf(!postgres)('on PostgreSQL', async () => {
    const databaseUrl = (await postgres?.createDatabase('schema')) ?? ''
    const { db, close } = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    onTestFinished(close)
    expect(differences(promised, await columnsIn(db), await allowedWords(db))).toEqual([])
  })
})

describe('a difference is found', () => {
  const source = (columns: string) =>
    readSchema(`export interface XTable {\n${columns}\n}\nexport interface Schema {\n  x: XTable\n}\n`)
  const id: Found = { table: 'x', column: 'id', type: 'integer', nullable: false, filled: true }
  const state: Found = { table: 'x', column: 'state', type: 'text', nullable: false, filled: false }
  const words = new Map([['x.state', ['open', 'shut']]])

  test.each<[string, string, Found[], string[]]>([
    ['nothing', '  id: Generated<number>', [id], []],
    [
      'a column missing in the database',
      '  id: Generated<number>\n  name: string',
      [id],
      ['x.name is not in the database'],
    ],
    ['a column missing in the types', '  id: Generated<number>', [id, state], ['x.state is not in db/schema.ts']],
    [
      'null where none may be',
      '  id: Generated<number | null>',
      [id],
      ['x.id: null in db/schema.ts: true, in the database: false'],
    ],
    [
      'no null where one may be',
      '  id: number',
      [{ ...id, nullable: true }],
      ['x.id: null in db/schema.ts: false, in the database: true'],
    ],
    ['another type', '  id: Date', [id], ['x.id is integer, not timestamp with time zone']],
    [
      'a value nobody fills in',
      '  id: Generated<number>',
      [{ ...id, filled: false }],
      ['x.id is not filled in by the database'],
    ],
    ['other words', "  state: 'open' | 'closed'", [state], ['x.state allows open, shut, not closed, open']],
  ])('%s', (_name, columns, found, expected) => {
    expect(differences(source(columns), found, words)).toEqual(expected)
  })
})

function differences(schema: Tables, found: readonly Found[], words: ReadonlyMap<string, readonly string[]>): string[] {
  const wanted = Object.entries(schema).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, type]) => ({ name: `${table}.${column}`, type })),
  )
  const there = new Map(found.map((one) => [`${one.table}.${one.column}`, one]))
  const extra = [...there.keys()].filter((name) => !wanted.some((one) => one.name === name))
  return [
    ...wanted.flatMap(({ name, type }) => compare(name, type, there.get(name), words.get(name))),
    ...extra.map((name) => `${name} is not in db/schema.ts`),
  ]
}

function compare(
  name: string,
  wanted: Column,
  found: Found | undefined,
  words: readonly string[] | undefined,
): string[] {
  if (!found) return [`${name} is not in the database`]
  const wrong: string[] = []
  if (!wanted.types.includes(found.type)) wrong.push(`${name} is ${found.type}, not ${wanted.types.join(' or ')}`)
  if (wanted.nullable !== found.nullable)
    wrong.push(`${name}: null in db/schema.ts: ${wanted.nullable}, in the database: ${found.nullable}`)
  if (wanted.generated && !found.filled) wrong.push(`${name} is not filled in by the database`)
  if (wanted.words?.join() !== words?.join())
    wrong.push(`${name} allows ${words?.join(', ') ?? 'any text'}, not ${wanted.words?.join(', ') ?? 'any text'}`)
  return wrong
}

async function columnsIn(db: Kysely<Schema>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable,
      column_default is not null or is_identity = 'YES' as filled
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(db)
  return rows
}

/** The words that a check constraint of a single column lists, by `table.column`. */
async function allowedWords(db: Kysely<Schema>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ name: string; rule: string }>`
    select c.relname || '.' || a.attname as name, pg_get_constraintdef(k.oid) as rule
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
    where k.contype = 'c' and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%'`.execute(db)
  const wordsOf = (rule: string) => [...rule.matchAll(/'([^']*)'/g)].map(([, word = '']) => word).sort()
  return new Map(rows.map(({ name, rule }) => [name, wordsOf(rule)]))
}
