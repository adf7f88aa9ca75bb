/** 200 messages a second, whether or not the earlier ones are answered: from the phone to the recorded answer. */
import { monotonic, sleep } from '../../../src/base/clock.ts'
import { type Log, silentLog } from '../../../src/base/log.ts'
import { atMost, type Figure, type Measured, percentile } from '../figure.ts'
import { openBenchOffice } from '../office.ts'
import type { Ground, Kind } from '../stores.ts'
import { onGround, untilHandled } from './inbox.ts'

const A_SECOND = 200
const MESSAGES = 4_000
/** Not counted: by then everything has been done once. */
const FIRST = 400

export const openLoop: Figure = {
  id: 'open-loop',
  async measure() {
    const onPostgres = await onGround('postgres', latencies)
    const onPglite = await onGround('pglite', latencies)
    return [...describe('postgres', onPostgres, 5, 25), ...describe('pglite', onPglite, undefined, 60)]
  },
}

function describe(kind: Kind, times: readonly number[], half: number | undefined, most: number): readonly Measured[] {
  const middle = percentile(times, 0.5)
  const name = `at ${A_SECOND} a second, ${kind}`
  return [
    half === undefined
      ? { name: `${name}, half within`, value: `${middle.toFixed(1)} ms` }
      : atMost(`${name}, half within`, middle, half, 'ms'),
    atMost(`${name}, 99 of 100 within`, percentile(times, 0.99), most, 'ms'),
  ]
}

/** From the phone's sending to the commit of the turn, in milliseconds. */
async function latencies({ store, journal }: Ground): Promise<readonly number[]> {
  const handled = new Map<number, number>()
  const log: Log = {
    ...silentLog,
    info(fields: { readonly inbox?: number }, event) {
      if (event === 'message handled' && fields.inbox !== undefined) handled.set(fields.inbox, monotonic())
    },
  }
  const office = await openBenchOffice(store, { people: MESSAGES, journal, log })
  office.network.line.release()
  const begin = monotonic()
  const sent: number[] = []
  for (let n = 1; n <= MESSAGES; n++) {
    const wait = begin + (n * 1000) / A_SECOND - monotonic()
    if (wait > 0) await sleep(wait)
    sent.push(monotonic())
    office.network.say(office.contact(n), { bot: true }, { text: '我去' })
  }
  await untilHandled(office, MESSAGES)
  const rows = await store.db.selectFrom('inbox').select(['id', 'chat_id']).orderBy('id').execute()
  await office.stop()
  const timeOf = (row: { id: number; chat_id: number }) =>
    (handled.get(row.id) ?? Number.NaN) - (sent[row.chat_id - 1] ?? 0)
  return rows.slice(FIRST).map(timeOf)
}
