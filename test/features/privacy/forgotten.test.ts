import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSchema } from '../../store/read-schema.ts'
import { createWorld, officeTime, type World } from '../../world/world.ts'
import { COLD } from '../people/office.ts'
import { fillTables, TRACE } from './fill-tables.ts'
import { columns, KEPT_ON, NOT_PERSONAL, OF_OTHERS, TAKEN_AWAY } from './personal-columns.ts'

/** Whatever a person's words, names or days can stand in. */
const TELLING = ['text', 'jsonb', 'date']

describe('when somebody is forgotten', () => {
  test('it is decided of every column whether it holds anything personal', () => {
    const telling = Object.entries(readSchema()).flatMap(([table, found]) =>
      Object.entries(found)
        .filter(([, { types }]) => types.some((type) => TELLING.includes(type)))
        .map(([name]) => `${table}.${name}`),
    )
    expect([...columns(TAKEN_AWAY), ...columns(NOT_PERSONAL)].toSorted()).toEqual(telling.toSorted())
  })
})

/** Longer ago than anything is kept. */
const LONG_AGO = '2010-01-04'
const NAME = '周福生'
const TRACES = [NAME, TRACE, LONG_AGO]

describe('a row about somebody in every table that can say something of anybody', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  }, COLD)
  afterAll(() => world.close())

  /** All tables, filled with what happened on a day. */
  async function fill(day: string): Promise<void> {
    await world.reset()
    const [person, staff] = [await world.personId(NAME), await world.personId('王芳')]
    const { id: chat } = await world.db
      .selectFrom('chat')
      .select('id')
      .where('platform_id', '=', world.contact(NAME))
      .executeTakeFirstOrThrow()
    await fillTables(world.db, { person, chat, name: NAME, staff, at: officeTime(day), day })
  }

  /** The columns in which one of `traces` stands. */
  async function find(traces: readonly string[]): Promise<readonly string[]> {
    const found: string[] = []
    for (const place of columns(TAKEN_AWAY)) {
      const [table = '', column = ''] = place.split('.')
      const { rows } = await sql<{ value: string }>`
        select ${sql.ref(column)}::text as value from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
        world.db,
      )
      if (rows.some(({ value }) => traces.some((trace) => value.includes(trace)))) found.push(place)
    }
    return found.toSorted()
  }

  const tell = async (name: string, ...sentences: readonly string[]) => {
    for (const text of sentences) await world.say(name, {}, { text })
  }

  test('it is filled', async () => {
    await fill(LONG_AGO)
    const tables = (places: readonly string[]) => [...new Set(places.map((place) => place.split('.')[0]))].toSorted()
    // Nothing but words of a list stands in these; that the rows go is seen elsewhere.
    const unseen = ['calendar_question', 'call_try', 'consent', 'disclosure', 'file', 'opt_out']
    expect(tables(await find(TRACES))).toEqual(
      tables(columns(TAKEN_AWAY)).filter((table) => !unseen.includes(table ?? '')),
    )
  })

  test('nothing of it is left when they are forgotten, but what others wrote without the name', async () => {
    await fill(LONG_AGO)
    await tell('刘志强', `删除${NAME}的信息`, '1')
    expect(await find([NAME, LONG_AGO])).toEqual([])
    expect(await find([TRACE])).toEqual(columns(OF_OTHERS).toSorted())
    const person_id = await world.db
      .selectFrom('person')
      .select('id')
      .where('forgotten_at', 'is not', null)
      .executeTakeFirst()
    for (const table of ['calendar_question', 'call_try', 'consent', 'disclosure', 'opt_out'] as const)
      expect([
        table,
        await world.db
          .selectFrom(table)
          .selectAll()
          .where('person_id', '=', person_id?.id ?? 0)
          .execute(),
      ]).toEqual([table, []])
  })

  test('the night takes the words of all that is over, but of what is listed', async () => {
    await fill(LONG_AGO)
    // Beside newer lines the trail's old ones go.
    await tell('王芳', '改陈德福电话13800000000')
    await world.moveTo(officeTime('2026-11-24 04:00'))
    expect(await find(TRACES)).toEqual(columns(KEPT_ON).toSorted())
    expect(await world.db.selectFrom('call_try').selectAll().execute()).toEqual([])
  })

  test('what is younger than any term stays', async () => {
    const day = '2026-09-30'
    await fill(day)
    await tell('王芳', '改陈德福电话13800000000')
    const before = await find([NAME, TRACE, day])
    await world.moveTo(officeTime('2026-11-24 04:00'))
    expect(await find([NAME, TRACE, day])).toEqual(before)
  })
})
