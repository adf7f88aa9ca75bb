/** The last look, minutes or hours after a greeting was posted. */
import { describe, expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import * as queries from '../../../src/features/greetings/queries.ts'
import { about, aboutRoom, stillWanted } from '../../../src/features/greetings/still-wanted.ts'
import { NOW, person, setStatus, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const DAY = '2026-11-24'
const AT = new Date(`${DAY}T15:00:00+08:00`)
type Change = (tx: Tx, id: number) => Promise<unknown>

const birth =
  (birth_day: string, birth_calendar: 'solar' | 'lunar' | 'unknown' = 'solar'): Change =>
  (tx, id) =>
    tx.updateTable('person').set({ birth_day, birth_calendar, birth_leap: false }).where('id', '=', id).execute()
const wish =
  (inPrivate: boolean, inRoom: boolean): Change =>
  (tx, id) =>
    queries.setWish(tx, id, { inPrivate, inRoom, by: null, now: NOW })
const less =
  (kind: 'onFestivals' | 'onDays'): Change =>
  (tx, id) =>
    queries.setWish(tx, id, { inPrivate: true, inRoom: false, [kind]: false, by: null, now: NOW })
const dies: Change = async (tx, id) => {
  const clerk = await person(tx, '0901')
  const row = { person_id: id, how: 'deceased', state: 'reported', reported_by: clerk.id, reported_at: NOW } as const
  return tx.insertInto('departure').values(row).execute()
}
const losesSpouse: Change = async (tx, id) => {
  const spouse = await person(tx, '0106')
  await tx.updateTable('person').set({ spouse_id: id }).where('id', '=', spouse.id).execute()
  return dies(tx, spouse.id)
}
const wedding: Change = (tx, id) =>
  queries.setWedding(tx, { person: id, day: '1976-11-24', calendar: 'solar', leap: false, by: null, now: NOW })
const nothing: Change = async () => undefined

/** Whether a post of the morning still goes when this has happened since. */
async function goes(tx: Tx, of: string, personId: number | null): Promise<boolean> {
  const claimed = { id: 1, feature: 'greetings', about: of, personId, chatId: 1, kind: 'greeting' } as const
  return (await stillWanted(tx, [claimed], AT)).size === 0
}

describe('in private', () => {
  test.each<[string, string, Change, boolean]>([
    ['nothing', 'birthday', nothing, true],
    ['the date was put right', 'birthday', birth('1949-12-24'), false],
    ['the calendar was put right', 'birthday', birth('1949-11-24', 'lunar'), false],
    ['the calendar was put right, and it is the same day', 'birthday', birth('1949-10-16', 'lunar'), true],
    ['the calendar is not known after all', 'birthday', birth('1949-11-24', 'unknown'), false],
    ['they want it in the room alone', 'birthday', wish(false, true), false],
    ['they want it in both places', 'birthday', wish(true, true), true],
    ['they want none', 'birthday', wish(false, false), false],
    ['they want none, but it is a festival', 'festival', wish(false, false), true],
    ['they want none on festivals', 'festival', less('onFestivals'), false],
    ['they want none on festivals', 'birthday', less('onFestivals'), true],
    ['they want none on other days of theirs', 'retired', less('onDays'), false],
    ['they want none on other days of theirs', 'party', less('onDays'), false],
    ['the husband or wife has died', 'birthday', losesSpouse, false],
    ['the husband or wife has died, at a festival', 'festival', losesSpouse, false],
    ['the wedding day stands', 'wedding', wedding, true],
    ['the wedding day was taken back', 'wedding', nothing, false],
  ])('%s (%s)', (_, occasion, change, still) =>
    inOffice(async (tx) => {
      const { id } = await person(tx, '0101')
      await birth('1949-11-24')(tx, id)
      await change(tx, id)
      expect(await goes(tx, about(occasion, DAY), id)).toBe(still)
    }),
  )
})

describe('in a room, where two are named', () => {
  test.each<[string, Change, boolean]>([
    ['nothing', nothing, true],
    ['the date of one was put right', birth('1949-12-24'), false],
    ['one does not want it there', wish(true, false), false],
    ['one wants it there alone', wish(false, true), true],
    ['one is said to have died', dies, false],
    ['one has moved away', (tx) => setStatus(tx, '0101', 'moved'), false],
    ['one has lost husband or wife', losesSpouse, false],
  ])('%s', (_, change, still) =>
    inOffice(async (tx) => {
      const ids: number[] = []
      for (const number of ['0101', '0105']) {
        const { id } = await person(tx, number)
        await birth('1949-11-24')(tx, id)
        await wish(true, true)(tx, id)
        ids.push(id)
      }
      await change(tx, ids[0] ?? 0)
      expect(await goes(tx, aboutRoom(DAY, ids), null)).toBe(still)
    }),
  )
})
