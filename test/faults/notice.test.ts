/** Notices whose process dies in the middle: everybody has exactly one row, and in the end one final state. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeTime } from '../world/world.ts'
import { LONG } from './draw.ts'
import { type MortalOffice, openMortalOffice } from './office.ts'

const STAFF = 'phone-0901'
const UNIT = '第三支部'
const ROOM = '第一支部群'
const MORE = LONG ? 2000 : 200
const BOUND = { timeout: LONG ? 1_800_000 : 240_000 }

let office: MortalOffice
beforeAll(async () => {
  office = await openMortalOffice({})
  await fillBranch()
})
afterAll(() => office.close())

/** Many more people of the branch, without WeChat: each ends on the phone list. */
async function fillBranch(): Promise<void> {
  const { id } = await office.db.selectFrom('unit').select('id').where('name', '=', UNIT).executeTakeFirstOrThrow()
  await addPeople(id, MORE)
}

async function addPeople(unit: number, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => ({
    name: nameOf(index),
    unit_id: unit,
    birth_calendar: 'unknown' as const,
    region: 'city' as const,
    status: 'active' as const,
    kind: 'retiree' as const,
  }))
  await office.db.insertInto('person').values(people).execute()
}

/** Nobody else is called so: 某 and three characters that count. */
const nameOf = (index: number): string =>
  `某${[...String(index).padStart(3, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}`

const FINAL = ['sent', 'unreachable', 'uncertain']

/** The newest notice, how many it is for, and what the outbox holds of it for each receiver (person or room). */
async function standing(about: 'text' | 'room' = 'text') {
  const { id } = await office.db.selectFrom('notice').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const people = await office.db
    .selectFrom('notice_person')
    .select(['person_id', 'posted_at', 'handed_at', 'room_id'])
    .where('notice_id', '=', id)
    .execute()
  const rows = await office.db
    .selectFrom('outbox')
    .select(['person_id', 'chat_id', 'state', 'file_name'])
    .where('about', '=', `notice:${id}:${about}`)
    .execute()
  const words = rows.filter(({ file_name }) => file_name === null)
  return {
    id,
    people,
    words: words.length,
    files: rows.length - words.length,
    different: new Set(words.map(({ person_id, chat_id }) => person_id ?? chat_id)).size,
    open: rows.filter(({ state }) => !FINAL.includes(state)).length,
  }
}

/** Says it; the process dies before its n-th query from then on, and another goes on. Returns whether it died. */
async function dieOver(text: string, query: number, minutes: number): Promise<boolean> {
  await office.receive(STAFF, text)
  office.dieBefore(query)
  const lived = await office.settle()
  await office.restart()
  await office.settle()
  await office.pass(minutes)
  return !lived
}

/** Tries every `step`-th query from `first` on until the process outlives it. */
async function throughAll(first: number, step: number, round: (query: number, round: number) => Promise<boolean>) {
  let rounds = 0
  for (let query = first, died = true; died; query += step) died = await round(query, ++rounds)
  expect(rounds).toBeGreaterThan(2)
}

/** Urgent, so that one a day does not hold it. */
async function draftUrgent(text: string): Promise<void> {
  await office.say(STAFF, `加急通知${UNIT}：${text}`)
  await office.say(STAFF, '试验')
  expect(office.heard(STAFF).at(-1)).toContain('1 发送')
}

describe('killed at any query', BOUND, () => {
  test('to each person: everybody once, nobody twice, nobody left open', () =>
    throughAll(8, 23, async (query, round) => {
      await draftUrgent(`第${round}次试验停水`)
      const died = await dieOver('1', query, 5)
      const { people, ...found } = await standing()
      expect(people.length).toBeGreaterThan(MORE)
      const all = people.length
      expect([query, found]).toEqual([query, { id: found.id, words: all, files: 0, different: all, open: 0 }])
      return died
    }))

  test('with a picture: everybody has the words and the picture once', () =>
    throughAll(11, 31, async (query, round) => {
      const bytes = Buffer.from([1, 2, 3, round])
      office.network.say(
        STAFF,
        { bot: true },
        { kind: 'image', fileName: '告示.png', file: { mediaType: 'image/png', bytes } },
      )
      await expect.poll(async () => (await fetched()).length).toBe(round)
      await office.settle()
      await office.say(STAFF, `发给${UNIT}：第${round}次看图`)
      await office.say(STAFF, '加急，试验看图')
      expect(office.heard(STAFF).at(-1)).toContain('告示.png')
      const died = await dieOver('1', query, 5)
      const { people, ...found } = await standing()
      const all = people.length
      expect([query, found]).toEqual([query, { id: found.id, words: all, files: all, different: all, open: 0 }])
      return died
    }))

  test('to a room: one post, which everybody in it has, and at most one copy of it', () =>
    throughAll(5, 7, async (query, round) => {
      const words = `第${round}次楼道灯已经修好`
      await office.say(STAFF, `发到${ROOM}：${words}`)
      expect(office.heard(STAFF).at(-1)).toContain('1 发送')
      const died = await dieOver('1', query, 5)
      const { people, ...found } = await standing('room')
      expect([query, found]).toEqual([query, { id: found.id, words: 1, files: 0, different: 1, open: 0 }])
      expect(people.filter(({ room_id, posted_at }) => room_id === null || posted_at === null)).toEqual([])
      const posts = office.network.rooms().flatMap(({ topic, id }) => (topic === ROOM ? postsIn(id, words) : []))
      expect([query, posts.length]).toEqual([query, expect.toSatisfy((times: number) => times === 1 || times === 2)])
      return died
    }))

  test('by hand: confirmed, pasted and answered once, and nothing is sent', () =>
    throughAll(6, 9, async (query, round) => {
      const words = `第${round}次试验停水，收到请回复`
      await office.say(STAFF, `通知${UNIT}：${words}`)
      await office.say(STAFF, '手工发')
      const confirmed = await dieOver('1', query, 1)
      expect(
        office.heard(STAFF).filter((text) => text.includes(`共${MORE}`) || text.includes('请把下面这段贴到群里'))
          .length,
      ).toBeGreaterThan(0)
      const pasted = await dieOver(`${UNIT}已发`, query, 1)
      const { people, id, ...found } = await standing()
      expect([query, found]).toEqual([query, { words: 0, files: 0, different: 0, open: 0 }])
      expect(people.length).toBeGreaterThan(MORE)
      expect(people.filter(({ handed_at, posted_at }) => handed_at === null || posted_at === null)).toEqual([])
      const names = [nameOf(1), nameOf(2), nameOf(3)]
      const answered = await dieOver(`贴回复：\n${names.map((name) => `${name}：收到`).join('\n')}`, query, 1)
      const answers = await office.db
        .selectFrom('notice_answer')
        .select('person_id')
        .where('notice_id', '=', id)
        .execute()
      expect([query, answers.length]).toEqual([query, names.length])
      return confirmed || pasted || answered
    }))
})

