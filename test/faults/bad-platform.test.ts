/**
 * A notice on a platform that fails one send in five, by the real program, killed with -9 in the middle: with a picture,
 * beside a post in a room, and with people who were told by hand. In the end every person is in one state, and what the
 * tables say of them is what lies on their phones.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEMO_ACCOUNT } from '../../db/demo/office.ts'
import { silentLog } from '../../src/base/log.ts'
import * as notices from '../../src/features/notices/queries.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'
import { type Chance, LONG, openChance } from './draw.ts'
import { readPhones } from './phones.ts'
import {
  type Program,
  patiently,
  postForm,
  type Settings,
  startProgram,
  temporaryFolder,
  typePatiently,
} from './program.ts'

const postgres = await usePostgres()
const BAD_PLATFORM = join(import.meta.dirname, 'bad-platform.ts')
const STAFF = 'phone-0901'
const UNIT = '第三支部'
/** More people of it, each with a phone. */
const MORE = LONG ? 400 : 80
/** Told by telephone, before anything goes. */
const TOLD = '欧阳建明'
const WORDS = '活动室装修停用一周'
const ROOM_WORDS = '楼道灯已经修好'
const PICTURE = '告示.png'
/** Not one of a person's states may be left open. */
const OPEN: ReadonlySet<string> = new Set(['planned', 'waiting', 'sending'])
const UNREACHED: ReadonlySet<string> = new Set(['phone', 'failed', 'expired', 'uncertain', 'cancelled'])
const BOUND = { timeout: 1_200_000 }

describe.skipIf(!postgres)('a platform that fails one send in five', () => {
  test('killed twice in the middle: everybody is reached or listed with the reason, nobody twice', BOUND, async () => {
    const chance = openChance('bad platform')
    const office = await openOffice((await postgres?.createDatabase('bad_platform')) ?? '')
    const notice = await begin(office, chance)
    const deaths = [MORE / 4, MORE / 2].map((count) => Math.floor(count) + chance.below(10))
    for (const count of deaths) await dieAfter(office, count)
    await office.live({ HANGS: 'lost' })
    await finish(office, notice)
    await hold(office, notice, deaths.length)
  })
})

interface Office {
  readonly settings: Settings
  readonly store: Store
  /** The program that lives now, and its page. */
  life: { readonly program: Program; readonly url: string }
  /** A new program on the bad platform. */
  live(more?: Readonly<Record<string, string>>): Promise<void>
  /** What staff have heard that holds these words. */
  heard(words: string): number
  /** Staff write, and wait for an answer that holds these words. */
  ask(text: string, answer: string): Promise<void>
}

/** The invented office with more people, whose phones are added to the phones' own history. */
async function openOffice(DATABASE_URL: string): Promise<Office> {
  const settings: Settings = { DATA_DIR: temporaryFolder(), DATABASE_URL }
  const first = startProgram(settings)
  await first.url()
  first.signal('SIGTERM')
  await first.ended()
  const store = await openStore({ databaseUrl: DATABASE_URL, dataDir: '', log: silentLog })
  await fill(store, settings.DATA_DIR)
  const office: Office = {
    settings,
    store,
    life: { program: first, url: '' },
    async live(more = {}) {
      const seed = `${openChance('life').seed}`
      const program = startProgram({ ...settings, QWY_SEED: seed, SPARED: STAFF, ...more }, undefined, [BAD_PLATFORM])
      office.life = { program, url: await program.url() }
    },
    heard: (words) =>
      readPhones(settings.DATA_DIR).said.filter(({ chat, text }) => chat === STAFF && text.includes(words)).length,
    async ask(text, answer) {
      const before = office.heard(answer)
      await typePatiently(office.life.url, STAFF, text)
      await patiently(() => office.heard(answer) > before, `no answer to ${text}: ${answer}`)
    },
  }
  return office
}

