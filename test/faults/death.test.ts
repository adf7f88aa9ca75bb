/**
 * A death is made final by a process that dies before one statement after the other: all of it happened or nothing, and
 * in the end all of it, once.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { VERSION } from '../../src/features/privacy/rules.ts'
import { addCrowd } from './crowd.ts'
import { LONG } from './draw.ts'
import { type MortalOffice, openMortalOffice } from './office.ts'

const [REPORTS, CONFIRMS] = ['phone-0901', 'phone-0902']
const UNIT = '第一支部'
/** Before every statement, or before a sample of them. */
const STEP = LONG ? 1 : 5
const PEOPLE = LONG ? 150 : 35
const HAN = '甲乙丙丁戊己庚辛壬癸'
const NAMES = Array.from(
  { length: PEOPLE },
  (_, at) => `钱${HAN[Math.floor(at / 100)]}${HAN[Math.floor(at / 10) % 10]}${HAN[at % 10]}`,
)
/** So long after nine the office does not send, and staff are told at once: noon, in minutes. */
const UNTIL_NOON = 165

let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({})
  const contacts = await addCrowd({ db: office.db, network: office.network, now: office.now() }, UNIT, PEOPLE, NAMES)
  // Whoever has agreed on paper is asked nothing besides.
  await sql`insert into consent (person_id, version, answer, how, asked_at, answered_at)
    select id, ${VERSION}::int, 'agreed', 'paper', ${office.now()}::timestamptz, ${office.now()}::timestamptz
    from person where name = any(${NAMES}::text[])`.execute(office.db)
  await office.restart()
  await publish('下周三上午9点在活动中心办茶话会')
  await office.pass(5)
  for (const contact of contacts) await office.say(contact, '1')
  await office.pass(UNTIL_NOON)
  await publish('下周四上午9点在活动中心办书画展')
}, 240_000)
afterAll(() => office.close())

async function publish(plan: string): Promise<void> {
  await office.say(REPORTS, `${plan}，请${UNIT}的同志回复`)
  await office.say(REPORTS, '1')
}

/** What a death ends: bindings, questions, what waits to be sent, seats. What it opens: the list of what is to be done, silence in rooms. */
async function standing(name: string) {
  const { db } = office
  const { id, status } = await db
    .selectFrom('person')
    .select(['id', 'status'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  const departures = await db.selectFrom('departure').select(['id', 'state']).where('person_id', '=', id).execute()
  const departure = departures[0]?.id ?? 0
  const [bound, asked, due, seats, care, muted] = await Promise.all([
    db.selectFrom('binding').select('id').where('person_id', '=', id).where('until_at', 'is', null).execute(),
    db.selectFrom('awaited').select('id').where('person_id', '=', id).where('closed_at', 'is', null).execute(),
    db.selectFrom('outbox').select('id').where('person_id', '=', id).where('state', '=', 'due').execute(),
    db
      .selectFrom('sign_up')
      .select('id')
      .where('person_id', '=', id)
      .where('seat', 'is not', null)
      .where('replaced_at', 'is', null)
      .execute(),
    db.selectFrom('aftercare').select('id').where('departure_id', '=', departure).execute(),
    db.selectFrom('room_mute').select('chat_id').where('departure_id', '=', departure).execute(),
  ])
  return {
    status,
    departures: departures.map(({ state }) => state),
    ended: [bound, asked, due, seats].map(({ length }) => length),
    opened: [care, muted].map(({ length }) => length),
  }
}

const FINAL = { status: 'deceased', departures: ['final'], ended: [0, 0, 0, 0], opened: [6, 1] }

test('all or nothing, and all of it once', async () => {
  let round = 0
  for (let query = 1, died = true; died; query += STEP) {
    const name = NAMES[round++]
    if (name === undefined) throw new Error('it never comes to an end')
    await office.say(REPORTS, `${name}去世了`)
    await office.say(REPORTS, '1')
    const before = await standing(name)
    expect([name, before]).toEqual([
      name,
      { status: 'active', departures: ['reported'], ended: [1, 2, 1, 1], opened: [0, 0] },
    ])
    await office.receive(CONFIRMS, '1')
    office.dieBefore(query)
    died = !(await office.settle())
    const left = await standing(name)
    expect([query, left]).toEqual([query, left.status === 'active' ? before : FINAL])
    await office.restart()
    await office.settle()
    expect([query, await standing(name)]).toEqual([query, FINAL])
    const told = (contact: string, words: string) => office.heard(contact).filter((text) => text.includes(words)).length
    // Whoever dies while it is being sent says an answer again (README): twice at most.
    expect([1, 2]).toContain(told(CONFIRMS, `已确认。给${name}的`))
    expect([0, 1]).toContain(told(REPORTS, `刘志强同志确认了：${name}去世`))
    await office.pass(1)
  }
  expect(round).toBeGreaterThan(5)
}, 600_000)
