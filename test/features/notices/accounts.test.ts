/** A notice over people of two accounts: each sends its own at its own pace, and of one that is off nobody promises anything. */
import { expect, test } from 'vitest'
import { DEMO_ACCOUNT } from '../../../db/demo/office.ts'
import type { Tx, WorkingOffice } from '../../../src/feature.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import { foresee } from '../../../src/features/notices/when-it-goes.ts'
import { keepFile } from '../../../src/files/public.ts'
import { sentBy } from '../../../src/outbox/forecast.ts'
import { CAREFUL_PACE } from '../../../src/outbox/pace.ts'
import { DEFAULT_WINDOW, nextOpening } from '../../../src/outbox/window.ts'
import { office as demoOffice, NOW, unitId, useOffice } from '../people/office.ts'

const inOffice = useOffice()
const MINUTE = 60_000
/** Two a day, so that the share of each account shows in the days it takes. */
const PACE = { ...CAREFUL_PACE, perDay: 2 }
const office: WorkingOffice = {
  ...demoOffice,
  nextSending: (moment) => nextOpening(moment, DEFAULT_WINDOW, demoOffice.zone),
  sentBy: (from, count, how) => sentBy(from, count, { pace: PACE, window: DEFAULT_WINDOW, zone: demoOffice.zone }, how),
}

/** Some of 第一支部 have befriended a second account, which was last heard `ago` minutes before now. */
async function split(tx: Tx, numbers: readonly string[], ago: number): Promise<void> {
  await tx.updateTable('account').set({ heard_until: NOW }).execute()
  const heard_until = new Date(NOW.getTime() - ago * MINUTE)
  await tx.insertInto('account').values({ id: 'second', puppet: 'local', heard_until }).execute()
  const chats = numbers.map((number) => `phone-${number}`)
  await tx.updateTable('chat').set({ account_id: 'second' }).where('platform_id', 'in', chats).execute()
}

async function notice(tx: Tx): Promise<queries.Notice> {
  const audience = { from: [{ unit: await unitId(tx, '第一支部'), name: '第一支部' }] }
  const { id: planned_by } = await tx.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  const id = await queries.insertNotice(tx, {
    title: '停水',
    text: '停水',
    answers: 'none',
    choices: '[]',
    audience_words: '第一支部',
    audience: JSON.stringify(audience),
    state: 'draft',
    planned_by,
    created_at: NOW,
  })
  const found = await queries.findNotice(tx, id)
  if (found === undefined) throw new Error('no notice')
  return found
}

const dayOf = (moment: Date | undefined) => moment?.toISOString().slice(5, 10)
const SECOND = ['0101', '0102', '0103']

test('the shares of the accounts, in sum the audience', () =>
  inOffice(async (tx) => {
    await split(tx, SECOND, 0)
    expect(await queries.sharesOf(tx, await notice(tx), NOW)).toEqual([
      { account: DEMO_ACCOUNT, count: 4, stopped: null },
      { account: 'second', count: 3, stopped: null },
    ])
  }))

test('two accounts send beside one another: 7 people at two a day take 2 days instead of 4', () =>
  inOffice(async (tx) => {
    const alone = await foresee(tx, await notice(tx), 7, { now: NOW, office })
    expect([alone.first?.people, dayOf(alone.first?.until), alone.stuck]).toEqual([7, '11-26', []])
    await split(tx, SECOND, 0)
    const both = await foresee(tx, await notice(tx), 7, { now: NOW, office })
    expect([both.first?.people, dayOf(both.first?.until), both.stuck]).toEqual([7, '11-24', []])
  }))

test('what waits for one account already delays only its own people', () =>
  inOffice(async (tx) => {
    await split(tx, SECOND, 0)
    const waits = { account_id: 'second', kind: 'notice', lane: 5, feature: 'x', text: 'x', state: 'due' } as const
    const rows = [1, 2, 3, 4].map((n) => ({ ...waits, once: `x ${n}`, not_before: NOW, created_at: NOW }))
    await tx.insertInto('outbox').values(rows).execute()
    const { first } = await foresee(tx, await notice(tx), 7, { now: NOW, office })
    expect(dayOf(first?.until)).toBe('11-26')
  }))

test('one that was not heard for two minutes: its people are named, and the forecast is that of the others', () =>
  inOffice(async (tx) => {
    await split(tx, SECOND, 3)
    const foreseen = await foresee(tx, await notice(tx), 7, { now: NOW, office })
    expect(foreseen.stuck).toEqual([{ people: 3, why: 'away' }])
    expect(dayOf(foreseen.first?.until)).toBe('11-24')
  }))

test('one that the platform has complained of holds notices, urgent ones too', () =>
  inOffice(async (tx) => {
    await split(tx, SECOND, 0)
    await tx
      .updateTable('account')
      .set({ paused_why: 'too-often', paused_at: NOW })
      .where('id', '=', 'second')
      .execute()
    const plain = await notice(tx)
    expect((await foresee(tx, plain, 7, { now: NOW, office })).stuck).toEqual([{ people: 3, why: 'too-often' }])
    expect((await foresee(tx, { ...plain, urgent_why: '停水' }, 7, { now: NOW, office })).stuck).toEqual([
      { people: 3, why: 'too-often' },
    ])
  }))

const gone = (tx: Tx, rows: readonly { readonly at: Date; readonly account_id: string }[]) =>
  tx
    .insertInto('outbox')
    .values(
      rows.map(({ at, account_id }, n) => ({
        account_id,
        kind: 'notice' as const,
        lane: 6,
        feature: 'x',
        text: 'x',
        state: 'sent' as const,
        once: `gone ${n}`,
        not_before: at,
        ended_at: at,
        created_at: at,
      })),
    )
    .execute()

test('what an account has sent today takes of its share: the first goes when the first of these is a day old', () =>
  inOffice(async (tx) => {
    const at = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE)
    await gone(tx, [
      { at: at(20), account_id: DEMO_ACCOUNT },
      { at: at(10), account_id: DEMO_ACCOUNT },
    ])
    const { first } = await foresee(tx, await notice(tx), 2, { now: NOW, office })
    expect(first?.from).toEqual(new Date(at(20).getTime() + 1440 * MINUTE))
    expect(first?.until).toEqual(new Date(at(10).getTime() + 1440 * MINUTE))
    await split(tx, SECOND, 0)
    const both = await foresee(tx, await notice(tx), 2, { now: NOW, office })
    expect(dayOf(both.first?.from)).toBe('11-23')
  }))

test('a picture is a message of its own: 2 people at two messages a day take 2 days', () =>
  inOffice(async (tx) => {
    const file_id = await keepFile(tx, { bytes: new Uint8Array([1]), mediaType: 'image/png' }, NOW)
    const plain = await notice(tx)
    const one = await foresee(tx, plain, 2, { now: NOW, office })
    const both = await foresee(tx, { ...plain, file_id, file_name: '停水.png' }, 2, { now: NOW, office })
    expect([dayOf(one.first?.until), dayOf(both.first?.until)]).toEqual(['11-23', '11-24'])
    expect(both.first?.people).toBe(2)
  }))
