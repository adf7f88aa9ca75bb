/**
 * Random and hostile texts, voices and pictures through the whole conversation: whatever elders and strangers write in
 * private is answered or kept with a request, rooms are only listened to, no turn fails, and nobody reads what is another's. `npm run soak -- forms` has 20,000 of them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPeople } from '../../db/demo/office.ts'
import { listFeatures } from '../../src/features/index.ts'
import { type Chance, LONG, openChance } from '../faults/draw.ts'
import { readTable } from '../language/table.ts'
import { createWorld, until, type World } from '../world/world.ts'

const MESSAGES = LONG ? 20_000 : 1500
const MESSAGES_IN_BOUNDS = LONG ? 3000 : 300
const BOUND = { timeout: LONG ? 3_600_000 : 600_000 }
/** Written before any of them is handled, by different people; more at a time are cheaper: the clock's work is done once for all. */
const AT_ONCE = 50

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const SENTENCES = ['replies.tsv', 'danger.tsv', 'dates.tsv', 'not-dates.tsv']
  .flatMap(readTable)
  .map(([text = '']) => text)
const COMMANDS = listFeatures({ remindAt: '16:00' })
  .flatMap(({ commands = [] }) => commands)
  .flatMap(({ examples }) => examples)
const NAMES = demoPeople.map(({ name }) => name)
const NASTY = [
  "'; drop table person; --",
  '" or 1=1 --',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '%s%n%x %d',
  '${process.exit(1)}',
  '{{7*7}}',
  '{"__proto__":{"x":1}}',
  '../../etc/passwd',
  '\u0000\u0001\u0007\u001b[31m',
  '\u202e倒着写的\u202c',
  '\u200b\u200d\ufeff',
  '👨‍👩‍👧‍👦🇨🇳👍🏽😀',
  '\ud83d',
  'à́́́̂',
  '(((((((((((a+)+)+)+)+)+)+)+)+)',
  '。'.repeat(200),
  '1'.repeat(400),
  '去'.repeat(2000),
  '话'.repeat(10_000),
  'مرحبا كيف حالك',
  '１２３４５６',
  '#接龙\n1. 陈德福 2人\n2. ',
  '「王芳：1 发布」\n- - - - - - - - - - - - - - -\n1',
  '@所有人 ',
  '［语音］',
  '\n\n\n',
  '    ',
  '-1',
  '999999999999999999999',
  '0x1F',
  '101 回：',
  '101 办完了',
  '删除陈德福的信息',
  '查陈德福',
  '通知全体：不用来了',
  '1',
  '2',
  '收到',
  '我去',
  '建议：',
]

function anyText(chance: Chance): string {
  const piece = () => {
    const kind = chance.below(10)
    if (kind < 4) return chance.pick(SENTENCES)
    if (kind < 6) return chance.pick(COMMANDS)
    if (kind < 7) return chance.pick(NAMES)
    return chance.pick(NASTY)
  }
  const pieces = Array.from({ length: 1 + chance.below(3) }, piece)
  const text = pieces.join(chance.pick(['', '，', ' ', '\n', '？']))
  return chance.below(6) === 0 ? cutOut(chance, text) : text
}

const MEDIA = ['image', 'history', 'money', 'location', 'link'] as const

/** Mostly words; a voice, with a transcript or without; a picture or whatever else a phone can send. */
function anything(chance: Chance) {
  const kind = chance.below(20)
  if (kind > 2) return { kind: 'text' as const, text: anyText(chance) }
  if (kind > 0) return { kind: 'audio' as const, text: chance.below(5) === 0 ? '' : anyText(chance) }
  const media = chance.pick(MEDIA)
  const text = media === 'location' || media === 'link' ? `${chance.pick(NASTY)}\n${chance.pick(NASTY)}` : ''
  return { kind: media, text }
}

/** Cut anywhere, in the middle of a character too. */
function cutOut(chance: Chance, text: string): string {
  const from = chance.below(text.length + 1)
  return text.slice(from, from + 1 + chance.below(30))
}

const SPEAKERS = [
  ...demoPeople.filter(({ nickname, number }) => nickname !== undefined && number < '0900').map(({ number }) => number),
].map((number) => `phone-${number}`)
const STAFF = demoPeople.filter(({ number }) => number >= '0900').map(({ number }) => `phone-${number}`)
const STRANGER = 'phone-newcomer'

