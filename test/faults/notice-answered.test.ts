/**
 * A notice to 2,000 people (the short form: to 100), some with a phone and some without, whose process dies again and again: while
 * its rows are made, while it goes, while people answer, while staff enter what they heard by telephone. In the end everybody
 * is in exactly one final state, which is what lies on their phone, and each answer counts once.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as notices from '../../src/features/notices/queries.ts'
import { addCrowd } from './crowd.ts'
import { type Chance, LONG, openChance } from './draw.ts'
import { type MortalOffice, openMortalOffice } from './office.ts'

const STAFF = 'phone-0901'
const UNIT = '第三支部'
const PHONES = LONG ? 1600 : 80
/** On the phone list. */
const MUTE = LONG ? 400 : 20
/** So many of the first answer by chat, so many of the latter are told by telephone. */
const ANSWERS = PHONES / 4
const TOLD = LONG ? 20 : 3
const WORDS = '活动室装修停用一周'
/** About so often a turn with its answer, or the making of a notice's rows, asks the database. */
const QUERIES = 20
/** So many write before the process dies again. */
const AT_ONCE = 5
const OPEN: ReadonlySet<notices.State> = new Set(['planned', 'waiting', 'sending'])

let office: MortalOffice
let chance: Chance
let crowd: readonly string[]
let deaths = 0
beforeAll(async () => {
  chance = openChance('notice with answers')
  office = await openMortalOffice({})
  const { db, network, now } = office
  crowd = await addCrowd({ db, network, now: now() }, UNIT, PHONES)
  const { id } = await db.selectFrom('unit').select('id').where('name', '=', UNIT).executeTakeFirstOrThrow()
  const mute = Array.from({ length: MUTE }, (_, index) => ({
    name: nameOf(index),
    unit_id: id,
    birth_calendar: 'unknown' as const,
    region: 'city' as const,
    status: 'active' as const,
    kind: 'retiree' as const,
  }))
  await db.insertInto('person').values(mute).execute()
})
afterAll(() => office.close())

/** Nobody else is called so: 某 and three characters that count. */
const nameOf = (index: number): string =>
  `某${[...String(index).padStart(3, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}`

/** The process dies before one of its next queries, if it comes so far, and another goes on. */
async function dieOver(work: () => Promise<unknown>, within: number): Promise<void> {
  office.dieBefore(1 + chance.below(within))
  await work().catch(() => undefined)
  if (!(await office.settle().catch(() => false))) deaths += 1
  await office.restart()
  await office.settle()
}

async function newest(): Promise<number> {
  const { id } = await office.db.selectFrom('notice').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

const hasIt = (contact: string): number =>
  office.heard(contact).filter((text) => text.startsWith('【') && text.includes(WORDS)).length

test('killed at any point, everybody is in one final state, and each answer counts once', {
  timeout: LONG ? 1_800_000 : 240_000,
}, async () => {
  await office.say(STAFF, `加急通知${UNIT}：${WORDS}，收到请回复`)
  await office.say(STAFF, '试验')
  expect(office.heard(STAFF).at(-1)).toContain('1 发送')
  await office.receive(STAFF, '1')
  for (let time = 0; time < 4; time++) await dieOver(() => office.settle(), QUERIES)
  const notice = await newest()
  for (let time = 0; crowd.some((contact) => hasIt(contact) === 0); time++) {
    expect(time, 'it does not come to an end').toBeLessThan(100)
    // Later and later, so that in the end it gets through.
    await dieOver(() => office.pass(1), QUERIES * 10 * (time + 1))
  }
  const writers = crowd.slice(0, ANSWERS)
  for (let from = 0; from < writers.length; from += AT_ONCE) {
    for (const contact of writers.slice(from, from + AT_ONCE)) await office.receive(contact, '收到')
    await dieOver(() => office.settle(), QUERIES * 4)
  }
  for (let index = 0; index < TOLD; index++) {
    await office.receive(STAFF, `${nameOf(index)}收到通知了`)
    await dieOver(() => office.settle(), QUERIES)
  }
  await office.pass(120)
  await hold(notice, writers)
})

async function hold(notice: number, writers: readonly string[]): Promise<void> {
  const { db } = office
  const now = office.now()
  const { found, counts } = await db.transaction().execute(async (tx) => ({
    found: await notices.listStandings(tx, notice, { now, scope: 'office' }),
    counts: await notices.countStates(tx, notice, now),
  }))
  expect(found.length).toBeGreaterThanOrEqual(PHONES + MUTE)
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(found.length)
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  expect(found.filter(({ state }) => OPEN.has(state))).toEqual([])
  const chats = await db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .select(['binding.person_id', 'chat.platform_id'])
    .execute()
  const phoneOf = new Map(chats.map(({ person_id, platform_id }) => [person_id, platform_id ?? '']))
  const told = new Set(Array.from({ length: TOLD }, (_, index) => nameOf(index)))
  let twice = 0
  const faults = found.flatMap(({ id, name, state }) => {
    const phone = phoneOf.get(id) ?? ''
    const copies = hasIt(phone)
    twice += Math.max(0, copies - 1)
    const wanted =
      writers.includes(phone) || told.has(name) ? ['answered'] : copies > 0 ? ['sent', 'uncertain'] : ['phone']
    return wanted.includes(state) ? [] : [`${name}: ${state}, and has ${copies}`]
  })
  expect(faults).toEqual([])
  expect(twice).toBeLessThanOrEqual(deaths)
  const answers = await db.selectFrom('notice_answer').select('person_id').where('notice_id', '=', notice).execute()
  expect(answers.length).toBe(new Set(answers.map(({ person_id }) => person_id)).size)
  expect(answers.length).toBe(writers.length + told.size)
  const rows = await db.selectFrom('outbox').select('id').where('about', '=', notices.aboutText(notice)).execute()
  expect(rows.length).toBe(found.length)
  expect(deaths).toBeGreaterThan(4)
  process.stdout.write(`notice with answers: ${found.length} people, ${deaths} deaths, ${twice} said twice\n`)
}
