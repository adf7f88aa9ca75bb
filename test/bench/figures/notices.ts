/**
 * A notice to 100,000 of 1,000,000 people: the audience frozen, its rows made in pages; beside one COPY of the same rows, and
 * counting the audience. Once with nothing to answer, and once with a question in each message, which is a row of its own.
 */
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type Kysely, sql } from 'kysely'
import { demoOffice } from '../../../db/demo/office.ts'
import type { Schema } from '../../../db/schema.ts'
import { monotonic } from '../../../src/base/clock.ts'
import { randomIds } from '../../../src/base/ids.ts'
import { USUAL } from '../../../src/base/usual.ts'
import { openQuestions } from '../../../src/conversation/questions.ts'
import { createNotices } from '../../../src/features/notices/feature.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { RECEIVED_WORDS } from '../../../src/features/notices/vocabulary.ts'
import { createPeoplePorts } from '../../../src/features/people/ports.ts'
import { countAudience } from '../../../src/features/people/public.ts'
import { createPost } from '../../../src/outbox/post.ts'
import { atMost, type Figure, type Measured } from '../figure.ts'
import { ACCOUNT, benchClock, fillOffice } from '../office.ts'
import { type Ground, patiently } from '../stores.ts'
import { onGround } from './inbox.ts'

const PEOPLE = 1_000_000
/** Every tenth belongs to the branch that the notice is for. */
const SHARE = 10
/** A question goes through more hands than a row that is only laid down. */
const MOST: Readonly<Record<Answers, number>> = { none: 2, receipt: 2.5 }
/** So long nobody is answered at most, in milliseconds. */
const MOST_STALL = 50

export const noticesFigure: Figure = {
  id: 'notices',
  measure: (people = PEOPLE) =>
    onGround('postgres', async (ground) => {
      const unit = await patiently(ground, (db) => fill(db, people))
      return [
        ...(await measureNotices(ground, people, unit, 'none')),
        ...(await measureNotices(ground, people, unit, 'receipt')),
      ]
    }),
}

type Answers = 'none' | 'receipt'

