import { describe, expect, test } from 'vitest'
import { seedDemo } from '../../db/demo/seed.ts'
import { createGreetingsFeature } from '../../src/features/greetings/feature.ts'
import { migrate } from '../../src/store/migrate.ts'
import { at, openClockwork } from '../schedule/clockwork.ts'
import { usePostgres } from '../world/postgres.ts'
import { useStores } from './stores.ts'

const postgres = await usePostgres()
/** More than two pages of greetings. */
const CROWD = 450

describe.skipIf(!postgres)('the greetings of two processes on one PostgreSQL', () => {
  const connect = useStores(postgres, 'greetings')

  test('everybody of a large office is greeted, by either calendar, and nobody twice', async () => {
    const [one, two] = [await connect(), await connect()]
    await migrate(one.db)
    await seedDemo(one.db, at('23 09:00'))
    await one.db.updateTable('person').set({ birth_day: null }).execute()
    const { unit_id } = await one.db
      .selectFrom('person')
      .select('unit_id')
      .where('number', '=', '0101')
      .executeTakeFirstOrThrow()
    // 24 November 2026 is the sixteenth of the tenth month.
    const people = Array.from({ length: CROWD }, (_, index) => ({
      number: `9${String(index).padStart(4, '0')}`,
      name: `人${String(index).padStart(3, '0')}`,
      unit_id,
      kind: 'retiree' as const,
      region: 'city' as const,
      status: 'active' as const,
      ...(index % 2 === 0
        ? { birth_day: '1949-11-24', birth_calendar: 'solar' as const }
        : { birth_day: '1949-10-16', birth_calendar: 'lunar' as const }),
    }))
    await one.db.insertInto('person').values(people).execute()

    const jobs = createGreetingsFeature({ greetAt: '09:00' }).jobs ?? []
    const [first, second] = [one, two].map((store) => openClockwork(store.db, jobs, { begin: at('23 20:30') }))
    const clockworks = [await first, await second]
    for (const time of ['08:59', '09:00', '09:01', '11:30', '16:30', '20:05']) {
      for (const work of clockworks) work?.setNow(at(`24 ${time}`))
      await Promise.all(clockworks.flatMap((work) => [work?.schedule.runDue(), work?.schedule.runDue()]))
    }

    const lines = (await clockworks[0]?.look()) ?? []
    const greeted = lines.flatMap((line) => /人\d{3}(?=.*生日快乐)/.exec(line)?.[0] ?? [])
    expect(greeted.toSorted()).toEqual(people.map(({ name }) => name))
  })
})
