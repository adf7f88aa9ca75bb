/** A question in the words of a deed is not the deed: every example of every command with 吗 behind it changes no row. */
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Schema } from '../../db/schema.ts'
import { ownFeatures } from '../../src/conversation/conversation.ts'
import { listFeatures } from '../../src/features/index.ts'
import { areQuestions } from '../../src/language/commands/asked.ts'
import { createWorld, type World } from '../world/world.ts'

const features = listFeatures({ remindAt: '18:00' })
const MEMBER = ['member', 'staff', 'administrator']

/** What stands behind a colon is words for others, whatever they end in. */
const isText = (example: string): boolean => /[：:]/.test(example)

/** By feature, what is asked after and whether a member may say it. */
const asked = [
  ...ownFeatures(features, { stoppedAccounts: async () => [], resumePushes: async () => {} }),
  ...features,
].map((feature) => ({
  id: feature.id,
  questions: (feature.commands ?? [])
    .filter(({ examples }) => !areQuestions(examples))
    .flatMap(({ examples, needs }) =>
      examples
        .filter((one) => !isText(one))
        .map((one) => ({ text: `${one}吗`, by: isOfMembers(needs) ? '陈德福' : '王芳' })),
    ),
}))

function isOfMembers(right: string): boolean {
  const roles = features.flatMap(({ rights }) => Object.entries(rights ?? {})).find(([name]) => name === right)?.[1]
  return MEMBER.some((role) => role === 'member' && (roles as readonly string[] | undefined)?.includes(role))
}

/** What is written of messages, whatever comes of them: elders' questions go to a person, and cards are shown to staff. */
const OF_TALK: ReadonlySet<string> = new Set(
  'inbox outbox awaited audit account chat disclosure request request_entry'.split(' '),
)

let world: World
beforeAll(async () => {
  world = await createWorld()
  for (const [by, text] of BEFORE) await world.say(by, {}, { text })
})
afterAll(() => world.close())

/** What there is to change. */
const BEFORE: readonly (readonly [by: string, text: string])[] = [
  ['王芳', '通知第一支部：明天上午停水，请存好水。'],
  ['王芳', '1'],
  ['王芳', '这周五上午9点在活动中心办重阳茶话会，请第一支部的同志回复'],
  ['王芳', '1'],
  ['陈德福', '去'],
  // From here on it is known of him that he was heard of.
  ['陈德福', '我的信息有误吗'],
  ['王芳', '何守田的认证月份是11月'],
]

/** Each table with all that stands in it. */
async function contents(db: Kysely<Schema>): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const kept = new Map<string, readonly string[]>()
  for (const { name } of tables.filter((table) => !OF_TALK.has(table.name))) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db)
    kept.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return kept
}

test.each(asked.filter(({ questions }) => questions.length > 0))('$id', async ({ questions }) => {
  const before = await contents(world.db)
  for (const { by, text } of questions) await world.say(by, {}, { text })
  const after = await contents(world.db)
  const changed = [...after].flatMap(([table, rows]) =>
    rows.filter((row) => !before.get(table)?.includes(row)).map((row) => `${table} ${row}`),
  )
  expect(changed).toEqual([])
})
