import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, officeTime, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** Every row of every table, and where the numbers stand. */
async function all(): Promise<Readonly<Record<string, unknown>>> {
  const tables = await world.db.introspection.getTables()
  const found: Record<string, unknown> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select one.*::text as row from ${sql.table(name)} one`.execute(world.db)
    found[name] = rows.map(({ row }) => row).sort()
  }
  const { rows } = await sql<{ name: string }>`select sequencename as name from pg_sequences order by 1`.execute(
    world.db,
  )
  for (const { name } of rows) {
    found[name] = (await sql`select last_value::text, is_called from ${sql.table(name)}`.execute(world.db)).rows
  }
  return found
}

const keptAs = async () => (await sql`select 'kept_person'::regclass::oid as id`.execute(world.db)).rows

const MONDAY = '现在是2026-11-23 09:00'

test('a world that comes back is the one that was made, whatever happened in between', async () => {
  // Makes it; which accounts and jobs the program has added is the same each time.
  await world.reset(MONDAY)
  const made = await all()
  const say = (name: string, text: string) => world.say(name, {}, { text })
  await say('王芳', '12月2日上午9点在活动中心办重阳茶话会，请第一支部的同志回复')
  await say('王芳', '1')
  await say('王芳', '改陈德福电话13900000001')
  await say('王芳', '何守田去世了')
  await world.moveTo(officeTime('2026-11-23 12:05'))
  await say('陈德福', '我去')
  expect(await all()).not.toEqual(made)
  const before = await keptAs()
  await world.reset(MONDAY)
  expect(await all()).toEqual(made)
  // It was not made anew: what was kept of the first one is still there.
  expect(await keptAs()).toEqual(before)
  await world.empty()
  await world.reset(MONDAY)
  expect(await all()).toEqual(made)
})

test('it comes back at another moment as if it had begun there', async () => {
  await world.reset('现在是2026-12-24 08:00')
  const { rows } = await sql<{ at: Date }>`select distinct asked_at as at from consent`.execute(world.db)
  expect(rows).toEqual([{ at: officeTime('2026-12-24 08:00') }])
  expect(world.now()).toEqual(officeTime('2026-12-24 08:00'))
})