test(`${MESSAGES} random and hostile texts`, BOUND, async () => {
  const chance = openChance('hostile')
  await world.restart({ unlimited: true })
  await sayAnything(chance, MESSAGES, SPEAKERS, NASTY)
  const rows = await heard()
  expect(rows.length).toBeGreaterThanOrEqual(MESSAGES)
  expect(rows.filter(({ state, attempts }) => state !== 'handled' || attempts !== 1)).toEqual([])
  expect(rows.filter(({ room, answered, kept }) => !room && !answered && !kept)).toEqual([])
  expect(await strangersData()).toEqual([])
})

test(`${MESSAGES_IN_BOUNDS} of them within the bounds of what is answered, and of staff too`, BOUND, async () => {
  const chance = openChance('hostile in bounds')
  await world.reset()
  await sayAnything(chance, MESSAGES_IN_BOUNDS, [...STAFF, ...SPEAKERS.slice(0, 3)])
  const rows = await heard()
  expect(rows.length).toBeGreaterThanOrEqual(MESSAGES_IN_BOUNDS)
  expect(rows.filter(({ state, attempts }) => state !== 'handled' || attempts !== 1)).toEqual([])
  // The same words twice running get one answer.
  const isRepeat = ({ id, text, chat_id }: (typeof rows)[number]) =>
    rows.some((one) => one.id < id && one.text === text && one.chat_id === chat_id)
  const lost = rows.filter((row) => !row.room && !row.answered && !row.kept && !isRepeat(row))
  expect(lost).toEqual([])
  expect(rows.some(({ handled_as }) => handled_as === 'resting')).toBe(true)
})

/** So many messages, each of somebody, in private or in a room; `fixed` are said first, each by itself. */
async function sayAnything(
  chance: Chance,
  count: number,
  speakers: readonly string[],
  fixed: readonly string[] = [],
): Promise<void> {
  const { network } = world
  const rooms = network.rooms()
  for (let said = 0; said < count; said += AT_ONCE) {
    let last = ''
    for (let n = 0; n < AT_ONCE; n++) {
      const contact = chance.below(12) === 0 ? STRANGER : chance.pick(speakers)
      const room = chance.below(15) === 0 ? rooms.find(({ memberIds }) => memberIds.includes(contact)) : undefined
      const text = fixed[said + n]
      const where = room === undefined || text !== undefined ? { bot: true as const } : { room: room.id }
      last = network.say(contact, where, text === undefined ? anything(chance) : { text }).id
    }
    await until(() => isRecorded(last), 'a message did not arrive')
    await world.settle()
  }
}

async function isRecorded(platformMessageId: string): Promise<boolean> {
  const row = await world.db
    .selectFrom('inbox')
    .select('id')
    .where('platform_message_id', '=', platformMessageId)
    .executeTakeFirst()
  return row !== undefined
}

/** Every message, and what came of it. */
async function heard() {
  const rows = await world.db
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .select([
      'inbox.id',
      'inbox.chat_id',
      'inbox.text',
      'inbox.kind',
      'inbox.state',
      'attempts',
      'handled_as',
      'chat.kind as place',
    ])
    .execute()
  const once = await world.db.selectFrom('outbox').select('once').where('once', 'like', 'inbox %').execute()
  const answered = new Set(once.flatMap(({ once: key }) => /^inbox (\d+):(?:again \d+:)?reply/.exec(key)?.[1] ?? []))
  const entries = await world.db.selectFrom('request_entry').select('inbox_id').execute()
  const kept = new Set(entries.map(({ inbox_id }) => inbox_id))
  return rows.map((row) => ({
    ...row,
    room: row.place === 'room',
    answered: answered.has(String(row.id)),
    kept: kept.has(row.id),
  }))
}

/** Answers in which the number or the address of somebody else stands. */
async function strangersData(): Promise<readonly string[]> {
  const answers = await world.db
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select(['outbox.text', 'chat.platform_id'])
    .where('outbox.kind', '=', 'reply')
    .execute()
  const people = await world.db.selectFrom('person').select(['name', 'number', 'phone']).execute()
  return answers.flatMap(({ text, platform_id }) =>
    people
      .filter(({ number, phone }) => platform_id !== `phone-${number}` && phone !== null)
      .filter(({ phone }) => text.replaceAll('-', '').includes(phone ?? '-'))
      .map(({ name }) => `${platform_id}: ${name}: ${text}`),
  )
}