async function fill({ db }: Store, dataDir: string): Promise<void> {
  const { id } = await db.selectFrom('unit').select('id').where('name', '=', UNIT).executeTakeFirstOrThrow()
  const names = Array.from({ length: MORE }, (_, index) => (index === 0 ? TOLD : `某${index}`))
  for (const [index, name] of names.entries()) {
    const contact = `phone-more-${index}`
    const remark = `${name}·${UNIT}·${contact}`
    const person = await db
      .insertInto('person')
      .values({ name, unit_id: id, birth_calendar: 'unknown', region: 'city', status: 'active', kind: 'retiree' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const now = new Date()
    const chat = await db
      .insertInto('chat')
      .values({ account_id: DEMO_ACCOUNT, kind: 'private', platform_id: contact, name, remark, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('binding')
      .values({ chat_id: chat.id, person_id: person.id, confirmed: true, from_at: now })
      .execute()
    appendFileSync(
      join(dataDir, 'phones.jsonl'),
      `${JSON.stringify({ is: 'contact', id: contact, name, alias: remark })}\n`,
    )
  }
}

/** Staff send the notice and the post, and note whom they have told already; resolves to the notice before any of it goes. */
async function begin(office: Office, chance: Chance): Promise<number> {
  await office.live({ HANGS: chance.pick(['delivered', 'lost']) })
  const { url } = office.life
  const form = new FormData()
  form.set('as', STAFF)
  form.set('chat', 'bot')
  form.set('file', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), PICTURE)
  const headers = { Origin: new URL(url).origin, 'HX-Request': 'true' }
  const sent = await fetch(new URL('/send-file', url), { method: 'POST', headers, body: form })
  expect(sent.ok).toBe(true)
  await patiently(() => office.heard('图片收到了') > 0, 'the picture was not taken')
  await office.ask(`发给${UNIT}：${WORDS}，请回复`, '1 发送')
  await office.ask('1', '撤回')
  const { id } = await office.store.db.selectFrom('notice').select('id').executeTakeFirstOrThrow()
  await office.ask(`${TOLD}收到通知了`, '记下')
  await office.ask(`发到第一支部群：${ROOM_WORDS}。`, '1 发送')
  await office.ask('1', '撤回')
  void move(office)
  return id
}

/** An hour passes; what dies on the way is no matter. */
const move = ({ life }: Office): Promise<void> => postForm(life.url, '/clock', { step: 'hour' }).catch(() => {})

/** Copies of a notice, as people and rooms got it; what staff are told of it begins otherwise. */
const got = ({ settings }: Office, words: string) =>
  readPhones(settings.DATA_DIR).said.filter(({ text }) => text.startsWith('【') && text.includes(words))
const pictures = ({ settings }: Office) =>
  readPhones(settings.DATA_DIR).messages.filter(({ from, fileName }) => from === 'bot' && fileName === PICTURE)

/** A person lets pushes go again that the platform's complaint has stopped. */
const resume = (office: Office) => typePatiently(office.life.url, STAFF, '恢复群发')

async function dieAfter(office: Office, count: number): Promise<void> {
  let looks = 0
  await patiently(async () => {
    if (++looks % 30 === 0) await resume(office)
    return got(office, WORDS).length >= count
  }, 'it does not go on')
  office.life.program.signal('SIGKILL')
  await office.life.program.ended()
  if (count < MORE / 2) await office.live({ HANGS: 'delivered' })
}

/** Time passes until nothing of it is left to be tried. */
async function finish(office: Office, notice: number): Promise<void> {
  const left = async () => {
    const rows = await office.store.db
      .selectFrom('outbox')
      .select('id')
      .where('feature', '=', 'notices')
      .where('state', 'in', ['due', 'sending'])
      .execute()
    const unposted = await office.store.db
      .selectFrom('notice_person')
      .select('person_id')
      .where('notice_id', '=', notice)
      .where('posted_at', 'is', null)
      .execute()
    return rows.length + unposted.length
  }
  for (let hours = 0; (await left()) > 0; hours++) {
    expect([hours, await left()]).toEqual([expect.toSatisfy((passed: number) => passed < 60), expect.any(Number)])
    await resume(office)
    await move(office)
  }
}

async function hold(office: Office, notice: number, deaths: number): Promise<void> {
  const { db } = office.store
  const now = new Date()
  const people = await db.selectFrom('notice_person').select('person_id').where('notice_id', '=', notice).execute()
  const { standings, counts } = await db.transaction().execute(async (tx) => ({
    standings: await notices.listStandings(tx, notice, { now, scope: 'office' }),
    counts: await notices.countStates(tx, notice, now),
  }))
  expect(people.length).toBeGreaterThan(MORE)
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(people.length)
  expect(standings.length).toBe(people.length)
  expect(standings.filter(({ state }) => OPEN.has(state))).toEqual([])

  const chats = await db
    .selectFrom('binding')
    .innerJoin('chat', 'chat.id', 'binding.chat_id')
    .select(['binding.person_id', 'chat.platform_id'])
    .execute()
  const chatOf = new Map(chats.map(({ person_id, platform_id }) => [person_id, platform_id]))
  const words = Map.groupBy(got(office, WORDS), ({ chat }) => chat)
  const faults = standings.flatMap(({ id, name, state, reason }) => {
    const copies = words.get(chatOf.get(id) ?? '')?.length ?? 0
    if (name === TOLD) return state === 'answered' && copies === 0 ? [] : [`${name}: told by hand, ${state}, ${copies}`]
    if (state === 'sent') return copies > 0 ? [] : [`${name}: sent, and not on the phone`]
    if (state !== 'uncertain' && copies > 0) return [`${name}: ${state}, and on the phone`]
    return reason === null || reason === '' ? [`${name}: ${state} without a reason`] : []
  })
  expect(faults).toEqual([])
  const extra = (copies: ReadonlyMap<string, readonly unknown[]>) =>
    [...copies.values()].reduce((sum, { length }) => sum + length - 1, 0)
  expect(extra(words)).toBeLessThanOrEqual(deaths)
  const shown = Map.groupBy(pictures(office), ({ chat }) => chat)
  expect(extra(shown)).toBeLessThanOrEqual(deaths)
  const posts = got(office, ROOM_WORDS)
  expect(posts.length).toBeGreaterThan(0)
  expect(posts.length).toBeLessThanOrEqual(1 + deaths)

  const unreached = standings.filter(({ state }) => UNREACHED.has(state)).length
  await office.ask('装修通知谁没收到', unreached === 0 ? '都' : `${unreached}人`)
  const states = counts.map(({ state, count }) => `${state} ${count}`).join(', ')
  process.stdout.write(
    `bad platform: ${people.length} people: ${states}; ${extra(words) + extra(shown)} doubled by ${deaths} × kill -9\n`,
  )
}
