/** Two clerks enter the 遗属 of one who has died at the same moment, in two processes: there is one of them. */
import { describe, expect, test } from 'vitest'
import { survivor, survivorChosen } from '../../src/features/care/aftercare.ts'
import type { Store } from '../../src/store/open-store.ts'
import { turnOf } from '../features/people/office.ts'
import { usePostgres } from '../world/postgres.ts'
import { useStores } from './stores.ts'

const postgres = await usePostgres()
const SOMEBODY = { kind: 'retiree', birth_calendar: 'unknown', region: 'city' } as const

describe.skipIf(!postgres)('who is left behind, on PostgreSQL', () => {
  const openStore = useStores(postgres, 'survivors')

  /** Two processes; of the roster those who have died, and those who live. */
  async function begin(dead: readonly string[], living: readonly string[]) {
    const stores = [await openStore(), await openStore()] as const
    const { db } = stores[0]
    const at = new Date('2026-11-20T09:00:00+08:00')
    const rows = [...dead, ...living].map((name) => ({
      ...SOMEBODY,
      name,
      status: dead.includes(name) ? ('deceased' as const) : ('active' as const),
    }))
    const people = await db.insertInto('person').values(rows).returning(['id', 'name']).execute()
    const gone = people.slice(0, dead.length)
    const departures = gone.map(({ id }) => ({
      ...{ person_id: id, how: 'deceased' as const, state: 'final' as const },
      ...{ reported_by: id, reported_at: at, settled_by: id, settled_at: at },
    }))
    await db.insertInto('departure').values(departures).execute()
    return { stores, gone, living: people.slice(dead.length) }
  }

  /** Both are in hand before either has ended. */
  async function both<T>(stores: readonly [Store, Store], work: (store: Store, which: number) => Promise<T>) {
    return Promise.all(stores.map(work))
  }

  test('said by two at once, of whom the second hears that there is one', async () => {
    const dead = [...'甲乙丙丁戊'].map((one) => `何守${one}`)
    const { stores } = await begin(dead, [])
    for (const name of dead) {
      const text = `${name}的遗属是张桂花`
      const said = await both(stores, ({ db }) =>
        db.transaction().execute((tx) => survivor.run(turnOf(tx, { chat: 1, text }, { name, survivor: '张桂花' }))),
      )
      const texts = said.map((one) => one?.reply?.text ?? '').toSorted()
      expect(texts).toEqual([
        expect.stringContaining(`${name}的老伴张桂花同志已经在`),
        expect.stringContaining('已把张桂花登记'),
      ])
      // The next one's is another of that name, and not asked about.
      await stores[0].db.updateTable('person').set({ name: '别人' }).where('kind', '=', 'family').execute()
    }
    const family = await stores[0].db.selectFrom('person').select('id').where('kind', '=', 'family').execute()
    expect(family).toHaveLength(dead.length)
  })

  test('and chosen by two at once: each of another name, and one is married', async () => {
    const { stores, gone, living } = await begin(['何守田'], ['冯秋菊', '王秀英'])
    const deceased = gone[0]?.id ?? 0
    const said = await both(stores, ({ db }, which) =>
      db.transaction().execute((tx) => {
        const { id, name } = living[which] ?? { id: 0, name: '' }
        const turn = turnOf(tx, { chat: 1 }, {})
        const choice = { number: 1, value: String(id), exact: true }
        return survivorChosen.onAnswer(turn, { choice, act: turn.act }, { deceased, name })
      }),
    )
    expect(said.filter((one) => one?.as === 'survivor')).toHaveLength(1)
    const { db } = stores[0]
    expect(await db.selectFrom('person').select('id').where('spouse_id', '=', deceased).execute()).toHaveLength(1)
  })
})
