/** 撤回 at the very moment at which a calling-off is about to be told: it is kept on and nobody hears of it, or it is too late and they are told so. */
import { describe, expect, test } from 'vitest'
import type { Outcome, Turn, Tx } from '../../src/feature.ts'
import { tellOff } from '../../src/features/activities/change/call-off.ts'
import { undoLast } from '../../src/features/activities/change/undo-last.ts'
import { findOpen } from '../../src/features/activities/queries.ts'
import type { Store } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'
import { useStores } from './stores.ts'

const postgres = await usePostgres()
const SAID = new Date('2026-11-23T09:00:00+08:00')
const OFF = new Date('2026-11-23T09:02:00+08:00')
const JUST_BEFORE = new Date(OFF.getTime() - 1)
const STARTS = ['2026-12-02T09:00:00+08:00', '2026-12-03T09:00:00+08:00'].map((at) => new Date(at))
const office = {
  name: '办公室',
  phone: '0000',
  zone: 'Asia/Shanghai',
  nextSending: (at: Date) => at,
  sentBy: (at: Date) => at,
}

/** So long the second waits before it is taken for waiting, in milliseconds. */
const WAITS = 200

describe.skipIf(!postgres)('a calling-off taken back while it is told, on PostgreSQL', () => {
  const openAnother = useStores(postgres, 'calling-off')

  /** Two people are asked to what is off in two minutes: an activity, or the two occurrences of a series with the whole of it. */
  async function callOff({ db }: Store, whole: boolean): Promise<{ readonly clerk: number; readonly id: number }> {
    const row = { kind: 'retiree', status: 'active', birth_calendar: 'unknown', region: 'city' } as const
    const names = ['王芳', '陈德福', '李桂兰']
    const people = await db
      .insertInto('person')
      .values(names.map((name) => ({ ...row, name })))
      .returning('id')
      .execute()
    const [clerk = 0, ...asked] = people.map(({ id }) => id)
    const series = whole
      ? await db
          .insertInto('series')
          .values({ rule: '{}', by_default: false, started_by: clerk, started_at: SAID, ended_at: SAID })
          .returning('id')
          .executeTakeFirstOrThrow()
      : undefined
    const starts = whole ? STARTS : STARTS.slice(0, 1)
    const activities = await db
      .insertInto('activity')
      .values(
        starts.map((starts_at, index) => ({
          title: '太极拳',
          place: '活动室',
          starts_at,
          audience_words: '全体',
          audience: JSON.stringify({ from: [] }),
          deadline_at: starts_at,
          state: 'published' as const,
          planned_by: clerk,
          created_at: SAID,
          published_at: SAID,
          series_id: series?.id ?? null,
          is_repeat: index > 0,
          off_at: OFF,
          off_by: clerk,
          off_said_at: SAID,
        })),
      )
      .returning('id')
      .execute()
    const invitations = activities.flatMap(({ id }) =>
      asked.map((person_id) => ({ activity_id: id, person_id, asked_at: SAID })),
    )
    await db.insertInto('invitation').values(invitations).execute()
    return { clerk, id: activities[0]?.id ?? 0 }
  }

  async function takeBack(db: Tx, { clerk, id }: { readonly clerk: number; readonly id: number }) {
    const speaker = { person: { id: clerk, name: '王芳', unit: null, address: '王芳' }, sharing: [], rights: new Map() }
    const lastDeed = async () => ({ feature: 'activities', as: `called-off ${id}`, at: SAID })
    const turn = { db, now: JUST_BEFORE, office, speaker, scope: 'office', inboxId: 1, lastDeed } as unknown as Turn
    return undoLast(turn, await findOpen(db, JUST_BEFORE))
  }

  const tellAll = (db: Tx) => tellOff.run({ db, due: OFF, now: OFF, office })

  /** Runs the first as far as its end without committing, begins the second, and lets the first commit once that one waits. */
  async function cross<A, B>(
    [first, second]: readonly [Store, Store],
    one: (tx: Tx) => Promise<A>,
    other: (tx: Tx) => Promise<B>,
  ): Promise<readonly [A, B]> {
    const [begun, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = first.db.transaction().execute(async (tx) => {
      const result = await one(tx)
      begun.resolve()
      await release.promise
      return result
    })
    await begun.promise
    const waiting = second.db.transaction().execute(other)
    const early = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, WAITS, 'waits'))])
    expect(early).toBe('waits')
    release.resolve()
    return [await holding, await waiting]
  }

  const states = async ({ db }: Store) =>
    (await db.selectFrom('activity').select(['state', 'off_at']).orderBy('id').execute()).map(({ state, off_at }) =>
      off_at === null ? `${state}, kept on` : state,
    )

  test.each([
    ['an activity', false, ['published, kept on']],
    ['a series', true, ['published, kept on', 'published, kept on']],
  ])('%s that is just being kept on is told to nobody', async (_what, whole, kept) => {
    const stores = [await openAnother(), await openAnother()] as const
    const off = await callOff(stores[0], whole)
    const [outcome, told] = await cross(stores, (tx) => takeBack(tx, off), tellAll)
    expect(outcome?.reply?.text).toBe('好的，太极拳照常办，取消的消息一个人也没发。')
    expect(told.messages).toEqual([])
    expect(await states(stores[0])).toEqual(kept)
    const ended = await stores[0].db.selectFrom('series').select('ended_at').execute()
    expect(ended.map(({ ended_at }) => ended_at)).toEqual(whole ? [null] : [])
  })

  test.each([
    ['an activity', false, ['cancelled']],
    ['a series', true, ['cancelled', 'cancelled']],
  ])(
    '%s that is just being told is too late to keep on, and whoever takes it back is told so',
    async (_what, whole, off) => {
      const stores = [await openAnother(), await openAnother()] as const
      const called = await callOff(stores[0], whole)
      const [told, outcome]: readonly [Awaited<ReturnType<typeof tellAll>>, Outcome | undefined] = await cross(
        stores,
        tellAll,
        (tx) => takeBack(tx, called),
      )
      expect(told.messages).toHaveLength(2)
      expect(outcome?.reply?.text).toContain('太极拳已经取消，2人的取消消息已经在发了，撤不回来。')
      expect(await states(stores[0])).toEqual(off)
    },
  )
})
