/**
 * Whose day it is must be found by an index, in both calendars at once, however many people there are; how much faster
 * that is, `npm run bench -- birthdays` says.
 */
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { celebrating } from '../../src/features/greetings/queries.ts'
import { keptOn } from '../../src/features/greetings/yearly.ts'
import { migrate } from '../../src/store/migrate.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()
/** So many that nobody would read them all for the few of a day. */
const ROSTER = 20_000
const TODAY = '2026-11-23'

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly Plan[]
}

/** By what its steps read the roster: person_birthday, Bitmap Heap Scan, Seq Scan. */
const readings = (plan: Plan): readonly string[] => [
  ...(plan['Relation Name'] === 'person' || plan['Index Name']?.startsWith('person_')
    ? [plan['Index Name'] ?? plan['Node Type']]
    : []),
  ...(plan.Plans ?? []).flatMap(readings),
]

describe.skipIf(!postgres)('whose day is today', () => {
  let asked: CompiledQuery[] = []
  let db: Kysely<Schema>

  beforeAll(async () => {
    const pool = new pg.Pool({ connectionString: await postgres?.createDatabase('due') })
    db = new Kysely({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void asked.push(query) })
    await migrate(db)
    await sql`
      insert into person (name, region, status, kind, birth_calendar, birth_day, retired_on, party_since)
      select '某' || n, 'city', 'active', 'retiree', case n % 2 when 0 then 'solar' else 'lunar' end, day, day, day
      from generate_series(1, ${sql.lit(ROSTER)}) n, lateral (select
        (1930 + n % 37) || '-' || lpad((1 + n / 7 % 12)::text, 2, '0') || '-' || lpad((1 + n / 84 % 28)::text, 2, '0')
      ) date (day)`.execute(db)
    await sql`analyze person`.execute(db)
  })
  afterAll(() => db?.destroy())

  test.each([
    ['birthday', 'person_birthday'],
    ['retired', 'person_retired'],
    ['party', 'person_party'],
  ] as const)('is found by its index: %s', async (occasion, index) => {
    const dates = keptOn(TODAY).map((one) => ({ ...one, on: TODAY }))
    asked = []
    const people = await db
      .transaction()
      .execute((tx) => celebrating(tx, occasion, dates, { open: true, inPrivate: true, limit: 200 }))
    expect(people.length).toBeGreaterThan(10)
    const statement = asked.find((one) => one.sql.includes('kept'))
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(
      CompiledQuery.raw(`explain (format json) ${statement?.sql}`, [...(statement?.parameters ?? [])]),
    )
    const [read] = rows.map((row) => readings(row['QUERY PLAN'][0].Plan))
    expect(read).toContain(index)
    expect(read).not.toContain('Seq Scan')
  })
})
