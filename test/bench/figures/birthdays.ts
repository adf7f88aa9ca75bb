/** Whose birthday is today among a million people, both calendars at once: by the index, beside reading everybody. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { monotonic } from '../../../src/base/clock.ts'
import type { Tx } from '../../../src/feature.ts'
import { celebrating } from '../../../src/features/greetings/queries.ts'
import { keptOn } from '../../../src/features/greetings/yearly.ts'
import { type Figure, type Measured, percentile } from '../figure.ts'
import { type Ground, type Kind, openGround, patiently } from '../stores.ts'

const MEASURED = 'person_birthday'
const PEOPLE = 1_000_000
/** Inserted with one statement. */
const PAGE = 100_000
/** A page of the morning's job. */
const LIMIT = 200
const TODAY = '2026-11-23'
const TIMES = 9
/** The yardstick takes a second or more each time. */
const TIMES_OF_ALL = 3
const FASTER = 20

export const birthdays: Figure = {
  id: 'birthdays',
  measure: async (people = PEOPLE) => [
    ...(await measureOn('postgres', people)),
    ...(await measureOn('pglite', people)),
  ],
}

async function measureOn(kind: Kind, people: number): Promise<readonly Measured[]> {
  const ground = await openGround(kind)
  try {
    await patiently(ground, (db) => fill(db, people))
    return await measure(ground, kind, people)
  } finally {
    await ground.clear()
  }
}

async function measure({ store: { db } }: Ground, kind: Kind, people: number): Promise<readonly Measured[]> {
  const dates = keptOn(TODAY).map((one) => ({ ...one, on: TODAY }))
  const page = { open: true, inPrivate: true, limit: LIMIT } as const
  const all = await db.transaction().execute((tx) => celebrating(tx, 'birthday', dates))
  const indexed = await time(db, TIMES, (tx) => celebrating(tx, 'birthday', dates, page))
  const scanned = await time(db, TIMES_OF_ALL, async (tx) => {
    // On a busy machine reading everybody takes longer than any statement of the program may.
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local enable_seqscan = on`.execute(tx)
    await sql`set local enable_indexscan = off`.execute(tx)
    await sql`set local enable_bitmapscan = off`.execute(tx)
    // What was prepared above keeps its plan, whatever is switched off.
    await sql`discard plans`.execute(tx)
    return celebrating(tx, 'birthday', dates, page)
  })
  const times = scanned / indexed
  return [
    {
      name: `today's birthdays of ${people.toLocaleString('en')}, ${kind}`,
      value: `${indexed.toFixed(1)} ms, ${times.toFixed(0)} × faster`,
      yardstick: `reading all: ${scanned.toFixed(0)} ms; ${all.length} people`,
      goal: `≥ ${FASTER} ×`,
      ok: times >= FASTER,
    },
  ]
}

/** The index that is measured is built once the roster is full, and the others, which say nothing of birthdays, not at all. */
async function fill(db: Kysely<Schema>, people: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    // No foreign keys are looked up for people who have none.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`set local maintenance_work_mem = '256MB'`.execute(tx)
    const indexes = await plainIndexes(tx)
    for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(tx)
    for (let from = 1; from <= people; from += PAGE) await insertPeople(tx, from, Math.min(people, from + PAGE - 1))
    for (const { name, definition } of indexes) if (name === MEASURED) await sql.raw(definition).execute(tx)
    await sql`analyze person`.execute(tx)
  })
}

async function insertPeople(tx: Tx, from: number, to: number): Promise<void> {
  await sql`
    insert into person (name, region, status, kind, birth_calendar, birth_day)
    select '某' || n, 'city', 'active', 'retiree', case n % 2 when 0 then 'solar' else 'lunar' end,
      (1930 + n % 37) || '-' || lpad((1 + n / 7 % 12)::text, 2, '0') || '-' || lpad((1 + n / 84 % 28)::text, 2, '0')
    from generate_series(${from}::int, ${to}::int) n`.execute(tx)
}

/** Those of the roster's indexes that are no constraint of it. */
async function plainIndexes(tx: Tx): Promise<readonly { readonly name: string; readonly definition: string }[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'person' and indexname not in (select conname from pg_constraint where conrelid = 'person'::regclass)`.execute(
    tx,
  )
  return rows
}

/** The middle of some runs, in milliseconds. */
async function time(db: Kysely<Schema>, times: number, run: (tx: Tx) => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const from = monotonic()
    await db.transaction().execute(run)
    took.push(monotonic() - from)
  }
  return percentile(took, 0.5)
}
