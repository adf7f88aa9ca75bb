import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { command, type Feature } from '../../src/feature.ts'
import { FEATURES, type MortalOffice, openMortalOffice } from './office.ts'

const STAFF = 'phone-0901'
/** 第一支部. */
const BRANCH = ['0101', '0102', '0103', '0104', '0105', '0106', '0107'].map((number) => `phone-${number}`)
const PLAN = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'

/** Says what nobody can handle. */
const broken: Feature = {
  id: 'broken',
  rights: { 'broken.use': ['member'] },
  commands: [
    command({
      id: 'broken.break',
      needs: 'broken.use',
      says: ['拔萝卜'],
      slots: {},
      ask: {},
      examples: ['拔萝卜'],
      run: () => Promise.reject(new Error('broken')),
    }),
  ],
}

let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({ features: [...FEATURES, broken] })
})
afterAll(() => office.close())

const repliesTo = async (inboxId: number) =>
  office.db.selectFrom('outbox').selectAll().where('once', 'like', `inbox ${inboxId}:reply%`).execute()

describe('a restart', () => {
  test('between recording and handling: the message is answered, once', async () => {
    const before = office.heard('phone-0101').length
    const id = await office.receive('phone-0101', '帮助')
    await office.restart()
    await office.settle()
    expect(office.heard('phone-0101')).toHaveLength(before + 1)
    expect(await repliesTo(id)).toHaveLength(1)
  })

  test('between commit and sending: the answer goes out, once', async () => {
    const before = office.heard('phone-0101').length
    const id = await office.receive('phone-0101', '帮助')
    office.network.line.goOffline()
    await office.settle()
    expect((await repliesTo(id)).map((row) => row.state)).toEqual(['due'])
    expect(office.heard('phone-0101')).toHaveLength(before)
    await office.restart()
    await office.settle()
    expect((await repliesTo(id)).map((row) => row.state)).toEqual(['sent'])
    expect(office.heard('phone-0101')).toHaveLength(before + 1)
  })
})

test('a message that the database refuses holds up nobody, and staff hear of it once', async () => {
  await sql`alter table inbox add constraint refused check (text <> '坏')`.execute(office.db)
  onTestFinished(async () => void (await sql`alter table inbox drop constraint refused`.execute(office.db)))
  office.network.say('phone-0101', { bot: true }, { text: '坏' })
  await office.say('phone-0102', '帮助')
  office.network.say('phone-0101', { bot: true }, { text: '坏' })
  await office.say('phone-0102', '帮助')
  await office.settle()
  const lines = office.heard(STAFF).filter((text) => text.includes('没能记下来'))
  expect(lines).toEqual(
    Array(2).fill(expect.stringMatching(/^11月23日（周一）.*，陈德福·第一支部·0101发来的一条消息没能记下来/)),
  )
})

test('the same platform message five times counts once', async () => {
  const before = office.heard('phone-0102').length
  office.network.line.repeatNext(5)
  await office.say('phone-0102', '帮助')
  await office.settle()
  expect(office.heard('phone-0102')).toHaveLength(before + 1)
})

test('a message that arrives while the program stops is kept for the next start', async () => {
  const before = office.heard('phone-0105').length
  const stopping = office.stop()
  office.network.say('phone-0105', { bot: true }, { text: '帮助' })
  await stopping
  expect(office.heard('phone-0105')).toHaveLength(before)
  await office.restart()
  await office.settle()
  expect(office.heard('phone-0105')).toHaveLength(before + 1)
})

describe('a message that cannot be handled', () => {
  test('is given up after three starts, with an apology and a line to staff, and its chat goes on', async () => {
    const [before, staffBefore] = [office.heard('phone-0103').length, office.heard(STAFF).length]
    const id = await office.receive('phone-0103', '拔萝卜')
    await office.receive('phone-0103', '帮助')
    await office.settle()
    const [apology = '', help = '', ...others] = office.heard('phone-0103').slice(before)
    expect(apology).toContain(`对不起，您刚才这条消息我没处理好（编号E${id}）`)
    expect(help).toContain('您可以这样跟我说')
    expect(others).toEqual([])
    const lines = office.heard(STAFF).slice(staffBefore)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`编号E${id}`)
    expect(lines[0]).toContain('拔萝卜')
    const row = await office.db.selectFrom('inbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect([row.state, row.failure, row.attempts]).toEqual(['failed', `E${id}`, 4])
  })

  test('counts its starts across restarts', async () => {
    const id = await office.receive('phone-0104', '拔萝卜')
    for (let start = 1; start <= 3; start++) {
      // Dies right after the claim has been committed.
      office.dieBefore(3)
      expect(await office.settle()).toBe(false)
      await office.restart()
    }
    await office.settle()
    const row = await office.db.selectFrom('inbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(row.state).toBe('failed')
    expect(office.heard('phone-0104').at(-1)).toContain(`编号E${id}`)
  })
})

describe('a process that dies at any of its queries', () => {
  const signUps = async (contact: string) => {
    const rows = await office.db
      .selectFrom('sign_up')
      .innerJoin('binding', 'binding.person_id', 'sign_up.person_id')
      .innerJoin('chat', 'chat.id', 'binding.chat_id')
      .select(['sign_up.answer', 'sign_up.inbox_id'])
      .where('chat.platform_id', '=', contact)
      .where('sign_up.replaced_at', 'is', null)
      .execute()
    return rows
  }

  /** Plans, and stops before the answer that publishes. */
  async function draft(): Promise<void> {
    await office.say(STAFF, PLAN)
    expect(office.heard(STAFF).at(-1)).toContain('1 发布')
  }

  test('while handling an answer: it is recorded once and its receipt comes, twice only when nobody can know', async () => {
    await draft()
    await office.say(STAFF, '1')
    let points = 0
    for (let query = 1, died = true; died; query++) {
      const contact = BRANCH[query % BRANCH.length] ?? ''
      const text = query % 2 === 0 ? '我去' : '去不了'
      const before = office.heard(contact).length
      const id = await office.receive(contact, text)
      office.dieBefore(query)
      died = !(await office.settle())
      points = query
      await office.restart()
      await office.settle()
      await office.pass(2)
      expect([query, await signUps(contact)]).toEqual([
        query,
        [{ answer: query % 2 === 0 ? 'yes' : 'no', inbox_id: id }],
      ])
      expect([query, (await repliesTo(id)).map((row) => row.state)]).toEqual([query, ['sent']])
      const receipts = office.heard(contact).slice(before)
      expect(new Set(receipts).size).toBe(1)
      expect(receipts.length).toBeLessThanOrEqual(2)
    }
    // The story has to be long enough to be worth telling.
    expect(points).toBeGreaterThan(15)
  })
})
