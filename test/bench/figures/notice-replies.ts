/** Answers that come while a notice to 100,000 people is made: how long they wait, and how long the event loop stands still. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Kysely } from 'kysely'
import type { Schema } from '../../../db/schema.ts'
import { monotonic, sleep } from '../../../src/base/clock.ts'
import { type Log, silentLog } from '../../../src/base/log.ts'
import * as queries from '../../../src/features/notices/queries.ts'
import type { Audience } from '../../../src/features/people/public.ts'
import { type Pace, QUICK_PACE } from '../../../src/outbox/pace.ts'
import { atMost, type Figure, type Measured, percentile } from '../figure.ts'
import { benchClock, openBenchOffice } from '../office.ts'
import type { Ground } from '../stores.ts'
import { onGround } from './inbox.ts'
import { insertNotice, workOff } from './notices.ts'

const PEOPLE = 100_000
const A_SECOND = 50
/** Not counted: by then the contacts are known again after the login, and everything has been done once. */
const FIRST = 200
/** Measured when nothing else goes on. */
const IDLE = 800
const UNLIMITED: Pace = { ...QUICK_PACE, pause: [0, 0], perMinute: 1_000_000 }
const EVERYBODY: Audience = { from: [] }
/** The first is the clerk. */
const OTHERS = 2
const MOST_STALL = 50
const MOST_WAIT = 2

export const noticeReplies: Figure = {
  id: 'notice-replies',
  measure: (people = PEOPLE) => onGround('postgres', (ground) => measureReplies(ground, people)),
}

async function measureReplies({ store, journal }: Ground, people: number): Promise<readonly Measured[]> {
  const handled = new Map<number, number>()
  const log: Log = {
    ...silentLog,
    info(fields: { readonly inbox?: number }, event) {
      if (event === 'message handled' && fields.inbox !== undefined) handled.set(fields.inbox, monotonic())
    },
  }
  const office = await openBenchOffice(store, { people, pace: UNLIMITED, ...(journal && { journal }), log })
  office.network.line.release()
  const sent = new Map<number, number>()
  const say = (n: number, text: string) => {
    sent.set(n, monotonic())
    office.network.say(office.contact(n), { bot: true }, { text })
  }
  let next = OTHERS
  const sayWhile = async (goesOn: (said: number) => boolean) => {
    const [first, begin] = [next, monotonic()]
    for (; goesOn(next - first) && next < people; next++) {
      const wait = begin + ((next - first) * 1000) / A_SECOND - monotonic()
      if (wait > 0) await sleep(wait)
      say(next, '我去')
    }
    await untilAll(handled, next - OTHERS)
    return { from: first, to: next }
  }
  await sayWhile((said) => said < FIRST)
  const idle = await sayWhile((said) => said < IDLE)
  const now = benchClock().now
  const id = await store.db.transaction().execute((tx) => insertNotice(tx, EVERYBODY, now()))
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  stalls.enable()
  const making = { done: false }
  const made = makeRows(store.db, id, now).then(() => {
    making.done = true
  })
  const busy = await sayWhile(() => !making.done)
  await made
  stalls.disable()
  const rows = await store.db.selectFrom('inbox').select(['id', 'chat_id']).execute()
  await office.stop()
  const waits = ({ from, to }: typeof idle) =>
    rows
      .filter(({ chat_id }) => chat_id >= from && chat_id < to)
      .map(({ id, chat_id }) => (handled.get(id) ?? Number.NaN) - (sent.get(chat_id) ?? 0))
  const alone = percentile(waits(idle), 0.99)
  const beside = percentile(waits(busy), 0.99)
  const name = `while a notice to ${people.toLocaleString('en')} is made`
  return [
    {
      ...atMost(`${name}, 99 of 100 of ${busy.to - busy.from} answers`, beside / alone, MOST_WAIT, '×'),
      yardstick: `idle: ${alone.toFixed(1)} ms; beside it ${beside.toFixed(1)} ms`,
    },
    atMost(`${name}, longest stall of the event loop`, stalls.max / 1e6, MOST_STALL, 'ms'),
  ]
}

async function untilAll(handled: ReadonlyMap<number, number>, count: number): Promise<void> {
  while (handled.size < count) await sleep(2)
}

/** The audience frozen, and its rows made page by page, in the process that answers. */
async function makeRows(db: Kysely<Schema>, id: number, now: () => Date): Promise<void> {
  await db.transaction().execute((tx) => queries.freezeAudience(tx, { id, audience: EVERYBODY, corrects_id: null }))
  await workOff(db, now)
}
