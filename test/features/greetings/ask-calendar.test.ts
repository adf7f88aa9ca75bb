/** Who is asked in which calendar a birthday is, when, and by whom where no chat reaches them. */
import { describe, expect, test } from 'vitest'
import type { Row } from '../../../db/schema.ts'
import type { Tx } from '../../../src/feature.ts'
import { askCalendar } from '../../../src/features/greetings/ask-calendar.ts'
import { askByPhone } from '../../../src/features/greetings/ask-calendar-by-phone.ts'
import { office, person, setStatus, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const at = (moment: string) => new Date(`${moment}:00+08:00`)
const MORNING = at('2026-11-24T09:40')

async function ask(tx: Tx, now = MORNING): Promise<readonly number[]> {
  const { messages } = await askCalendar.run({ db: tx, due: now, now, office })
  return messages.flatMap(({ to }) => ('person' in to ? [to.person] : []))
}

const born = (tx: Tx, number: string, birth_day: string) =>
  tx
    .updateTable('person')
    .set({ birth_day, birth_calendar: 'unknown', birth_leap: false })
    .where('number', '=', number)
    .execute()

describe('on 24 November, the sixteenth of the tenth month', () => {
  test.each([
    // As a solar date it is now or within three weeks.
    ['1941-11-24', true],
    ['1941-11-25', true],
    ['1941-12-15', true],
    ['1941-12-16', false],
    // As a lunar one.
    ['1941-10-16', true],
    ['1941-10-15', false],
    ['1941-11-07', true],
    ['1941-11-08', false],
    ['1941-11-23', false],
    // The day is not known.
    ['1941-12', false],
    ['1941', false],
  ])('born on %s: %s', (day, isAsked) =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ birth_calendar: 'solar' }).execute()
      await born(tx, '0303', day)
      const { id } = await person(tx, '0303')
      expect(await ask(tx)).toEqual(isAsked ? [id] : [])
      // Once, whatever comes of it.
      expect(await ask(tx, at('2026-11-25T09:40'))).not.toContain(isAsked ? id : 0)
    }),
  )

  test('the nearest first', () =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ birth_calendar: 'solar' }).execute()
      const days = [
        ['0101', '1941-12-15'],
        ['0105', '1941-11-25'],
        ['0106', '1941-10-18'],
      ] as const
      for (const [number, day] of days) await born(tx, number, day)
      const ids = await Promise.all(['0105', '0106', '0101'].map(async (number) => (await person(tx, number)).id))
      expect(await ask(tx)).toEqual(ids)
    }))
})

describe('the question that', () => {
  const state = async (tx: Tx, id: number, ended: Row<'outbox'>['state']) => {
    const row = { kind: 'reminder', lane: 4, feature: 'greetings', text: '', not_before: MORNING } as const
    await tx
      .insertInto('outbox')
      .values({ ...row, once: `birth-calendar:person ${id}`, person_id: id, state: ended, created_at: MORNING })
      .execute()
  }
  const tell = async (tx: Tx) => {
    const now = at('2026-11-24T09:50')
    return (await askByPhone.run({ db: tx, due: now, now, office })).messages.map(({ text }) => text).join()
  }

  test.each<[Row<'outbox'>['state'], boolean]>([
    ['due', false],
    ['sent', false],
    ['uncertain', false],
    ['unreachable', true],
    ['failed', true],
    ['expired', true],
    ['cancelled', true],
  ])('is %s: a person asks: %s, and once', (ended, byPhone) =>
    inOffice(async (tx) => {
      await born(tx, '0303', '1941-12-10')
      await ask(tx)
      await state(tx, (await person(tx, '0303')).id, ended)
      expect((await tell(tx)).includes('罗永年')).toBe(byPhone)
      expect(await tell(tx)).toBe('')
    }),
  )

  test('reached nobody, of somebody who has left or whose calendar is known since, is not asked again', () =>
    inOffice(async (tx) => {
      for (const number of ['0303', '0302']) {
        await born(tx, number, '1941-12-10')
        await ask(tx)
        await state(tx, (await person(tx, number)).id, 'unreachable')
      }
      await setStatus(tx, '0303', 'deceased')
      await tx.updateTable('person').set({ birth_calendar: 'lunar' }).where('number', '=', '0302').execute()
      expect(await tell(tx)).toBe('')
    }))
})
