/** A broadcast whose process dies, in an office where nobody has said yet what they wish for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MortalOffice, openMortalOffice } from './office.ts'

const STAFF = 'phone-0901'
/** 第一支部. */
const BRANCH = ['0101', '0102', '0103', '0104', '0105', '0106', '0107'].map((number) => `phone-${number}`)
const PLAN = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'

let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({})
})
afterAll(() => office.close())

async function draft(): Promise<void> {
  await office.say(STAFF, PLAN)
  expect(office.heard(STAFF).at(-1)).toContain('1 发布')
}

test('in the middle of a broadcast: everybody is asked, nobody is left out, one person at most is asked twice', async () => {
  for (let query = 5, died = true; died; query += 17) {
    await draft()
    const before = new Map(BRANCH.map((contact) => [contact, office.heard(contact).length]))
    await office.receive(STAFF, '1')
    office.dieBefore(query)
    died = !(await office.settle())
    await office.restart()
    await office.settle()
    await office.pass(2)
    const asked = BRANCH.map(
      (contact) =>
        office
          .heard(contact)
          .slice(before.get(contact))
          .filter((text) => text.includes('请您参加')).length,
    )
    expect([query, Math.min(...asked)]).toEqual([query, 1])
    expect([query, asked.reduce((sum, times) => sum + times, 0) - BRANCH.length]).toEqual([
      query,
      expect.toSatisfy((twice: number) => twice <= 1),
    ])
  }
})
