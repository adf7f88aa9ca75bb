/** Memory of the whole process after 100,000 messages from 50,000 contacts, and how much more another 100,000 take. */
import { atMost, type Figure, type Measured } from '../figure.ts'
import { type BenchOffice, openBenchOffice } from '../office.ts'
import type { Ground, Kind } from '../stores.ts'
import { onGround, untilHandled } from './inbox.ts'

const CONTACTS = 50_000
const MESSAGES = 100_000
const ROUND = 5_000
const MEGABYTE = 1 << 20

export const memory: Figure = {
  id: 'memory',
  measure: async () => [...(await measureOn('postgres', 300)), ...(await measureOn('pglite', 700))],
}

async function measureOn(kind: Kind, most: number): Promise<readonly Measured[]> {
  const { after, later } = await onGround(kind, sizes)
  return [
    atMost(`after ${MESSAGES.toLocaleString('en')} messages, ${kind}`, after, most, 'MB'),
    atMost(`another ${MESSAGES.toLocaleString('en')}, ${kind}`, later - after, 5, 'MB'),
  ]
}

/** The phones are in this process too, and forget nothing: a part of the growth is theirs. */
async function sizes({ store, journal }: Ground): Promise<{ after: number; later: number }> {
  const office = await openBenchOffice(store, { people: CONTACTS, journal })
  office.network.line.release()
  await sayMany(office, 0)
  const after = process.memoryUsage().rss / MEGABYTE
  await sayMany(office, MESSAGES)
  const later = process.memoryUsage().rss / MEGABYTE
  await office.stop()
  return { after, later }
}

/** So many messages, in rounds that are handled before the next; `before`: said earlier. */
async function sayMany(office: BenchOffice, before: number): Promise<void> {
  for (let said = before; said < before + MESSAGES; ) {
    for (let n = 0; n < ROUND; n++) {
      said += 1
      office.network.say(
        office.contact(1 + (said % CONTACTS)),
        { bot: true },
        { text: said % 2 === 0 ? '我去' : '谢谢' },
      )
    }
    await untilHandled(office, said)
  }
}
