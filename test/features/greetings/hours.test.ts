/** The office's own hour and its own zone: when the day's greetings are due, and which day that is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedDemo } from '../../../db/demo/seed.ts'
import type { Time } from '../../../src/base/calendar.ts'
import type { Job } from '../../../src/feature.ts'
import { createGreetingsFeature } from '../../../src/features/greetings/feature.ts'
import { openClockwork } from '../../schedule/clockwork.ts'
import { type TestDatabase, testDatabase } from '../../world/database.ts'
import { COLD } from '../people/office.ts'

let store: TestDatabase
beforeEach(async () => {
  store = await testDatabase()
  await seedDemo(store.db, new Date('2026-11-23T09:00:00+08:00'))
  await store.db.updateTable('person').set({ birth_day: null }).execute()
  const birth = { birth_day: '1949-11-24', birth_calendar: 'solar', birth_leap: false } as const
  await store.db.updateTable('person').set(birth).where('number', '=', '0101').execute()
}, COLD)
afterEach(() => store.close())

function jobAt(greetAt: Time): Job {
  const job = createGreetingsFeature({ greetAt }).jobs?.find(({ id }) => id === 'greetings.day')
  if (job === undefined) throw new Error('no greetings')
  return job
}

/** What was said at each of these moments, in order; the schedule begins the day before. */
async function saidAt(greetAt: Time, moments: readonly string[], zone?: string): Promise<readonly number[]> {
  const [first = ''] = moments
  const begin = new Date(new Date(first).getTime() - 3_600_000)
  const work = await openClockwork(store.db, [jobAt(greetAt)], { begin, ...(zone !== undefined && { zone }) })
  const counts: number[] = []
  for (const moment of moments) {
    work.setNow(new Date(moment))
    await work.schedule.runDue()
    counts.push((await work.look()).filter((line) => line.includes('生日快乐')).length)
  }
  return counts
}

describe('the hour is the office’s', () => {
  test.each<[Time, string, string]>([
    ['09:00', '08:59', '09:00'],
    ['10:30', '10:29', '10:30'],
    ['08:30', '08:29', '08:30'],
  ])('%s: not at %s, at %s', async (greetAt, before, then) => {
    const moments = [before, then, '20:30'].map((time) => `2026-11-24T${time}:00+08:00`)
    expect(await saidAt(greetAt, moments)).toEqual([0, 1, 0])
  })

  test.each<[Time, string, number]>([
    ['09:00', '19:59', 1],
    ['09:00', '20:01', 0],
    ['10:30', '19:59', 1],
    ['10:30', '20:01', 0],
  ])('%s missed: made up for until 20:00; at %s: %i', async (greetAt, up, times) => {
    const moments = ['2026-11-24T08:00:00+08:00', `2026-11-24T${up}:00+08:00`]
    expect(await saidAt(greetAt, moments)).toEqual([0, times])
  })
})

describe('the day is that of the office’s zone', () => {
  test.each([
    ['America/Los_Angeles', '-08:00'],
    ['Europe/Berlin', '+01:00'],
    ['Pacific/Auckland', '+13:00'],
    ['Asia/Urumqi', '+06:00'],
  ])('%s', async (zone, offset) => {
    const days = ['23', '24', '25'].flatMap((day) => [
      `2026-11-${day}T08:59:00${offset}`,
      `2026-11-${day}T09:00:00${offset}`,
    ])
    expect(await saidAt('09:00', days, zone)).toEqual([0, 0, 0, 1, 0, 0])
  })
})
