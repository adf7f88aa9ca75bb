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
  measure: async () => [...(await measureOn('postgres')), ...(await measureOn('pglite'))],
}

async function measureOn(kind: Kind): Promise<readonly Measured[]> {
  const yard = await onGround(kind, bare)
  const { rate, statements } = await onGround(kind, whole)
  return [
    ratio(`${MESSAGES} answers at once, ${kind}`, rate, { name: 'bare transactions', value: yard }, 0.6),
    { name: `statements a turn, ${kind}`, value: statements.toFixed(1) },
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

async function bare({ store, url, folder, close }: Ground): Promise<number> {
  const office = await openBenchOffice(store, { people: MESSAGES })
  await office.stop()
  if (url !== undefined) return barePostgres(url, MESSAGES)
  await close()
  return barePglite(`${folder}/pglite`, MESSAGES)
}

async function whole({ store, journal }: Ground): Promise<{ rate: number; statements: number }> {
  let statements = 0
  const count = () => {
    statements += 1
  }
  const office = await openBenchOffice(store, { people: MESSAGES, journal, count })
  for (let n = 1; n <= MESSAGES; n++) {
    office.network.say(office.contact(n), { bot: true }, { text: WORDS[n % WORDS.length] ?? '' })
  }
  statements = 0
  const from = monotonic()
  office.network.line.release()
  await untilHandled(office, MESSAGES)
  const took = monotonic() - from
  await office.stop()
  return { rate: (MESSAGES * 1000) / took, statements: statements / MESSAGES }
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
