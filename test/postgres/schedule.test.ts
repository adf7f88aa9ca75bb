import { describe, expect, test } from 'vitest'
import type { Job } from '../../src/feature.ts'
import { at, dailyJob, openClockwork, write } from '../schedule/clockwork.ts'
import { usePostgres } from '../world/postgres.ts'
import { useStores } from './stores.ts'

const postgres = await usePostgres()

describe.skipIf(!postgres)('two schedules on one PostgreSQL', () => {
  const connect = useStores(postgres, 'schedule')

  async function openTwo(jobs: readonly Job[]) {
    const [one, two] = [await connect(), await connect()]
    const begin = { begin: at('23 09:00') }
    return [await openClockwork(one.db, jobs, begin), await openClockwork(two.db, jobs, begin)] as const
  }

  test('each occurrence runs once, whoever comes first', async () => {
    const often = dailyJob({ id: 'often', cron: '*/10 * * * *', lateBy: 60 })
    const [one, two] = await openTwo([dailyJob(), often])
    for (const time of ['10:00', '11:00', '16:00', '16:01']) {
      await Promise.all([one.runAt(`23 ${time}`), two.runAt(`23 ${time}`), one.schedule.runDue()])
    }
    const lines = await one.look()
    // 9:10 to 11:00 and 15:00 to 16:00 every ten minutes; what lies between was too late.
    expect(lines.toSorted()).toEqual([...new Set(lines), 'ran 23 16:00'].sort())
    expect(new Set(lines).size).toBe(12 + 7)
  })

  test('what was missed is reported once', async () => {
    const [one, two] = await openTwo([dailyJob({ missed: async () => '提醒' })])
    await Promise.all([one.runAt('25 09:00'), two.runAt('25 09:00')])
    expect(await one.look()).toHaveLength(2)
  })

  test('pages of one broadcast are worked off by both, no row twice', async () => {
    const broadcast = dailyJob({
      async run({ db }) {
        const clubs = await db
          .selectFrom('club')
          .select(['id', 'name'])
          .where('name', 'like', 'todo%')
          .limit(5)
          .execute()
        for (const { id, name } of clubs) {
          await db
            .updateTable('club')
            .set({ name: `done ${id}` })
            .where('id', '=', id)
            .execute()
          await write(db, name)
        }
        return { messages: [], again: clubs.length === 5 }
      },
    })
    const [one, two] = await openTwo([broadcast])
    const { db } = await connect()
    const names = Array.from({ length: 103 }, (_, index) => `todo ${index}`)
    await db
      .insertInto('club')
      .values(names.map((name) => ({ name })))
      .execute()
    one.setNow(at('23 16:00'))
    two.setNow(at('23 16:00'))
    await Promise.all([one.schedule.runDue(), two.schedule.runDue()])
    await one.schedule.runDue()
    expect((await one.look()).toSorted()).toEqual(names.toSorted())
    expect(await one.runs()).toEqual(['daily 23 16:00 done'])
  })
})
