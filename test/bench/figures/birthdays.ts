/** Whose birthday is today among a million people, both calendars at once: by the index, beside reading everybody. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { monotonic } from '../../../src/base/clock.ts'
import type { Tx } from '../../../src/feature.ts'
import { celebrating } from '../../../src/features/greetings/queries.ts'
import { keptOn } from '../../../src/features/greetings/yearly.ts'
import { type Figure, type Measured, percentile } from '../figure.ts'
import { type Ground, type Kind, openGround } from '../stores.ts'

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000)
const PAGE = 50_000
/** A page of the morning's job. */
const LIMIT = 200
const TODAY = '2026-11-23'
const TIMES = 9
const FASTER = 20

export const birthdays: Figure = {
  id: 'birthdays',
  measure: async () => [...(await measureOn('postgres')), ...(await measureOn('pglite'))],
}

async function measureOn(kind: Kind): Promise<readonly Measured[]> {
  const ground = await openGround(kind)
  try {
    return await measure(ground, kind)
  } finally {
    await ground.clear()
  }
}

async function measure({ store: { db } }: Ground, kind: Kind): Promise<readonly Measured[]> {
  await fill(db)
  const dates = keptOn(TODAY).map((one) => ({ ...one, on: TODAY }))
  const all = await db.transaction().execute((tx) => celebrating(tx, 'birthday', dates))
  const indexed = await time(db, (tx) => celebrating(tx, 'birthday', dates, { limit: LIMIT }))
  const scanned = await time(db, async (tx) => {
    await sql`set local enable_indexscan = off`.execute(tx)
    await sql`set local enable_bitmapscan = off`.execute(tx)
    return celebrating(tx, 'birthday', dates, { limit: LIMIT })
  })
  const times = scanned / indexed
  return [
    {
      name: `today's birthdays of ${PEOPLE.toLocaleString('en')}, ${kind}`,
      value: `${indexed.toFixed(1)} ms, ${times.toFixed(0)} × faster`,
      yardstick: `reading all: ${scanned.toFixed(0)} ms; ${all.length} people`,
      goal: `≥ ${FASTER} ×`,
      ok: times >= FASTER,
    },
  ]
}

async function fill(db: Kysely<Schema>): Promise<void> {
  for (let from = 1; from <= PEOPLE; from += PAGE) {
    await sql`
      insert into person (name, region, status, kind, birth_calendar, birth_day)
      select '某' || n, 'city', 'active', 'retiree', case n % 2 when 0 then 'solar' else 'lunar' end,
        (1930 + n % 37) || '-' || lpad((1 + n / 7 % 12)::text, 2, '0') || '-' || lpad((1 + n / 84 % 28)::text, 2, '0')
      from generate_series(${from}::int, ${Math.min(PEOPLE, from + PAGE - 1)}::int) n`.execute(db)
  }
  await sql`analyze person`.execute(db)
}

/** The middle of some runs, in milliseconds. */
async function time(db: Kysely<Schema>, run: (tx: Tx) => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < TIMES; n++) {
    const from = monotonic()
    await db.transaction().execute(run)
    took.push(monotonic() - from)
  }
  return percentile(took, 0.5)
}
