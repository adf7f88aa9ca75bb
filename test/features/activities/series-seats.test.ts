/** A series: whatever is said of its days, and whichever of them are moved or dropped, each has seats for as many as it has, and nobody is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import * as queries from '../../../src/features/activities/queries.ts'
import { makeOne } from '../../../src/features/activities/series.ts'
import { NOW, office, useOffice } from '../people/office.ts'
import type * as plain from './plain-seats.ts'
import { deed, perform, plainly, type Stage, stage, standing } from './seats-stage.ts'

const inOffice = useOffice()
const DAY = 86_400_000

const which = fc.nat(3)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('says' as const), which, deed }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('makes' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('moves' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('drops' as const), which }) },
)

/** One of the days, in the program and by the plain rules. */
interface Held {
  readonly where: Stage
  readonly plainly: plain.PlainOffice
  off: boolean
}

const emptyOffice = (seats: number | null): plain.PlainOffice => ({
  seats,
  places: new Map(),
  lines: new Map(),
  written: new Map(),
})

async function startSeries(tx: Tx, seats: number | null): Promise<Held> {
  const where = await stage(tx, seats)
  const rule = JSON.stringify({ freq: 'WEEKLY', byDay: ['WE'], time: '09:00' })
  const by = where.people[0]?.id ?? 0
  const series = await queries.insertSeries(tx, {
    rule,
    by_default: false,
    started_by: by,
    started_at: NOW,
    last_on: null,
  })
  const ids = where.people.map(({ id }) => id)
  const units = await tx.selectFrom('person').select('unit_id').distinct().where('id', 'in', ids).execute()
  const audience = JSON.stringify({ from: units.map(({ unit_id }) => ({ unit: unit_id })) })
  await tx.updateTable('activity').set({ series_id: series, audience }).where('id', '=', where.activity.id).execute()
  return { where: await again(where), plainly: emptyOffice(seats), off: false }
}

/** The same, as it stands now. */
async function again(where: Stage, id = where.activity.id): Promise<Stage> {
  const activity = await queries.findActivity(where.tx, id)
  if (activity === undefined) throw new Error('no activity')
  return { ...where, activity }
}

const startOf = ({ where }: Held): number => where.activity.starts_at.getTime()

/** The next time, a week after the last; answers follow from the two before it that are held. */
async function makeNext(days: readonly Held[], seats: number | null, at: number): Promise<Held> {
  const [first] = days
  if (first === undefined) throw new Error('no series')
  const { tx } = first.where
  const startsAt = new Date(Math.max(...days.map(startOf)) + 7 * DAY)
  const before = days
    .filter(({ off }) => !off)
    .toSorted((one, other) => startOf(other) - startOf(one))
    .slice(0, 2)
  const series = await queries.findSeries(tx, first.where.activity.series_id ?? 0)
  if (series === undefined) throw new Error('no series')
  const now = new Date(NOW.getTime() + at * 1000)
  const id = await makeOne({ db: tx, now, office }, series, first.where.activity, startsAt)
  const where = await again(first.where, id)
  const { people, waiting } = await standing(where)

  const said = new Map<number, plain.Place & { readonly hadSeat: boolean }>()
  for (const one of before) {
    for (const [who, place] of one.plainly.places) {
      const known = said.get(who)
      if (known === undefined || (known.answer === 'no' && place.answer === 'yes'))
        said.set(who, { ...place, hadSeat: place.seat === 'seated' })
    }
  }
  const told = [...said].map(([who, { answer, heads }]) => ({ who, answer, heads }))
  expect(
    people.map(({ who, answer, heads }) => ({ who, answer, heads })),
    'nobody is lost, nobody is added',
  ).toEqual(told.toSorted((one, other) => one.who - other.who))
  const hadSeat = (who: number) => said.get(who)?.hadSeat === true
  const isPassedOver = people.some(({ who, seat }) => seat === 'waiting' && hadSeat(who))
  const isPreferred = people.some(({ who, seat }) => seat === 'seated' && !hadSeat(who))
  expect(isPassedOver && isPreferred, 'whoever had a seat comes before whoever had none').toBe(false)

  const next = emptyOffice(seats)
  const brings = (who: number) => before.flatMap(({ plainly: { places } }) => places.get(who)?.brings ?? [])
  for (const { who, answer, heads, seat } of people) {
    const since = seat === 'waiting' ? at + waiting.indexOf(who) / 1000 : at
    // Whoever was brought along still is.
    const { by = null, along = null } = said.get(who) ?? {}
    const place = {
      answer,
      heads,
      seat,
      since,
      by: along === null ? null : by,
      along,
      brings: brings(who),
      offered: 'never',
      private: false,
      at,
    }
    next.places.set(who, place as plain.Place)
  }
  return { where, plainly: next, off: false }
}

test('of each day as many have seats as there are, nobody is lost, and the list is what the plain rules say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 1, max: 6 }), { freq: 8 }),
      fc.array(step, { maxLength: 16 }),
      (seats, steps) =>
        inOffice(async (tx) => {
          const days: Held[] = [await startSeries(tx, seats)]
          for (const [index, one] of steps.entries()) {
            const held = 'which' in one ? days[one.which % days.length] : undefined
            if (one.does === 'makes') days.push(await makeNext(days, seats, index + 1))
            else if (held !== undefined && !held.off) {
              const { id, starts_at } = held.where.activity
              if (one.does === 'says') await perform(held.where, held.plainly, one.deed, index + 1)
              else {
                const change =
                  one.does === 'drops'
                    ? ({ state: 'cancelled' } as const)
                    : { starts_at: new Date(starts_at.getTime() + DAY) }
                await tx.updateTable('activity').set(change).where('id', '=', id).execute()
                const moved = { ...held, where: await again(held.where), off: one.does === 'drops' }
                days.splice(days.indexOf(held), 1, moved)
              }
            }
            for (const { where, plainly: model, off } of days) {
              const { seated, ...found } = await standing(where)
              expect(seated).toBeLessThanOrEqual(seats ?? Number.POSITIVE_INFINITY)
              if (!off) expect(found, JSON.stringify(steps.slice(0, index + 1))).toEqual(plainly(model))
            }
          }
        }),
    ),
    { numRuns: Number(process.env['QWY_RUNS'] ?? 30) },
  )
}, 120_000)
