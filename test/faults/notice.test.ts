/** A notice whose process dies in the middle: everybody has exactly one row, and in the end one final state. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MortalOffice, openMortalOffice } from './office.ts'

const STAFF = 'phone-0901'
const MORE = 200

let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({})
  await fillBranch()
})
afterAll(() => office.close())

/** Two hundred more people of 第三支部, without WeChat: each ends on the phone list. */
async function fillBranch(): Promise<void> {
  const { id } = await office.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '第三支部')
    .executeTakeFirstOrThrow()
  const people = Array.from({ length: MORE }, (_, index) => ({
    name: `某${index}`,
    unit_id: id,
    birth_calendar: 'unknown' as const,
    region: 'city' as const,
    status: 'active' as const,
    kind: 'retiree' as const,
  }))
  await office.db.insertInto('person').values(people).execute()
}

const FINAL = ['sent', 'unreachable', 'uncertain']

/** How often each person of the newest notice has a row in the outbox, and in which states they are. */
async function standing() {
  const { id } = await office.db.selectFrom('notice').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const people = await office.db.selectFrom('notice_person').select('person_id').where('notice_id', '=', id).execute()
  const rows = await office.db
    .selectFrom('outbox')
    .select(['person_id', 'state'])
    .where('about', '=', `notice:${id}:text`)
    .execute()
  return {
    people: people.length,
    rows: rows.length,
    different: new Set(rows.map(({ person_id }) => person_id)).size,
    open: rows.filter(({ state }) => !FINAL.includes(state)).length,
  }
}

test('killed at any query: everybody once, nobody twice, nobody left open', async () => {
  // Urgent, so that one a day does not hold it.
  for (let query = 8, died = true, round = 1; died; query += 23, round++) {
    await office.say(STAFF, `加急通知第三支部：第${round}次试验停水`)
    await office.say(STAFF, '试验')
    expect(office.heard(STAFF).at(-1)).toContain('1 发送')
    await office.receive(STAFF, '1')
    office.dieBefore(query)
    died = !(await office.settle())
    await office.restart()
    await office.settle()
    await office.pass(5)
    const found = await standing()
    expect([query, found]).toEqual([
      query,
      { people: found.people, rows: found.people, different: found.people, open: 0 },
    ])
    expect(found.people).toBeGreaterThan(MORE)
  }
})
