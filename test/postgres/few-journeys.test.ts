/** What a sign-up in private costs, counted and not timed: statements of its turn, and pieces of writing to the server. */
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { openBenchOffice } from '../bench/office.ts'
import { openGround } from '../bench/stores.ts'
import { usePostgres } from '../world/postgres.ts'
import { until } from '../world/world.ts'

const { query } = pg.Client.prototype
afterEach(() => {
  pg.Client.prototype.query = query
})

interface Asked {
  readonly text: string
  /** Which piece of writing it went with: what is asked in one breath goes together. */
  readonly piece: number
}

/** What each connection is asked from now on, in order. */
function listen(): ReadonlyMap<pg.Client, Asked[]> {
  const byClient = new Map<pg.Client, Asked[]>()
  let piece = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [string | { readonly text: string }]
    const asked = byClient.get(this) ?? []
    byClient.set(this, asked)
    const isCorked = this.connection.stream.writableCorked > 0
    if (!isCorked || asked.at(-1)?.piece !== piece) piece += 1
    asked.push({ text: typeof config === 'string' ? config : config.text, piece })
    // A breath ends when others may speak; what is not held back goes alone, whatever comes next.
    if (isCorked) queueMicrotask(() => (piece += 1))
    else piece += 1
    return Reflect.apply(query, this, args) as unknown
  } as typeof query
  return byClient
}

/** The transaction in which a connection has signed somebody up, BEGIN and COMMIT included. */
function signingUp(asked: readonly Asked[]): readonly Asked[] | undefined {
  const at = asked.findIndex(({ text }) => text.includes('insert into "sign_up"'))
  if (at < 0) return undefined
  const from = asked.slice(0, at).findLastIndex(({ text }) => text === 'begin')
  const to = asked.findIndex(({ text }, index) => index > at && text === 'commit')
  return asked.slice(from, to + 1)
}

/** The transactions in which so many people sign up who have all written already: the first one of each connection. */
async function turnsOf(people: number): Promise<readonly (readonly Asked[])[]> {
  const ground = await openGround('postgres')
  const office = await openBenchOffice(ground.store, { people: people + 1, journal: ground.journal })
  const handled = async () =>
    (await ground.store.db.selectFrom('inbox').select('id').where('state', '=', 'handled').execute()).length
  for (let n = 2; n <= people + 1; n++) office.network.say(office.contact(n), { bot: true }, { text: '我去' })
  const byClient = listen()
  office.network.line.release()
  await until(async () => (await handled()) === people, 'the messages were not handled')
  pg.Client.prototype.query = query
  await office.stop()
  await ground.clear()
  return [...byClient.values()].flatMap((asked) => [signingUp(asked) ?? []]).filter(({ length }) => length)
}

describe.skipIf((await usePostgres()) === undefined)('a sign-up in private', () => {
  test('asks ten statements, which go to the server in seven pieces', async () => {
    const [turn = []] = await turnsOf(1)
    expect(turn.map(({ text }) => text.slice(0, 40))).toHaveLength(12)
    expect(new Set(turn.map(({ piece }) => piece)).size).toBe(7)
  })

  test('with seven others that wait as long is one transaction of 60 statements, which go in 29 pieces', async () => {
    const transactions = await turnsOf(4 * 8)
    const [turns = []] = transactions.toSorted((a, b) => b.length - a.length)
    expect(turns.filter(({ text }) => text.includes('insert into "sign_up"'))).toHaveLength(8)
    expect(turns).toHaveLength(62)
    expect(new Set(turns.map(({ piece }) => piece)).size).toBe(29)
  })
})
