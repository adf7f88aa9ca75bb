/** 20,000 people answer at once: from the puppet to the recorded answer, beside bare transactions writing the same rows. */
import { monotonic, sleep } from '../../../src/base/clock.ts'
import { type Figure, type Measured, ratio } from '../figure.ts'
import { type BenchOffice, openBenchOffice } from '../office.ts'
import { type Ground, type Kind, openGround } from '../stores.ts'
import { barePglite, barePostgres } from './bare.ts'

const MESSAGES = 20_000
/** What they say, in turn. */
const WORDS = ['我去', '1', '去不了', '好的我参加', '2']
const ALL_WITHIN = 600_000

export const inbox: Figure = {
  id: 'inbox',
  measure: async (size = MESSAGES) => [...(await measureOn('postgres', size)), ...(await measureOn('pglite', size))],
}

async function measureOn(kind: Kind, size: number): Promise<readonly Measured[]> {
  const yard = await onGround(kind, (ground) => bare(ground, size))
  const { rate, statements, cpu } = await onGround(kind, (ground) => whole(ground, size))
  return [
    ratio(
      `${size.toLocaleString('en')} answers at once, ${kind}`,
      rate,
      { name: 'bare transactions', value: yard },
      0.6,
    ),
    { name: `statements a turn, ${kind}`, value: statements.toFixed(1) },
    { name: `this process a message, ${kind}`, value: `${cpu.toFixed(2)} ms` },
  ]
}

/** Something measured on a database of its own. */
export async function onGround<T>(kind: Kind, measure: (ground: Ground, kind: Kind) => Promise<T>): Promise<T> {
  const ground = await openGround(kind)
  try {
    return await measure(ground, kind)
  } finally {
    await ground.clear()
  }
}

async function bare({ store, url, folder, close }: Ground, size: number): Promise<number> {
  const office = await openBenchOffice(store, { people: size })
  await office.stop()
  if (url !== undefined) return barePostgres(url, size)
  await close()
  return barePglite(`${folder}/pglite`, size)
}

interface Whole {
  /** Messages a second. */
  readonly rate: number
  readonly statements: number
  /** Time of the processor for each message, in milliseconds; with PGlite that of the database too. */
  readonly cpu: number
}

async function whole({ store, journal }: Ground, size: number): Promise<Whole> {
  let statements = 0
  const count = () => {
    statements += 1
  }
  const office = await openBenchOffice(store, { people: size, journal, count })
  for (let n = 1; n <= size; n++) {
    office.network.say(office.contact(n), { bot: true }, { text: WORDS[n % WORDS.length] ?? '' })
  }
  statements = 0
  const spent = process.cpuUsage()
  const from = monotonic()
  office.network.line.release()
  await untilHandled(office, size)
  const took = monotonic() - from
  const { user, system } = process.cpuUsage(spent)
  await office.stop()
  return { rate: (size * 1000) / took, statements: statements / size, cpu: (user + system) / 1000 / size }
}

/** Resolves when as many messages have been handled. Throws when one failed, or when it takes ten minutes. */
export async function untilHandled({ db }: BenchOffice, count: number): Promise<void> {
  const deadline = monotonic() + ALL_WITHIN
  for (;;) {
    const [row] = await db.selectFrom('inbox').select('id').where('state', '=', 'received').limit(1).execute()
    if (row === undefined) {
      const rows = await db
        .selectFrom('inbox')
        .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
        .groupBy('state')
        .execute()
      if (rows.some(({ state }) => state === 'failed')) throw new Error('messages were given up')
      if (Number(rows[0]?.n ?? 0) >= count) return
    }
    if (monotonic() > deadline) throw new Error(`${count} messages were not handled in time`)
    await sleep(100)
  }
}
