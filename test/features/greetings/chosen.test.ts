/** What staff choose is for one birthday, who signs must be there, whom a death touches, and who is on which list. */
import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { up as leftByList } from '../../../db/migrations/0357-left-by-list.ts'
import type { Row } from '../../../db/schema.ts'
import type { Tx } from '../../../src/feature.ts'
import { listUnsent } from '../../../src/features/greetings/evening.ts'
import { ninthList } from '../../../src/features/greetings/honour-lists.ts'
import * as queries from '../../../src/features/greetings/queries.ts'
import { readSheet } from '../../../src/sheets/read-sheet.ts'
import { NOW, office, person, setStatus, turnOf, useOffice } from '../people/office.ts'
import { keepDay } from './keep-day.ts'

const inOffice = useOffice()

/** What somebody reads on a day. */
async function read(tx: Tx, number: string, day: string): Promise<string> {
  const { id } = await person(tx, number)
  const texts = (await keepDay(tx, day)).flatMap(({ to, text }) => ('person' in to && to.person === id ? [text] : []))
  return texts.join('\n')
}

const change = (tx: Tx, number: string, values: Partial<Row<'person'>>) =>
  tx.updateTable('person').set(values).where('number', '=', number).execute()

const BORN = { birth_day: '1949-11-24', birth_calendar: 'solar', birth_leap: false } as const

test('own words and their signer are for the next birthday alone', () =>
  inOffice(async (tx) => {
    await change(tx, '0101', BORN)
    const [{ id }, signer] = [await person(tx, '0101'), await person(tx, '0902')]
    await queries.keepOwn(tx, { person: id, by: signer.id, now: NOW, words: '徒弟们都想着您', signedBy: signer.id })
    expect(await read(tx, '0101', '2026-11-24')).toMatch(/徒弟们都想着您\n.*　刘志强$/)
    const after = await read(tx, '0101', '2027-11-24')
    expect(after).toContain('生日快乐')
    expect(after).not.toMatch(/徒弟|刘志强/)
  }))

/** What is wished beside the title and the signature. */
const wishIn = (text: string): string => text.split('\n').slice(1, -1).join('\n')

test('nobody reads the same words on two birthdays running', () =>
  inOffice(async (tx) => {
    // 70 and 80 lie among them, with words of their own.
    await change(tx, '0101', { ...BORN, birth_day: '1949-12-04' })
    const { id } = await person(tx, '0101')
    await queries.keepOwn(tx, { person: id, by: (await person(tx, '0902')).id, now: NOW, words: '徒弟们都想着您' })
    const years = Array.from({ length: 12 }, (_, at) => `${2026 + at}-12-04`)
    const wishes: string[] = []
    for (const day of years) wishes.push(wishIn(await read(tx, '0101', day)))
    expect(wishes[0]).toBe('徒弟们都想着您')
    expect(wishes.every((wish, at) => wish !== '' && wish !== wishes[at - 1])).toBe(true)
  }))

test('nor when the calendar was put right in between, so that two fall into one year', () =>
  inOffice(async (tx) => {
    await change(tx, '0101', { ...BORN, birth_day: '1949-01-15' })
    const first = wishIn(await read(tx, '0101', '2027-01-15'))
    await change(tx, '0101', { birth_day: '1948-12-07', birth_calendar: 'lunar' })
    const second = wishIn(await read(tx, '0101', '2028-01-03'))
    expect([first, second]).not.toContain('')
    expect(first).not.toBe(second)
  }))

test('who has left signs no more: the office does', () =>
  inOffice(async (tx) => {
    await change(tx, '0101', BORN)
    await queries.setCustom(tx, 'signed', String((await person(tx, '0902')).id))
    expect(await read(tx, '0101', '2026-11-24')).toMatch(/　刘志强$/)
    await setStatus(tx, '0902', 'moved')
    expect(await read(tx, '0101', '2027-11-24')).toMatch(new RegExp(`\n${office.name}$`))
  }))

describe('a death touches', () => {
  const dies = async (tx: Tx, number: string) => {
    const [{ id }, clerk] = [await person(tx, number), await person(tx, '0901')]
    const row = { person_id: id, how: 'deceased', state: 'final', reported_by: clerk.id, reported_at: NOW } as const
    await tx.insertInto('departure').values(row).execute()
    return id
  }
  const mourns = async (tx: Tx, number: string): Promise<boolean> => {
    const { id } = await person(tx, number)
    return (await queries.bereavedAmong(tx, [id], new Date(NOW.getTime() - 1))).has(id)
  }

  test.each([
    ['the one who has died names the other', '0101', '0106'],
    ['the other names the one who has died', '0106', '0101'],
  ])('husband and wife, although only %s', (_, has, named) =>
    inOffice(async (tx) => {
      await tx.updateTable('person').set({ spouse_id: null }).execute()
      await change(tx, has, { spouse_id: (await person(tx, named)).id })
      expect(await mourns(tx, '0106')).toBe(false)
      await dies(tx, '0101')
      expect(await mourns(tx, '0106')).toBe(true)
      expect(await mourns(tx, '0201')).toBe(false)
    }),
  )
})