/** So many that their rows are made in three pages, each in a transaction of its own. */
const MANY = 4500
const LARGE = '第九支部'

describe('killed between the pages of a large audience', BOUND, () => {
  beforeAll(async () => {
    const unit = { name: LARGE, kind: 'branch' as const }
    const { id } = await office.db.insertInto('unit').values(unit).returning('id').executeTakeFirstOrThrow()
    await addPeople(id, MANY)
    // However long the others took: at noon nothing is sent, and what is said then waits.
    await office.pass((officeTime('2026-11-23 15:05').getTime() - office.now().getTime()) / 60_000)
  })

  test('everybody has exactly one row in the end, wherever it broke off', async () => {
    let halves = 0
    await throughAll(30, LONG ? 3 : 11, async (query, round) => {
      await office.say(STAFF, `通知${LARGE}：第${round}次试验停气`)
      expect(office.heard(STAFF).at(-1)).toContain(`共${MANY}人`)
      await office.receive(STAFF, '1')
      office.dieBefore(query)
      const lived = await office.settle()
      const made = lived ? MANY : (await standing()).words
      if (made > 0 && made < MANY) halves += 1
      await office.restart()
      await office.settle()
      const { people, words, different } = await standing()
      const said = office.heard(STAFF).slice(-4).join('\n')
      expect([query, people.length, words, different], said).toEqual([query, MANY, MANY, MANY])
      expect(people.filter(({ posted_at }) => posted_at === null)).toEqual([])
      // None of them goes: the next round begins with nothing on its way.
      await office.say(STAFF, '撤回')
      // An account sends only so many messages in a minute; behind them the next preview would wait.
      await office.pass(1)
      return !lived
    })
    expect(halves).toBeGreaterThan(0)
  })
})

/** The short form: fewer. */
const HUNDRED_THOUSAND = LONG ? 100_000 : 8_000
const KILLS = LONG ? 12 : 3

describe('killed again and again while a hundred thousand rows are made', BOUND, () => {
  const unit = '第十支部'
  beforeAll(async () => {
    const { id } = await office.db
      .insertInto('unit')
      .values({ name: unit, kind: 'branch' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`insert into person (name, unit_id, birth_calendar, region, status, kind)
      select '某某' || n, ${id}, 'unknown', 'city', 'active', 'retiree'
      from generate_series(1, ${sql.lit(HUNDRED_THOUSAND)}) n`.execute(office.db)
    // After the others it is afternoon already.
    const minutes = (officeTime('2026-11-23 15:05').getTime() - office.now().getTime()) / 60_000
    if (minutes > 0) await office.pass(minutes)
  })

  test('everybody has exactly one row in the end', async () => {
    await office.say(STAFF, `通知${unit}：试验停电`)
    expect(office.heard(STAFF).at(-1)).toContain(`共${HUNDRED_THOUSAND}人`)
    await office.receive(STAFF, '1')
    const made: number[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      // Some pages further each time; fewer, and it would die before it has begun.
      office.dieBefore(40 + 9 * kill)
      expect(await office.settle()).toBe(false)
      await office.restart()
      made.push((await standing()).words)
    }
    await office.settle()
    const { people, words, different } = await standing()
    expect([people.length, words, different]).toEqual([HUNDRED_THOUSAND, HUNDRED_THOUSAND, HUNDRED_THOUSAND])
    expect(people.filter(({ posted_at }) => posted_at === null)).toEqual([])
    expect(made.filter((rows) => rows > 0 && rows < HUNDRED_THOUSAND).length).toBeGreaterThan(0)
    await office.say(STAFF, '撤回')
  })
})

const fetched = () => office.db.selectFrom('inbox').select('id').where('kind', '=', 'image').execute()

const postsIn = (room: string, words: string) =>
  office.network.messagesOf('phone-0101', room).filter(({ text }) => text.includes(words))
