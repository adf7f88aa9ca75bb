/** Two hundred answers lie there at the same moment, and twenty workers of four processes take them; there are thirty seats. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/base/log.ts'
import type { Outcome, Turn, Tx } from '../../src/feature.ts'
import { signUp } from '../../src/features/activities/answer/sign-up.ts'
import { findWaiting } from '../../src/features/activities/queries.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'

const postgres = await usePostgres()
const PEOPLE = 200
const SEATS = 30
const NOW = new Date('2026-11-23T09:00:00+08:00')
const STARTS = new Date('2026-12-02T09:00:00+08:00')
const zone = 'Asia/Shanghai'
const office = { name: '办公室', phone: '0000', zone, nextSending: (at: Date) => at, sentBy: (at: Date) => at }

describe.skipIf(!postgres)('seats on PostgreSQL', () => {
  const PROCESSES = 4
  const WORKERS = 5
  let store: Store
  let processes: readonly Store[] = []
  let people: readonly number[] = []
  let activityId = 0

  beforeAll(async () => {
    const databaseUrl = (await postgres?.createDatabase('seats')) ?? ''
    store = await openStore({ databaseUrl, dataDir: '', log: silentLog })
    const others = Array.from({ length: PROCESSES - 1 }, () => openStore({ databaseUrl, dataDir: '', log: silentLog }))
    processes = [store, ...(await Promise.all(others))]
    const { db } = store
    const unit_id = (
      await db.insertInto('unit').values({ kind: 'branch', name: '一支部' }).returning('id').executeTakeFirstOrThrow()
    ).id
    const rows = Array.from({ length: PEOPLE }, (_, at) => ({
      name: `甲${at}`,
      kind: 'retiree' as const,
      status: 'active' as const,
      unit_id,
      birth_calendar: 'unknown' as const,
      region: 'city' as const,
    }))
    people = (await db.insertInto('person').values(rows).returning('id').execute()).map(({ id }) => id)
    const activity = {
      title: '茶话会',
      place: '活动中心',
      starts_at: STARTS,
      seats: SEATS,
      audience_words: '全体',
      audience: JSON.stringify({ from: [] }),
      deadline_at: STARTS,
      state: 'published' as const,
      planned_by: people[0] ?? 0,
      created_at: NOW,
      published_at: NOW,
    }
    activityId = (await db.insertInto('activity').values(activity).returning('id').executeTakeFirstOrThrow()).id
    const invitations = people.map((person_id) => ({ activity_id: activityId, person_id, asked_at: NOW }))
    await db.insertInto('invitation').values(invitations).execute()
  })
  afterAll(async () => {
    await Promise.all(processes.map((one) => one.close()))
  })

  const say = (on: Store, id: number, choice: 'yes' | 'no'): Promise<Outcome | undefined> =>
    on.db.transaction().execute((db) => sayIn(db, id, choice))

  const sayIn = (db: Tx, id: number, choice: 'yes' | 'no', of = activityId, companions: readonly string[] = []) => {
    const name = `甲${id}`
    const act = {
      text: choice,
      span: { from: 0, to: 1 },
      when: [],
      commands: [],
      reply: { reply: choice, score: 1, companions },
    }
    const speaker = { person: { id, name, unit: null, address: name }, sharing: [], rights: new Map() }
    const chat = { id, kind: 'private', name } as const
    const turn = {
      db,
      now: NOW,
      office,
      speaker,
      scope: 'office',
      chat,
      words: '',
      inboxId: null,
      act,
      slots: {},
    } as unknown as Turn
    return signUp.onAnswer(turn, { act } as never, { activityId: of, personId: id })
  }

  type Said = readonly [id: number, choice: 'yes' | 'no']

  /** Everything that lies there is taken by whichever worker is free; outcomes in the order of `all`. */
  async function takeAll(all: readonly Said[]): Promise<readonly (Outcome | undefined)[]> {
    const outcomes: (Outcome | undefined)[] = []
    let next = 0
    const work = async (on: Store) => {
      for (let at = next++; at < all.length; at = next++) {
        const [id, choice] = all[at] ?? [0, 'no']
        outcomes[at] = await say(on, id, choice)
      }
    }
    await Promise.all(processes.flatMap((on) => Array.from({ length: WORKERS }, () => work(on))))
    return outcomes
  }

  const saying =
    (choice: 'yes' | 'no') =>
    (id: number): Said => [id, choice]

  const countSeats = async () => {
    const rows = await store.db
      .selectFrom('sign_up')
      .select(['person_id', 'seat'])
      .where('replaced_at', 'is', null)
      .execute()
    const of = (seat: string) => rows.filter((row) => row.seat === seat).map((row) => row.person_id)
    return { seated: of('seated'), waiting: of('waiting') }
  }

  test('200 answers at once give 30 seats, 170 places in order, and one receipt each', async () => {
    const outcomes = await takeAll(people.map(saying('yes')))
    const { seated, waiting } = await countSeats()
    expect([seated.length, waiting.length]).toEqual([SEATS, PEOPLE - SEATS])
    const receipts = outcomes.map((outcome) => outcome?.reply?.text ?? '')
    expect(receipts.every((text) => text !== '')).toBe(true)
    expect(receipts.filter((text) => text.startsWith('记下了')).length).toBe(SEATS)
    // The place that each was told is the place on which they stand.
    const order = await store.db.transaction().execute((tx) => findWaiting(tx, activityId))
    const told = new Map(people.map((id, at) => [id, Number(/候补第(\d+)位/.exec(receipts[at] ?? '')?.[1])]))
    expect(order.map(({ person_id }) => told.get(person_id))).toEqual(order.map((_, at) => at + 1))
  })

  test('cancels and new answers at once: never more than 30, and nobody overtakes those who wait', async () => {
    const { seated, waiting } = await countSeats()
    const leaving = seated.slice(0, 10)
    await takeAll([...leaving.map(saying('no')), ...waiting.slice(0, 40).map(saying('yes'))])
    await takeAll(leaving.map(saying('yes')))
    const after = await countSeats()
    expect(after.seated.toSorted()).toEqual(seated.slice(10).toSorted())
    const order = await store.db.transaction().execute((tx) => findWaiting(tx, activityId))
    expect(new Set(order.slice(-10).map(({ person_id }) => person_id))).toEqual(new Set(leaving))
    expect(order).toHaveLength(PEOPLE - SEATS + 10)
  })

  test('without a limit, who answers for nobody else waits for nobody; who brings somebody waits for all', async () => {
    const { id, ...limited } = await store.db.selectFrom('activity').selectAll().executeTakeFirstOrThrow()
    const open = { ...limited, audience: JSON.stringify(limited.audience), seats: null }
    const { id: of } = await store.db.insertInto('activity').values(open).returning('id').executeTakeFirstOrThrow()
    expect(of).not.toBe(id)
    const [first = 0, second = 0, third = 0] = people
    const order: string[] = []
    const release = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const answering = store.db.transaction().execute(async (db) => {
      await sayIn(db, first, 'yes', of)
      begun.resolve()
      await release.promise
      order.push('first')
    })
    await begun.promise
    const bringing = store.db.transaction().execute(async (db) => {
      await sayIn(db, third, 'yes', of, ['孙子'])
      order.push('third')
    })
    await store.db.transaction().execute((db) => sayIn(db, second, 'no', of))
    order.push('second')
    release.resolve()
    await Promise.all([answering, bringing])
    expect(order).toEqual(['second', 'first', 'third'])
  })
})