test('whoever came with a list as dead touches nobody: it may be years ago', () =>
  inOffice(async (tx) => {
    const [{ id }, mourner] = [await person(tx, '0101'), await person(tx, '0106')]
    await change(tx, '0106', { spouse_id: id })
    await tx.updateTable('person').set({ status: 'deceased' }).where('id', '=', id).execute()
    // As an older database has them: no row yet, and the line that tells since when they are there.
    const created = { person_id: id, field: 'created', old: null, new: '陈德福', at: NOW, by_id: null, import_id: null }
    await tx.insertInto('person_change').values(created).execute()
    const migrated = tx as unknown as Kysely<unknown>
    await leftByList(migrated)
    const departures = () => tx.selectFrom('departure').select(['how', 'state']).where('person_id', '=', id).execute()
    expect(await departures()).toEqual([{ how: 'deceased', state: 'final' }])
    await leftByList(migrated)
    expect(await departures()).toHaveLength(1)
    const found = await queries.bereavedAmong(tx, [mourner.id], new Date(NOW.getTime() - 1))
    expect(found.size).toBe(0)
  }))

describe('a relative who is noted by name is', () => {
  const isMourning = async (tx: Tx, relation: string | null, phone: string | null, name = '冯秋菊') => {
    const deceased = await person(tx, '0106')
    await tx.insertInto('relative').values({ person_id: deceased.id, name, relation, phone }).execute()
    const clerk = await person(tx, '0901')
    const departure = { how: 'deceased', state: 'final', reported_by: clerk.id, reported_at: NOW } as const
    await tx
      .insertInto('departure')
      .values({ person_id: deceased.id, ...departure })
      .execute()
    const found = await tx.selectFrom('person').select('id').where('name', '=', name).execute()
    const ids = found.map(({ id }) => id)
    return (await queries.bereavedAmong(tx, ids, new Date(NOW.getTime() - 1))).size
  }
  test.each<[string | null, number]>([
    ['女儿', 1],
    ['长子', 1],
    ['儿媳', 1],
    ['爱人', 1],
    [null, 1],
    ['侄女', 0],
    ['孙子', 0],
    ['外甥女', 0],
    ['邻居', 0],
    ['徒弟', 0],
  ])('%s: %i in mourning', (relation, count) =>
    inOffice(async (tx) => expect(await isMourning(tx, relation, null)).toBe(count)),
  )

  test('somebody else of that name when the telephone is another', () =>
    inOffice(async (tx) => expect(await isMourning(tx, '女儿', '139-0000-9999')).toBe(0)))

  test('the one with the telephone among namesakes, and none of them without', () =>
    inOffice(async (tx) => {
      const [one, two] = await tx.selectFrom('person').select('phone').where('name', '=', '王秀英').execute()
      expect(one?.phone).not.toBe(two?.phone)
      expect(await isMourning(tx, '女儿', one?.phone ?? '', '王秀英')).toBe(1)
      await tx.deleteFrom('departure').execute()
      await tx.deleteFrom('relative').execute()
      expect(await isMourning(tx, '女儿', null, '王秀英')).toBe(0)
    }))
})

test('a widow whose husband is noted by name alone is told nothing of her wedding day', () =>
  inOffice(async (tx) => {
    await tx.updateTable('person').set({ spouse_id: null }).execute()
    const [widow, husband] = [await person(tx, '0202'), await person(tx, '0106')]
    const wedding = { person: widow.id, day: '1966-11-25', calendar: 'solar', leap: false, by: null, now: NOW } as const
    await queries.setWedding(tx, wedding)
    expect(await read(tx, '0202', '2026-11-25')).toContain('结婚60周年')
    const noted = { person_id: widow.id, name: husband.name, relation: '老伴', phone: null }
    await tx.insertInto('relative').values(noted).execute()
    await setStatus(tx, '0106', 'deceased')
    expect(await read(tx, '0202', '2027-11-25')).toBe('')
  }))