async function measureNotices(
  { store: { db } }: Ground,
  people: number,
  unit: number,
  answers: Answers,
): Promise<readonly Measured[]> {
  const audience = { from: [{ unit, name: '第一支部' }] }
  const copyRows = await rowsToCopy(db, answers)
  const floor = await timed(async () => {
    await db.transaction().execute((tx) => countAudience(tx, audience))
    await copyRows()
  })
  const clock = benchClock()
  const id = await db.transaction().execute((tx) => insertNotice(tx, audience, answers, clock.now()))
  const frozen = await timed(async () => {
    await db.transaction().execute((tx) => queries.freezeAudience(tx, { id, audience, corrects_id: null }))
  })
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  stalls.enable()
  const pages = await timed(() => workOff(db, clock.now))
  stalls.disable()
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('about', '=', queries.aboutText(id))
    .executeTakeFirstOrThrow()
  const asked = answers === 'none' ? '' : ', each asked for an answer'
  const name = `${(people / SHARE).toLocaleString('en')} of ${people.toLocaleString('en')} people${asked}`
  return [
    { name: `${name}: audience frozen`, value: `${(frozen / 1000).toFixed(2)} s` },
    {
      name: `${name}: rows made`,
      value: Number(rows.count).toLocaleString('en'),
      ok: Number(rows.count) === people / SHARE,
    },
    {
      ...atMost(`${name}: frozen and made`, (frozen + pages) / floor, MOST[answers], '×'),
      yardstick: `a COPY of the same rows, and a count: ${(floor / 1000).toFixed(2)} s`,
    },
    atMost(`${name}: longest stall of the event loop`, stalls.max / 1e6, MOST_STALL, 'ms'),
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = monotonic()
  await work()
  return monotonic() - from
}

/** @returns the branch that the notice is for */
async function fill(db: Kysely<Schema>, people: number): Promise<number> {
  await fillOffice(db, people)
  const { id } = await db
    .insertInto('unit')
    .values({ kind: 'branch', name: '第一支部' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`update person set unit_id = ${id} where id % ${SHARE} = 0`.execute(db)
  await sql`analyze person`.execute(db)
  return id
}

/** A notice on its way, whose rows are still to be made. */
function insertNotice(
  tx: Parameters<typeof queries.insertNotice>[0],
  audience: object,
  answers: Answers,
  now: Date,
): Promise<number> {
  return queries.insertNotice(tx, {
    title: '停水',
    text: '11月25日（周三）上午停水，请大家存好水。',
    answers,
    choices: '[]',
    // Urgent: the day's other notices are not looked for, as they are not in the yardstick.
    urgent_why: '停水',
    audience_words: '第一支部',
    audience: JSON.stringify(audience),
    state: 'sending',
    starts_at: now,
    planned_by: 1,
    created_at: now,
    confirmed_at: now,
  })
}

const ASKED = 'feature, answer, payload, options, about, title, chat_id, person_id, asked_at, expires_at'
const COPIED = 'once, account_id, chat_id, person_id, kind, lane, feature, about, text, not_before, state, created_at'

/** Rows of the same size for the same people, in a file of the server's; the function returned copies them in. */
async function rowsToCopy(db: Kysely<Schema>, answers: Answers): Promise<() => Promise<void>> {
  const path = join(tmpdir(), `qwy-rows-${randomIds()}`)
  await sql`copy (
    select 'floor ${sql.raw(answers)} ' || id, ${sql.lit(ACCOUNT)}, id, id, 'urgent', 1, 'notices', 'notice:0:text',
      '【不用回复】【加急】张' || id || '同志，您好！11月25日（周三）上午停水，请大家存好水。有事打办公室电话0000-8800100。',
      '2026-11-23T01:00:00Z', 'due', '2026-11-23T01:00:00Z'
    from person where id % ${sql.lit(SHARE)} = 0) to ${sql.lit(path)}`.execute(db)
  const questions = answers === 'none' ? undefined : await questionsToCopy(db)
  return async () => {
    await sql`copy outbox (${sql.raw(COPIED)}) from ${sql.lit(path)}`.execute(db)
    rmSync(path, { force: true })
    if (questions === undefined) return
    await sql`copy awaited (${sql.raw(ASKED)}) from ${sql.lit(questions)}`.execute(db)
    rmSync(questions, { force: true })
  }
}

const RECEIPT = [{ number: 1, value: 'received', label: '收到', words: RECEIVED_WORDS }]

/** The same of what they are asked. */
async function questionsToCopy(db: Kysely<Schema>): Promise<string> {
  const path = join(tmpdir(), `qwy-questions-${randomIds()}`)
  await sql`copy (
    select 'notices', 'answer', '{"noticeId":0,"personId":' || id || '}',
      ${sql.lit(JSON.stringify(RECEIPT))}, 'notice:0', '停水', id, id, '2026-11-23T01:00:00Z', '2026-12-07T01:00:00Z'
    from person where id % ${sql.lit(SHARE)} = 0) to ${sql.lit(path)}`.execute(db)
  return path
}

/** Nobody asks it when a message goes: these are urgent. */
const office = { ...demoOffice, nextSending: (moment: Date) => moment, sentBy: (moment: Date) => moment }

/** Runs the job page by page, each in its transaction, as the schedule does. */
async function workOff(db: Kysely<Schema>, now: () => Date): Promise<void> {
  const post = createPost(createPeoplePorts({}, demoOffice, { now }), openQuestions, demoOffice)
  const [job] = createNotices({ approval: false, nudges: USUAL.nudges, alsoAsking: async () => [] }).jobs ?? []
  for (let again = true; again; ) {
    again = await db.transaction().execute(async (tx) => {
      const result = await job?.run({ db: tx, due: now(), now: now(), office })
      await post(tx, 'notices', result?.messages ?? [], now())
      return result?.again === true
    })
  }
}
