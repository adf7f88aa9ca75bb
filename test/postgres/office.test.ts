import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MortalOffice, openMortalOffice } from '../faults/office.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()
const STAFF = 'phone-0901'

describe.skipIf(!postgres)('the whole office on PostgreSQL', () => {
  let office: MortalOffice
  beforeAll(async () => {
    const databaseUrl = await postgres?.createDatabase('office')
    office = await openMortalOffice({ ...(databaseUrl === undefined ? {} : { databaseUrl }) })
  })
  afterAll(() => office.close())

  test('plans, asks, takes answers, counts and reminds', async () => {
    const last = (contact: string) => office.heard(contact).at(-1)
    await office.say(STAFF, '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复')
    expect(last(STAFF)).toContain('1 发布')
    await office.say(STAFF, '1')
    expect(last('phone-0101')).toContain('重阳茶话会')

    await office.say('phone-0101', '我去')
    await office.say('phone-0102', '去不了')
    expect(last('phone-0101')).toContain('记下了，您去重阳茶话会')
    await office.say(STAFF, '谁报名了')
    expect(last(STAFF)).toContain('陈德福')

    const told = new Map(['phone-0101', 'phone-0102', 'phone-0105'].map((one) => [one, office.heard(one).length]))
    await office.pass(9 * 24 * 60)
    const since = [...told].map(([contact, count]) => office.heard(contact).length - count)
    expect(since).toEqual([1, 0, 1])
  })
})
