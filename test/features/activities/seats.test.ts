/** Whatever is said in whatever order: never more heads than seats, nobody lost, and the list is what plain rules make it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepAnswer } from '../../../src/features/activities/answer/seats.ts'
import { answeredBefore, putBack } from '../../../src/features/activities/phone/undo-entries.ts'
import * as queries from '../../../src/features/activities/queries.ts'
import { NOW, turnOf, useOffice } from '../people/office.ts'
import type * as plain from './plain-seats.ts'
import { deed, incoming, perform, plainly, type Stage, stage, standing, who } from './seats-stage.ts'

const inOffice = useOffice()

test('the seats never exceed the limit, nobody is lost, and the list is what the plain rules say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 6 }), { freq: 8 }),
      fc.array(deed, { maxLength: 14 }),
      (seats, deeds) =>
        inOffice(async (tx) => {
          const where = await stage(tx, seats)
          const office_: plain.PlainOffice = { seats, places: new Map(), lines: new Map(), written: new Map() }
          for (const [index, one] of deeds.entries()) {
            await perform(where, office_, one, index + 1)
            const { seated, ...found } = await standing(where)
            expect(seated).toBeLessThanOrEqual(seats ?? Number.POSITIVE_INFINITY)
            expect(found, JSON.stringify(deeds.slice(0, index + 1))).toEqual(plainly(office_))
          }
        }),
    ),
    { numRuns: Number(process.env['QWY_RUNS'] ?? 40) },
  )
}, 120_000)

test('弄错了 gives everybody back what was said before, and never a seat too many', async () => {
  const last = fc.record({ who, heads: fc.nat(3), whom: fc.option(who) })
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 6 }), { freq: 8 }),
      fc.array(deed, { maxLength: 10 }),
      last,
      (seats, deeds, wrong) =>
        inOffice(async (tx) => {
          const where = await stage(tx, seats)
          const office_: plain.PlainOffice = { seats, places: new Map(), lines: new Map(), written: new Map() }
          for (const [index, one] of deeds.entries()) await perform(where, office_, one, index + 1)
          const before = await standing(where)
          await sayAndTakeBack(where, wrong, deeds.length + 1)
          const after = await standing(where)
          expect(after.seated).toBeLessThanOrEqual(seats ?? Number.POSITIVE_INFINITY)
          const said = ({ people }: typeof before) => people.map(({ seat: _seat, ...rest }) => rest)
          expect(said(after), JSON.stringify({ deeds, wrong })).toEqual(said(before))
        }),
    ),
    { numRuns: Number(process.env['QWY_RUNS'] ?? 40) },
  )
}, 120_000)

/** An answer, perhaps with somebody of the audience, and 弄错了 right after it. */
async function sayAndTakeBack(
  where: Stage,
  { who: index, heads, whom }: { readonly who: number; readonly heads: number; readonly whom: number | null },
  at: number,
): Promise<void> {
  const { tx, activity, people, room } = where
  const person = people[index]
  if (person === undefined) return
  const inboxId = await incoming(where, index, at)
  const turn = { ...turnOf(tx, { chat: room, inboxId }, {}), now: new Date(NOW.getTime() + at * 1000) }
  const companions = whom === null || whom === index || heads < 2 ? [] : [people[whom]?.name ?? '']
  const earlier = (await queries.findSignUp(tx, activity.id, person.id))?.companions ?? []
  const before = await answeredBefore(turn, activity, person.id, [...earlier, ...companions])
  const reading = { answer: heads === 0 ? 'no' : 'yes', heads, companions, reason: null } as const
  await keepAnswer(turn, activity, { personId: person.id, reading, channel: 'private', enteredBy: null })
  await putBack(turn, activity, { before, inboxId }, { channel: 'private', enteredBy: null })
}