test('重阳 list: five bands, counted on the day of the festival, to the day', () =>
  inOffice(async (tx) => {
    await tx.updateTable('person').set({ birth_day: null }).execute()
    // The festival of 2026 is on 18 October.
    const births = [
      ['0101', '1956-10-18', '70到74岁'],
      ['0105', '1956-10-19', undefined],
      ['0106', '1951-10-19', '70到74岁'],
      ['0201', '1951-10-18', '75到79岁'],
      ['0202', '1946-10-18', '80到84岁'],
      ['0203', '1941-10-18', '85到89岁'],
      ['0205', '1936-10-19', '85到89岁'],
      ['0206', '1936-10-18', '90岁以上'],
    ] as const
    for (const [number, birth_day] of births) await change(tx, number, { birth_day, birth_calendar: 'solar' })
    const outcome = await ninthList.run(turnOf(tx, { chat: 1, text: '重阳名单' }, {}))
    const file = outcome?.reply?.file
    if (file === undefined || !('bytes' in file)) throw new Error('no sheet')
    const rows: (readonly string[])[] = []
    for await (const { cells } of readSheet(file.bytes)) rows.push(cells)
    const found = new Map(rows.map((cells) => [cells[1], cells[0]]))
    for (const [number, , band] of births) expect(found.get((await person(tx, number)).name), number).toBe(band)
  }))

describe('the evening’s list to phone', () => {
  const post = async (tx: Tx, number: string, state: Row<'outbox'>['state'], ends: string) => {
    const { id } = await person(tx, number)
    const once = `birthday:person ${id}:2026-11-24`
    const greeted = { person_id: id, occasion: 'birthday', day: '2026-11-24', calendar: 'solar', year: 2026 } as const
    await tx
      .insertInto('greeting')
      .values({ ...greeted, once, posted_at: NOW })
      .execute()
    const row = {
      once,
      person_id: id,
      kind: 'greeting',
      lane: 4,
      feature: 'greetings',
      text: '',
      not_before: NOW,
    } as const
    const not_after = new Date(ends)
    await tx
      .insertInto('outbox')
      .values({ ...row, state, created_at: NOW, not_after })
      .execute()
  }
  const evening = { due: new Date('2026-11-24T20:05:00+08:00'), now: new Date('2026-11-24T20:05:00+08:00'), office }

  test.each<[Row<'outbox'>['state'], string, boolean]>([
    ['due', '2026-11-24T20:00:00+08:00', true],
    // Of somebody abroad, whose day is not over.
    ['due', '2026-11-25T13:00:00+08:00', false],
    ['failed', '2026-11-24T20:00:00+08:00', true],
    ['uncertain', '2026-11-24T20:00:00+08:00', true],
    ['expired', '2026-11-24T20:00:00+08:00', true],
    ['unreachable', '2026-11-24T20:00:00+08:00', true],
    ['sent', '2026-11-24T20:00:00+08:00', false],
    ['cancelled', '2026-11-24T20:00:00+08:00', false],
  ])('%s until %s: %s, and once', (state, ends, listed) =>
    inOffice(async (tx) => {
      await post(tx, '0101', state, ends)
      const { messages } = await listUnsent.run({ db: tx, ...evening })
      expect(messages.some(({ text }) => text.includes('陈德福'))).toBe(listed)
      expect((await listUnsent.run({ db: tx, ...evening })).messages).toEqual([])
    }),
  )

  test('waits for the word on a reported death, and names the day when that was a mistake', () =>
    inOffice(async (tx) => {
      await post(tx, '0101', 'expired', '2026-11-24T20:00:00+08:00')
      const { id: person_id } = await person(tx, '0101')
      const report = {
        person_id,
        how: 'deceased',
        state: 'reported',
        reported_by: person_id,
        reported_at: NOW,
      } as const
      await tx.insertInto('departure').values(report).execute()
      expect((await listUnsent.run({ db: tx, ...evening })).messages).toEqual([])
      await tx.updateTable('departure').set({ state: 'withdrawn' }).execute()
      const now = new Date('2026-11-25T20:05:00+08:00')
      const [message] = (await listUnsent.run({ db: tx, due: now, now, office })).messages
      expect(message?.text).toMatch(/陈德福.*11月24日/)
    }))
})

test('a wedding day that is put right after it was kept is not kept again that year', () =>
  inOffice(async (tx) => {
    await tx.updateTable('person').set({ spouse_id: null }).execute()
    const { id } = await person(tx, '0101')
    const wedding = { person: id, calendar: 'solar', leap: false, by: null, now: NOW } as const
    await queries.setWedding(tx, { ...wedding, day: '1976-11-25' })
    expect(await read(tx, '0101', '2026-11-25')).toContain('结婚50周年')
    await queries.setWedding(tx, { ...wedding, day: '1976-11-28' })
    expect(await read(tx, '0101', '2026-11-28')).toBe('')
    expect(await read(tx, '0101', '2027-11-28')).toContain('结婚51周年')
  }))
