/**
 * A notice whose database stops in the middle and comes back: in the end everybody is in one final state, what is said of
 * them is what lies on their phones, nobody has it twice, and answers written meanwhile count once.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monotonic, sleep } from '../../src/base/clock.ts'
import * as notices from '../../src/features/notices/queries.ts'
import { usePostgres } from '../world/postgres.ts'
import { until } from '../world/world.ts'
import { addCrowd } from './crowd.ts'
import { LONG } from './draw.ts'
import { type OfficeOnPostgres, openOfficeOnPostgres } from './office-on-postgres.ts'

const STAFF = 'phone-0901'
const UNIT = '第三支部'
const MORE = LONG ? 1000 : 150
/** So many have it when the database goes. */
const EARLY = 20
/** So many answer while it is away. */
const ANSWERS = 10
const MINUTE = 60_000
const BOUND = { timeout: LONG ? 1_800_000 : 240_000 }
const OPEN: ReadonlySet<notices.State> = new Set(['planned', 'waiting', 'sending'])

const there = (await usePostgres()) !== undefined
let office: OfficeOnPostgres
let crowd: readonly string[]

describe.skipIf(!there)('the database goes in the middle of a notice', BOUND, () => {
  beforeAll(async () => {
    office = await openOfficeOnPostgres()
    const { store, network, clock } = office
    crowd = await addCrowd({ db: store.db, network, now: clock.now() }, UNIT, MORE)
  })
  afterAll(() => office.close())

  test.each<[string, () => Promise<void> | void, () => Promise<void> | void]>([
    ['stopped and started', () => office.server.stop(), () => office.server.start()],
    ['frozen and thawed', () => office.server.freeze(), () => office.server.thaw()],
  ])('%s', async (how, leave, comeBack) => {
    const words = `活动室${how === 'frozen and thawed' ? '照常开' : '装修停用'}一周`
    const has = (contact: string) =>
      said(contact).filter((text) => text.startsWith('【') && text.includes(words)).length
    await ask(`加急通知${UNIT}：${words}，收到请回复`, '为什么要加急')
    await ask('试验', '1 发送')
    await ask('1', '撤回')
    const { id } = await office.store.db
      .selectFrom('notice')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await until(() => isPosted(id), 'the rows were not made')
    await office.clock.set(new Date(office.clock.now().getTime() + 3 * MINUTE))
    await until(() => crowd.filter((contact) => has(contact) > 0).length >= EARLY, 'nothing was sent')
    const before = await newestInbox()
    await leave()
    const early = crowd.filter((contact) => has(contact) > 0)
    expect(early.length).toBeLessThan(MORE)
    for (const contact of early.slice(0, ANSWERS)) office.network.say(contact, { bot: true }, { text: '收到' })
    await sleep(2000)
    await comeBack()
    await until(async () => (await keptSince(before)) >= ANSWERS, 'what was written meanwhile was not kept')
    await settled(id)
    await hold(id, has)
  })
})

/** What the bot has said to somebody. */
const said = (contact: string) =>
  office.network
    .messagesOf(contact, contact)
    .filter(({ from }) => from === office.network.bot.id)
    .map(({ text }) => text)

async function ask(text: string, answer: string): Promise<void> {
  const before = said(STAFF).length
  office.network.say(STAFF, { bot: true }, { text })
  await until(() => said(STAFF).slice(before).join('\n').includes(answer), `no ${answer} to ${text}`)
}

const standings = (notice: number) =>
  office.store.db
    .transaction()
    .execute((tx) => notices.listStandings(tx, notice, { now: office.clock.now(), scope: 'office' }))

async function isPosted(notice: number): Promise<boolean> {
  const left = await office.store.db
    .selectFrom('notice_person')
    .select('person_id')
    .where('notice_id', '=', notice)
    .where('posted_at', 'is', null)
    .execute()
  return left.length === 0
}

const newestInbox = async () => {
  const newest = await office.store.db.selectFrom('inbox').select('id').orderBy('id', 'desc').executeTakeFirst()
  return newest?.id ?? 0
}

/** So many messages have been kept after one: what is heard while the database is away comes in after it is back. */
const keptSince = async (id: number) =>
  (await office.store.db.selectFrom('inbox').select('id').where('id', '>', id).execute()).length

/** Everybody is in a final state, and all that was written is handled. */
async function settled(notice: number): Promise<void> {
  const deadline = monotonic() + MINUTE
  const isOver = async () => {
    const unheard = await office.store.db.selectFrom('inbox').select('id').where('state', '=', 'received').execute()
    return unheard.length === 0 && (await standings(notice)).every(({ state }) => !OPEN.has(state))
  }
  while (!(await isOver()) && monotonic() < deadline) await sleep(200)
}

async function hold(notice: number, has: (contact: string) => number): Promise<void> {
  const { db } = office.store
  const chats = await db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .select(['binding.person_id', 'chat.platform_id'])
    .execute()
  const phoneOf = new Map(chats.map(({ person_id, platform_id }) => [person_id, platform_id ?? '']))
  const found = await standings(notice)
  expect(found.length).toBeGreaterThan(MORE)
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  const faults = found.flatMap(({ id, name, state }) => {
    const copies = has(phoneOf.get(id) ?? '')
    if (state === 'phone') return copies === 0 ? [] : [`${name}: to be rung up, and has ${copies}`]
    return (state === 'sent' || state === 'answered') && copies === 1 ? [] : [`${name}: ${state}, and has ${copies}`]
  })
  expect(faults).toEqual([])
  expect(found.filter(({ state }) => state === 'answered').length).toBe(ANSWERS)
  const rows = await db
    .selectFrom('outbox')
    .select('person_id')
    .where('about', '=', notices.aboutText(notice))
    .execute()
  expect(rows.length).toBe(found.length)
}
