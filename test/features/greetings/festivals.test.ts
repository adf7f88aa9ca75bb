/** Each festival: on which day, for whom, in whose words; switched, worded, limited to an audience. */
import { describe, expect, test } from 'vitest'
import type { Tx } from '../../../src/feature.ts'
import { FESTIVALS, festivalsOn, yearOf } from '../../../src/features/greetings/festivals.ts'
import * as queries from '../../../src/features/greetings/queries.ts'
import { inauspiciousIn } from '../../../src/features/greetings/vocabulary.ts'
import { person, useOffice } from '../people/office.ts'
import { keepDay } from './keep-day.ts'

const inOffice = useOffice()

/** A year that has each of them, and whether it is kept where the office has said nothing; for whom. */
const ALL: readonly (readonly [name: string, day: string, usual: boolean, whom: string])[] = [
  ['元旦', '2027-01-01', true, '全体'],
  ['除夕', '2027-02-05', true, '全体'],
  ['春节', '2027-02-06', true, '全体'],
  ['元宵节', '2027-02-20', true, '全体'],
  ['清明节', '2027-04-05', false, '全体'],
  ['三八妇女节', '2027-03-08', true, '女同志'],
  ['五一劳动节', '2027-05-01', true, '全体'],
  ['端午节', '2027-06-09', true, '全体'],
  ['七一建党节', '2027-07-01', true, '党员'],
  ['八一建军节', '2027-08-01', true, '退役军人'],
  ['中秋节', '2027-09-15', true, '全体'],
  ['国庆节', '2027-10-01', true, '全体'],
  ['重阳节', '2027-10-08', true, '70岁以上'],
  ['腊八节', '2027-01-15', false, '全体'],
  ['冬至', '2027-12-22', false, '全体'],
]

test('these and no others', () => expect(ALL.map(([name]) => name)).toEqual(FESTIVALS.map(({ name }) => name)))

/** Nobody’s birthday; 陈德福 is in the party, 马建军 was a soldier, both in no room, as is 韩丽君, born in 1958. */
async function prepare(tx: Tx): Promise<void> {
  await tx.updateTable('person').set({ birth_calendar: 'unknown', politics: null }).execute()
  await tx.updateTable('person').set({ politics: 'party' }).where('number', '=', '0106').execute()
  const { id } = await person(tx, '0205')
  await tx.insertInto('person_tag').values({ person_id: id, tag: '退役军人' }).execute()
}

async function keep(
  tx: Tx,
  day: string,
): Promise<{ texts: readonly string[]; rooms: number; people: Set<string | null> }> {
  const all = await keepDay(tx, day)
  const greetings = all.filter(({ kind }) => kind === 'greeting')
  const ids = greetings.flatMap(({ to }) => ('person' in to ? [to.person] : []))
  const found = await tx
    .selectFrom('person')
    .select('number')
    .where('id', 'in', [0, ...ids])
    .execute()
  return {
    texts: greetings.map(({ text }) => text),
    rooms: greetings.filter(({ to }) => 'chat' in to).length,
    people: new Set(found.map(({ number }) => number)),
  }
}

const SOME: Readonly<Record<string, { readonly get: string; readonly not: string }>> = {
  女同志: { get: '0105', not: '0106' },
  党员: { get: '0106', not: '0205' },
  退役军人: { get: '0205', not: '0106' },
  '70岁以上': { get: '0106', not: '0306' },
}

describe.each(ALL)('%s on %s', (name, day, usual, whom) => {
  test('is kept where nothing is set, or is off', () =>
    inOffice(async (tx) => {
      await prepare(tx)
      const { texts } = await keep(tx, day)
      expect(texts.length > 0).toBe(usual)
    }))

  test(`is for ${whom}`, () =>
    inOffice(async (tx) => {
      await prepare(tx)
      await queries.setFestival(tx, name, { is_on: true })
      const { texts, rooms, people } = await keep(tx, day)
      if (whom === '全体') {
        expect(rooms).toBeGreaterThan(1)
        // In a room it is said there, and in private only to whoever is in none.
        expect([people.has('0205'), people.has('0101')]).toEqual([true, false])
      } else {
        const { get = '', not = '' } = SOME[whom] ?? {}
        expect([rooms, people.has(get), people.has(not)]).toEqual([0, true, false])
      }
      const quiet = name === '清明节'
      expect(texts.filter((text) => inauspiciousIn(text) !== undefined || (quiet && /快乐|喜/.test(text)))).toEqual([])
    }))

  test('is switched off', () =>
    inOffice(async (tx) => {
      await prepare(tx)
      await queries.setFestival(tx, name, { is_on: false })
      expect((await keep(tx, day)).texts).toEqual([])
    }))

  test('has the words that the office gives it', () =>
    inOffice(async (tx) => {
      await prepare(tx)
      await queries.setFestival(tx, name, { is_on: true })
      await queries.setFestival(tx, name, { words: '祝老师傅们吉祥如意。' })
      const { texts } = await keep(tx, day)
      expect(texts.length).toBeGreaterThan(0)
      expect(texts.filter((text) => !text.includes('祝老师傅们吉祥如意。'))).toEqual([])
    }))

  test('is only for whom the office wants', () =>
    inOffice(async (tx) => {
      await prepare(tx)
      await queries.setFestival(tx, name, { is_on: true })
      await queries.setFestival(tx, name, { whom: '第二支部' })
      const { people } = await keep(tx, day)
      expect(people.has('0205')).toBe(true)
      expect([...people].filter((number) => number?.startsWith('02') !== true)).toEqual([])
    }))

  test('has other words next year', () => {
    const words = FESTIVALS.find((one) => one.name === name)?.words ?? []
    expect(new Set(words).size).toBeGreaterThan(1)
  })
})

test('the year of a festival grows by one each time', () => {
  const seen = new Map<string, number>()
  for (let year = 2000; year <= 2060; year++) {
    for (const at of Array.from({ length: 366 }, (_, one) => one)) {
      const day = new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10)
      if (!day.startsWith(String(year))) continue
      for (const { name } of festivalsOn(day)) {
        const last = seen.get(name)
        if (last !== undefined) expect(yearOf(day), `${name} ${day}`).toBe(last + 1)
        seen.set(name, yearOf(day))
      }
    }
  }
  expect(seen.size).toBe(ALL.length)
})

test.each([
  ['one line of the office’s own', '祝老师傅们吉祥如意。'],
  ['several lines', '祝老师傅们吉祥如意。\n祝您平平安安。'],
])('%s: nobody reads the same two years running', (_, words) =>
  inOffice(async (tx) => {
    await prepare(tx)
    await queries.setFestival(tx, '元旦', { words })
    const [first, second, third] = [
      await keep(tx, '2027-01-01'),
      await keep(tx, '2028-01-01'),
      await keep(tx, '2029-01-01'),
    ].map(({ texts }) => texts)
    expect(first?.length).toBeGreaterThan(2)
    expect(second?.length).toBe(first?.length)
    expect(second?.filter((text, at) => text === first?.[at])).toEqual([])
    expect(third).toEqual(first)
    expect(first?.every((text) => words.split('\n').some((line) => text.includes(line)))).toBe(true)
  }),
)
