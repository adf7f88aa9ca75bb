/** Reminders whose process dies between noting whom it reminds and saying so: everybody is reminded, and has one row. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MortalOffice, openMortalOffice } from './office.ts'

const STAFF = 'phone-0901'
const COMING = ['0101', '0102', '0103', '0104', '0105'].map((number) => `phone-${number}`)

let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({})
}, 60_000)
afterAll(() => office.close())

const reminded = (contact: string) => office.heard(contact).filter((text) => text.includes('提醒您参加')).length

/** Lets time pass; whether the process was still alive at the end. */
const lives = () =>
  office.pass(15).then(
    () => true,
    () => false,
  )

test('killed at one statement after the other on the day before and on the day: each reminder once', async () => {
  await office.say(STAFF, '周三下午3点在活动中心办重阳茶话会，请第一支部的同志回复')
  await office.say(STAFF, '1')
  for (const contact of COMING) await office.say(contact, '我去')
  // To Tuesday, ten to four: the reminders of the day before are due at four, those of the day at one.
  await office.pass(30 * 60 + 50)
  let deaths = 0
  for (let query = 5; ; query += 13) {
    office.dieBefore(query)
    if (await lives()) break
    deaths += 1
    await office.restart()
  }
  await office.restart()
  await office.pass(15)
  expect(deaths).toBeGreaterThan(3)
  const rows = await office.db
    .selectFrom('outbox')
    .select(['person_id', 'state'])
    .where('once', 'like', 'day-before:%')
    .where('person_id', 'is not', null)
    .execute()
  const people = rows.map(({ person_id }) => person_id)
  expect(new Set(people).size).toBe(people.length)
  const counts = COMING.map(reminded)
  expect(Math.min(...counts)).toBe(1)
  // Of what was in hand at a death nobody can know whether it came; that one is said again.
  expect(counts.reduce((sum, count) => sum + count, 0) - COMING.length).toBeLessThanOrEqual(deaths)
}, 300_000)
