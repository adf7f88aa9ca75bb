import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPeople } from '../../../db/demo/office.ts'
import { demoContacts, isOwnList, seedDemo, seedStaff } from '../../../db/demo/seed.ts'
import { ageOn } from '../../../src/features/people/rules.ts'
import { VERSION } from '../../../src/features/privacy/rules.ts'
import { type TestDatabase, testDatabase } from '../../world/database.ts'
import { COLD, NOW, TODAY } from './office.ts'

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
}, COLD)
afterAll(() => store.close())

test('the office is put into the tables once', async () => {
  await seedDemo(store.db, NOW)
  await seedDemo(store.db, NOW)
  const counts = Object.fromEntries(
    await Promise.all(
      (['person', 'unit', 'club_member', 'appointment', 'chat', 'binding', 'room_audience'] as const).map(
        async (table) => {
          const rows = await store.db.selectFrom(table).selectAll().execute()
          return [table, rows.length] as const
        },
      ),
    ),
  )
  expect(counts).toEqual({
    person: 22,
    unit: 10,
    club_member: 7,
    appointment: 8,
    chat: 23,
    binding: 21,
    room_audience: 2,
  })
})

test('every contact of somebody on the roster has its chat, and every room too', async () => {
  const { contacts, rooms } = demoContacts()
  const chats = await store.db.selectFrom('chat').select('platform_id').execute()
  const known = contacts.filter(({ alias }) => alias !== '').map(({ id }) => id)
  expect(chats.map((chat) => chat.platform_id).sort()).toEqual([...known, ...rooms.map(({ id }) => id)].sort())
})

test('what they have signed is the text that holds today', async () => {
  const signed = await store.db.selectFrom('consent').select('version').distinct().execute()
  expect(signed).toEqual([{ version: VERSION }])
})

test('it shows what an office has to cope with', () => {
  const names = demoPeople.map(({ name }) => name)
  expect(demoPeople.filter(({ nickname }) => nickname === undefined)).toHaveLength(1)
  expect(new Set(names).size).toBe(names.length - 1)
  expect(demoPeople.filter(({ region }) => region !== undefined).length).toBeGreaterThanOrEqual(3)
  expect(demoPeople.filter(({ born }) => born !== undefined && ageOn(born, TODAY) >= 80).length).toBeGreaterThan(5)
  expect(new Set(demoPeople.map(({ calendar }) => calendar))).toEqual(new Set(['solar', 'lunar', undefined]))
})

test('rooms hold the bot, their people and staff; remarks tell namesakes apart', () => {
  const { contacts, rooms } = demoContacts()
  expect(rooms.map(({ topic, memberIds }) => [topic, memberIds.length])).toEqual([
    ['第一支部群', 10],
    ['太极拳群', 10],
  ])
  expect(rooms.every(({ memberIds }) => memberIds.includes('bot'))).toBe(true)
  expect(new Set(contacts.map(({ alias }) => alias)).size).toBe(contacts.length)
  expect(contacts.find(({ id }) => id === 'phone-0302')).toEqual({
    id: 'phone-0302',
    name: '英子',
    alias: '王秀英·第三支部·0302',
  })
})

test('beside a list that was taken in before the first start only the staff come, once', async () => {
  expect(await isOwnList(store.db)).toBe(false)
  await store.reset()
  const elder = { name: '马长河', number: '0101', birth_calendar: 'unknown', region: 'city', kind: 'retiree' } as const
  await store.db
    .insertInto('person')
    .values({ ...elder, status: 'active' })
    .execute()
  expect([await seedDemo(store.db, NOW), await isOwnList(store.db)]).toEqual([false, true])
  expect([await seedStaff(store.db, NOW), await seedStaff(store.db, NOW)]).toEqual([true, false])
  const names = await store.db
    .selectFrom('binding')
    .innerJoin('person', 'person.id', 'binding.person_id')
    .select('person.name')
    .where('confirmed', '=', true)
    .orderBy('person.id')
    .execute()
  expect(names.map(({ name }) => name)).toEqual(['王芳', '刘志强'])
  expect(demoContacts(true).contacts.map(({ name }) => name)).toHaveLength(3)
})
