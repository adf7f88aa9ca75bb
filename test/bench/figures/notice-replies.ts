/** Answers that come while a notice to 100,000 people is made: how long they wait, and how long the event loop stands still. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { monotonic, sleep } from '../../../src/base/clock.ts'
import { type Log, silentLog } from '../../../src/base/log.ts'
import { type Pace, QUICK_PACE } from '../../../src/outbox/pace.ts'
import { atMost, type Figure, type Measured, percentile } from '../figure.ts'
import { openBenchOffice } from '../office.ts'
import type { Ground } from '../stores.ts'
import { onGround } from './inbox.ts'

const PEOPLE = 100_000
const A_SECOND = 50
/** Not counted, and said all at once: by then the contacts are known again after the login, and every connection has asked everything once. */
const FIRST = 200
/** Measured when nothing else goes on. */
const IDLE = 800
const UNLIMITED: Pace = { ...QUICK_PACE, pause: [0, 0], perMinute: 1_000_000 }
const CLERK = 1
const OTHERS = 2
const NOTICE = '通知全体：11月25日（周三）上午停水，请大家存好水。'
/** Sent first, and called back: so that nothing is done for the first time while it is measured. */
const SMALL_NOTICE = '通知张2：请来办公室领材料。'
const MOST_STALL = 50
const MOST_WAIT = 2

export const noticeReplies: Figure = {
  id: 'notice-replies',
  measure: (people = PEOPLE) => onGround('postgres', (ground) => measureReplies(ground, people)),
}

async function measureReplies({ store, journal }: Ground, people: number): Promise<readonly Measured[]> {
  const handled = new Map<number, number>()
  const making = { begun: false, done: false }
  const log: Log = {
    ...silentLog,
    info(fields: { readonly inbox?: number; readonly job?: string; readonly messages?: number }, event) {
      if (event === 'message handled' && fields.inbox !== undefined) handled.set(fields.inbox, monotonic())
      if (event !== 'job page done' || fields.job !== 'notices.send') return
      if (fields.messages === 0) making.done = making.begun
      else making.begun = true
    },
  }
  const office = await openBenchOffice(store, { people, pace: UNLIMITED, ...(journal && { journal }), log })
  office.network.line.release()
  const sent = new Map<number, number>()
  let said = 0
  const say = (n: number, text: string) => {
    sent.set(n, monotonic())
    said += 1
    office.network.say(office.contact(n), { bot: true }, { text })
  }
  const untilAnswered = async () => {
    while (handled.size < said) await sleep(2)
  }
  let next = OTHERS
  const sayWhile = async (goesOn: (count: number) => boolean) => {
    const [first, begin] = [next, monotonic()]
    for (; goesOn(next - first) && next < people; next++) {
      const wait = begin + ((next - first) * 1000) / A_SECOND - monotonic()
      if (wait > 0) await sleep(wait)
      say(next, '我去')
    }
    await untilAnswered()
    return { from: first, to: next }
  }
  for (; next < OTHERS + FIRST; next++) say(next, '我去')
  await untilAnswered()
  for (const words of [SMALL_NOTICE, '1', '撤回', NOTICE]) {
    say(CLERK, words)
    await untilAnswered()
  }
  while (!making.done) await sleep(2)
  making.begun = false
  making.done = false
  const idle = await sayWhile((count) => count < IDLE)
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  stalls.enable()
  const begin = monotonic()
  say(CLERK, '1')
  const busy = await sayWhile(() => !making.done)
  const took = monotonic() - begin
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
    { name: `${name}, until all rows are there`, value: `${(took / 1000).toFixed(1)} s` },
  ]
}
