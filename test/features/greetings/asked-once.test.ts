/** Who has been asked once in which calendar their birthday is, and has not answered, is asked no more, a year later neither. */
import { expect, test } from 'vitest'
import { askCalendar } from '../../../src/features/greetings/ask-calendar.ts'
import { birthdayPage } from '../../../src/features/greetings/birthdays.ts'
import { office, person, useOffice } from '../people/office.ts'

const inOffice = useOffice()

test('asked once, and congratulated in neither year', () =>
  inOffice(async (tx) => {
    const { id } = await person(tx, '0303')
    const born = { birth_day: '1941-12-10', birth_calendar: 'unknown' } as const
    await tx.updateTable('person').set(born).where('id', '=', id).execute()
    const at = (moment: string) => ({ db: tx, due: new Date(moment), now: new Date(moment), office })
    const toThem = (messages: readonly { readonly to: object }[]) =>
      messages.filter(({ to }) => 'person' in to && to.person === id).length
    const asked: number[] = []
    const congratulated: number[] = []
    for (const year of [2026, 2027]) {
      for (const day of ['11-24', '11-25', '12-01', '12-09'])
        asked.push(toThem((await askCalendar.run(at(`${year}-${day}T09:40:00+08:00`))).messages))
      congratulated.push(toThem((await birthdayPage(at(`${year}-12-10T09:00:00+08:00`))).messages))
    }
    expect(asked).toEqual([1, 0, 0, 0, 0, 0, 0, 0])
    expect(congratulated).toEqual([0, 0])
  }))
