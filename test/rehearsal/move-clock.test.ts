import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/base/errors.ts'
import { moveClock, type PassingTime } from '../../src/rehearsal/move-clock.ts'
import { type OfficeClock, openOfficeClock } from '../../src/rehearsal/office-clock.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'

const at = (words: string) => new Date(`2026-11-${words.replace(' ', 'T')}:00+08:00`)

let store: TestDatabase
let machineShows: Date
let clock: OfficeClock
const open = () => openOfficeClock(store.db, { now: () => machineShows })

beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.reset()
  machineShows = at('23 09:00')
  clock = await open()
})

/** An office in which something waits, and jobs fall due, at given moments; it notes when it was looked at. */
function office(
  waits: readonly Date[],
  jobs: readonly Date[],
  work: () => void = () => {},
): PassingTime & { looks: Date[] } {
  const looks: Date[] = []
  const later = (moments: readonly Date[]) => moments.find((moment) => moment > clock.now())
  return {
    looks,
    async settle() {
      looks.push(clock.now())
      const next = later(waits)
      work()
      return next
    },
    nextJob: async (until) => jobs.find((job) => job > clock.now() && job <= until),
  }
}

describe('moving the clock', () => {
  test('goes through every moment at which something waits or falls due, in order', async () => {
    const app = office([at('23 15:00'), at('24 08:30')], [at('23 16:00'), at('24 16:00')])
    await moveClock(clock, app, at('24 09:00'))
    expect(app.looks).toEqual(['23 09:00', '23 15:00', '23 16:00', '24 08:30', '24 09:00'].map(at))
    expect(clock.now()).toEqual(at('24 09:00'))
  })

  test('does not go beyond the moment wanted, and does what is due at it', async () => {
    const app = office([at('25 08:30')], [at('23 16:00')])
    await moveClock(clock, app, at('23 16:00'))
    expect(app.looks).toEqual([at('23 09:00'), at('23 16:00'), at('23 16:00')])
  })

  test.each([
    ['back', '23 08:59', 'clock-back'],
    ['nowhere', '23 09:00', 'clock-back'],
  ])('%s is refused, and nothing happens', async (_where, to, code) => {
    const app = office([], [])
    await expect(moveClock(clock, app, at(to))).rejects.toMatchObject({ code })
    expect(app.looks).toEqual([])
  })

  test('more than a year ahead is refused', async () => {
    const far = new Date('2027-11-25T09:00:00+08:00')
    await expect(moveClock(clock, office([], []), far)).rejects.toBeInstanceOf(UserError)
  })

  test('never sets it back, although the machine’s own clock goes on while things are done', async () => {
    const app = office([at('23 09:01')], [], () => {
      machineShows = new Date(machineShows.getTime() + 5 * 60_000)
    })
    const shown: Date[] = []
    const watched: OfficeClock = {
      now: clock.now,
      async set(moment) {
        shown.push(clock.now())
        await clock.set(moment)
        shown.push(clock.now())
      },
    }
    await moveClock(watched, app, at('23 09:08'))
    expect(shown).toEqual(shown.toSorted((a, b) => a.getTime() - b.getTime()))
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(at('23 09:08').getTime())
  })
})

describe('the office clock', () => {
  test('is the machine’s until it is moved, and goes on with it afterwards', async () => {
    expect(clock.now()).toEqual(at('23 09:00'))
    await clock.set(at('24 09:00'))
    machineShows = at('23 10:00')
    expect(clock.now()).toEqual(at('24 10:00'))
  })

  test('is kept across a restart', async () => {
    await clock.set(at('24 09:00'))
    machineShows = at('23 09:30')
    expect((await open()).now()).toEqual(at('24 09:30'))
  })
})
