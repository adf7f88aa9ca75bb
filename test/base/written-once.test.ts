import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { describe, expect, test } from 'vitest'
import { writtenOnce } from '../../src/base/written-once.ts'

interface Tables {
  readonly club: { readonly id: number; readonly name: string; readonly founded: Date | null }
}

/** A database that notes what it is asked. */
function noting() {
  const asked: Pick<CompiledQuery, 'sql' | 'parameters'>[] = []
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (self) => new PostgresIntrospector(self),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query: { sql, parameters } }) => {
      asked.push({ sql, parameters })
    },
  })
  return { db, asked }
}

describe('writtenOnce', () => {
  test('is put together once, and asks with the values of each time', async () => {
    const { db, asked } = noting()
    let times = 0
    const find = writtenOnce((from: Kysely<Tables>, { name, founded }: { name: string; founded: Date | null }) => {
      times += 1
      return from
        .selectFrom('club')
        .selectAll()
        .where('name', '=', name)
        .where('id', '>', 7)
        .where('founded', '<', founded)
    })
    const day = new Date(0)
    await find(db, { name: '书法协会', founded: day })
    await find(db, { name: '舞蹈队', founded: null })
    expect(times).toBe(1)
    expect(asked.map(({ parameters }) => parameters)).toEqual([
      ['书法协会', 7, day],
      ['舞蹈队', 7, null],
    ])
    expect(new Set(asked.map(({ sql }) => sql)).size).toBe(1)
  })

  test('values cannot be worked with where it is put together', async () => {
    const { db } = noting()
    const find = writtenOnce((from: Kysely<Tables>, { founded }: { founded: Date }) =>
      from
        .selectFrom('club')
        .selectAll()
        .where('founded', '<', new Date(founded.getTime() - 1)),
    )
    await expect(find(db, { founded: new Date(0) })).rejects.toThrow(TypeError)
  })

  test('whoever looks on sees it each time it is asked', async () => {
    const { db } = noting()
    let seen = 0
    const watched = db.withPlugin({
      transformQuery({ node }) {
        seen += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const find = writtenOnce((from: Kysely<Tables>, { name }: { name: string }) =>
      from.selectFrom('club').selectAll().where('name', '=', name),
    )
    for (const name of ['甲', '乙']) await find(watched, { name })
    expect(seen).toBe(2)
  })
})
