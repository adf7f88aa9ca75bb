import { describe, expect, it } from 'vitest'
import { familyFrom, liaisonFrom, staffFrom } from '../../../src/features/calls/climbing.ts'

const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour))

describe('what must reach everybody', () => {
  it.each([
    ['two days after people were asked', at(23, 1), at(30, 12), at(25, 1)],
    ['a day before the deadline where that is sooner', at(23, 1), at(25, 9), at(24, 9)],
    ['not before people have had time to answer', at(23, 1), at(23, 12), at(23, 5)],
  ])('is rung up about by the 联络员 %s', (_, asked, deadline, from) => {
    expect(liaisonFrom(asked, deadline)).toEqual(from)
  })

  it('goes by way of the family the same day', () => expect(familyFrom(at(25, 1))).toEqual(at(25, 5)))

  it.each([
    ['a day after the 联络员 began', at(25, 1), at(30, 12), at(26, 1)],
    ['some hours before the deadline where that is sooner', at(24, 9), at(25, 9), at(25, 5)],
    ['a day after, without a deadline', at(25, 1), null, at(26, 1)],
    ['not before the 联络员 have had time', at(23, 5), at(23, 7), at(23, 9)],
  ])('is for the office %s', (_, liaison, deadline, from) => {
    expect(staffFrom(liaison, deadline)).toEqual(from)
  })
})
