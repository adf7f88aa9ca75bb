/** Two of the staff answer the same request at the same instant: one is promised, the other sees it first and decides. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import type { Outcome, Turn, Tx } from '../../src/feature.ts'
import { work } from '../../src/features/requests/work.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { type MortalOffice, openMortalOffice } from '../faults/office.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()
const NOW = new Date('2026-11-23T09:00:00+08:00')
const zone = 'Asia/Shanghai'
const office = { name: '办公室', phone: '0000', zone, nextSending: (at: Date) => at, sentBy: (at: Date) => at }

describe.skipIf(!postgres)('two processes with the same request on PostgreSQL', () => {
  let stores: readonly Store[] = []
  let staff: readonly number[] = []

  beforeAll(async () => {
    const databaseUrl = (await postgres?.createDatabase('answering')) ?? ''
    const first = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    stores = [first, await openStore({ databaseUrl, dataDir: '', log: silentLog })]
    const { db } = first
    const rows = ['陈德福', '王芳', '刘志强'].map((name) => ({
      name,
      kind: 'retiree' as const,
      status: 'active' as const,
      birth_calendar: 'unknown' as const,
      region: 'city' as const,
    }))
    const [elder, ...others] = (await db.insertInto('person').values(rows).returning('id').execute()).map(
      ({ id }) => id,
    )
    staff = others
    await db.insertInto('account').values({ id: 'a', puppet: 'local' }).execute()
    const chat = { account_id: 'a', kind: 'private', platform_id: 'p', name: '老陈头', created_at: NOW } as const
    const { id: chat_id } = await db.insertInto('chat').values(chat).returning('id').executeTakeFirstOrThrow()
    const binding = { chat_id, person_id: elder ?? 0, confirmed: true, from_at: NOW }
    await db.insertInto('binding').values(binding).execute()
    const request = {
      person_id: elder ?? 0,
      chat_id,
      asker: '陈德福',
      why: '',
      urgent: false,
      state: 'open',
      opened_at: NOW,
      last_at: NOW,
      due_at: NOW,
      promised_at: NOW,
      topic: 'papers',
      channel: 'chat',
    } as const
    await db.insertInto('request').values(request).execute()
  })
  afterAll(async () => {
    await Promise.all(stores.map((one) => one.close()))
  })

  const say = (db: Tx, who: number, words: string): Promise<Outcome | undefined> => {
    const act = { text: words, span: { from: 0, to: 1 }, when: [], commands: [], reply: { reply: 'other', score: 0 } }
    const person = { id: staff[who] ?? 0, name: ['王芳', '刘志强'][who] ?? '', unit: null, address: '' }
    const speaker = { person, sharing: [], rights: new Map([['request.handle', 'office']]) }
    const chat = { id: 0, kind: 'private', name: '' } as const
    return (
      work.claims?.({
        ...{ db, now: NOW, office, speaker, scope: 'office', chat, words, inboxId: null, act, slots: {} },
      } as unknown as Turn) ?? Promise.resolve(undefined)
    )
  }

  test('the second waits for the first, and then reads what it has said', async () => {
    const { number } = await firstRequest()
    const [locked, go] = [gate(), gate()]
    const one = stores[0]?.db.transaction().execute(async (db) => {
      const outcome = await say(db, 0, `${number} 回：在街道办。`)
      locked.open()
      await go.opened
      return outcome
    })
    await locked.opened
    let isThrough = false
    const two = stores[1]?.db
      .transaction()
      .execute((db) => say(db, 1, `${number} 回：在社区办。`))
      .finally(() => {
        isThrough = true
      })
    await sleep(200)
    expect(isThrough).toBe(false)
    go.open()
    expect((await one)?.reply?.text).toContain('两分钟后发给陈德福')
    const second = await two
    expect(second?.reply?.text).toContain('王芳09:00回话：“在街道办。”')
    expect(second?.messages).toBeUndefined()
  })

  const firstRequest = async () => {
    const row = await stores[0]?.db.selectFrom('request').select('id').executeTakeFirstOrThrow()
    return { number: row?.id ?? 0 }
  }
})

/** Something that others wait for. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe.skipIf(!postgres)('the whole office, both answering at once', () => {
  const STAFF = ['phone-0901', 'phone-0902'] as const
  const ELDERS = ['0101', '0102', '0105', '0106', '0107', '0201'].map((number) => `phone-${number}`)
  let at: MortalOffice
  beforeAll(async () => {
    const databaseUrl = await postgres?.createDatabase('both')
    at = await openMortalOffice({ ...(databaseUrl === undefined ? {} : { databaseUrl }) })
  })
  afterAll(() => at.close())

  const last = (contact: string) => at.heard(contact).at(-1) ?? ''

  test('what was promised goes out, once, and nothing else', async () => {
    const promised = new Map<string, readonly string[]>()
    for (const [index, elder] of ELDERS.entries()) {
      const number = 101 + index
      await at.say(elder, '老年证在哪儿办？')
      const answers = STAFF.map((_, who) => `第${number}件，${who === 0 ? '街道' : '社区'}办。`)
      await Promise.all(STAFF.map((contact, who) => at.receive(contact, `${number} 回：${answers[who]}`)))
      await Promise.all([at.settle(), at.settle()])
      const asked = STAFF.findIndex((contact) => last(contact).startsWith('先别急'))
      expect(STAFF.filter((contact) => at.heard(contact).some((text) => isPromise(text, number)))).toHaveLength(1)
      expect(asked).toBeGreaterThanOrEqual(0)
      // Whoever is asked has read what the other says, and every second time sends theirs all the same.
      expect(last(STAFF[asked] ?? '')).toContain(answers[1 - asked])
      const both = index % 2 === 0
      await at.say(STAFF[asked] ?? '', both ? '1' : '2')
      promised.set(
        elder,
        answers.filter((_, who) => both || who !== asked),
      )
    }
    await at.pass(5)
    for (const [elder, answers] of promised) {
      const got = at.heard(elder).filter((text) => text.startsWith('您问的事'))
      expect(got.map((text) => text.split('\n')[1]).toSorted()).toEqual([...answers].toSorted())
    }
  })

  const isPromise = (text: string, number: number) => text.includes(`第${number}件`) && text.startsWith('两分钟后发给')
})
