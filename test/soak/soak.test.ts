/**
 * Two offices at work for a quarter of an hour: one of three programs on PostgreSQL, one behind a puppet service. Every
 * twenty seconds something breaks, by chance; in the end everything must have been recorded and answered.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { sleep, stopwatch } from '../../src/base/clock.ts'
import { openStage, type Stage } from '../chat/remote/stage.ts'
import { type Company, gather, type Member } from '../faults/company.ts'
import { type Chance, openChance } from '../faults/draw.ts'
import { holdAgainst } from '../faults/ledger.ts'
import { type ServerProcess, serverProcess } from '../faults/postgres-process.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { startPostgres } from '../world/postgres.ts'

const MINUTE = 60_000
const MINUTES = Number(process.env['QWY_SOAK_MINUTES'])
/** Longer than others wait for an owner that does not stir. */
const FROZEN = 26_000
const EVERY = 20_000

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())

interface World {
  readonly company: Company
  readonly server: ServerProcess
  readonly stage: Stage
  readonly chance: Chance
}

/** Breaks something, and mends what does not mend itself. The last member is never killed: its memory is watched. */
type Fault = (world: World) => Promise<void>

const mortal = ({ company, chance }: World): Member => {
  const [first, second] = company.members
  if (first === undefined || second === undefined) throw new Error('nobody to kill')
  return chance.pick([first, second])
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'a program killed': async (world) => {
    const member = mortal(world)
    member.program.signal('SIGKILL')
    await member.program.ended()
    await sleep(world.chance.below(5_000))
    await world.company.restart(member)
  },
  'a program frozen': async (world) => {
    const { program } = world.chance.pick(world.company.members)
    program.signal('SIGSTOP')
    await sleep(FROZEN)
    program.signal('SIGCONT')
  },
  'the database stopped': async ({ server, chance }) => {
    await server.stop()
    await sleep(chance.below(6_000))
    await server.start()
  },
  'the database frozen': async ({ server, chance }) => {
    server.freeze()
    await sleep(chance.below(10_000))
    server.thaw()
  },
  'the line cut': async ({ stage }) => stage.proxy.cut(),
  'the line refused': async ({ stage, chance }) => {
    await stage.proxy.refuse()
    await sleep(chance.below(4_000))
    await stage.proxy.listen()
  },
  'the line half-open': async ({ stage }) => stage.proxy.swallow('old'),
  'the puppet service killed': async ({ stage, chance }) => {
    await stage.service.kill()
    await sleep(chance.below(2_000))
    await stage.service.revive()
  },
}

/** What a process holds: MB of memory, open files. */
interface Holding {
  readonly minute: number
  readonly megabytes: number
  readonly files: number
}

function lookAt(pid: number, minute: number): Holding {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return { minute, megabytes: (pages * 4096) / 2 ** 20, files: readdirSync(`/proc/${pid}/fd`).length }
}

/** Least squares; a minute. */
function slope(holdings: readonly Holding[], of: 'megabytes' | 'files'): number {
  const mean = (of: keyof Holding) => holdings.reduce((sum, one) => sum + one[of], 0) / holdings.length
  const [x, y] = [mean('minute'), mean(of)]
  const over = holdings.reduce((sum, one) => sum + (one.minute - x) * (one[of] - y), 0)
  return over / holdings.reduce((sum, one) => sum + (one.minute - x) ** 2, 0)
}

/** Everybody of both offices writes about once in three seconds, whatever is broken. */
async function talk({ company, stage }: World, over: AbortSignal): Promise<void> {
  const at = async (work: () => Promise<unknown>) => {
    while (!over.aborted) {
      // A program that is dead or frozen is written to by nobody.
      await Promise.race([work().catch(() => {}), sleep(3_000)])
      await sleep(3_000, over)
    }
  }
  await Promise.all([...company.members.map((member) => at(() => company.write(member))), at(() => stage.say(4))])
}

async function rowsOf({ company }: World): Promise<Readonly<Record<string, number>>> {
  const count = async (table: 'inbox' | 'outbox' | 'job_run' | 'gap') => {
    const { rows } = await company.store.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    return rows
  }
  return {
    inbox: await count('inbox'),
    outbox: await count('outbox'),
    job_run: await count('job_run'),
    gap: await count('gap'),
  }
}

test(`${MINUTES} minutes, a fault every ${EVERY / 1000} seconds`, { timeout: (MINUTES + 15) * MINUTE }, async () => {
  const chance = openChance('soak')
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const url = await postgres.createDatabase('soak')
  const server = await serverProcess(url)
  if (server === undefined) throw new Error('no /proc')
  const world: World = { company: await gather(3, url), server, stage: await openStage(store), chance }
  const watched = world.company.members.at(-1)?.program.pid ?? 0
  const holdings: Holding[] = []
  const counts = new Map<string, number>()

  const over = new AbortController()
  const talking = talk(world, over.signal)
  const passed = stopwatch()
  while (passed() < MINUTES * MINUTE) {
    const what = chance.pick(Object.keys(FAULTS))
    counts.set(what, (counts.get(what) ?? 0) + 1)
    process.stdout.write(`soak, ${(passed() / MINUTE).toFixed(1)} min: ${what}\n`)
    const next = stopwatch()
    await FAULTS[what]?.(world)
    await sleep(Math.max(1_000, EVERY - next()))
    holdings.push(lookAt(watched, passed() / MINUTE))
  }
  over.abort()
  await talking

  await world.company.settled()
  await world.stage.answered()
  const members = await holdAgainst(world.company.store.db, world.company.ledger())
  const remote = await holdAgainst(store.db, (await world.stage.service.look()).ledger)
  // The first minute is that of getting warm.
  const warm = holdings.filter(({ minute }) => minute > 1)
  const lines = [
    ...[...counts].map(([what, count]) => [what, count]),
    ['messages to three programs', world.company.ledger().filter(({ from }) => from !== 'bot').length],
    ['lost, wrong or out of order', members.faults.length],
    ['said twice', members.doubled],
    ['messages over the line', (await world.stage.service.look()).ledger.filter(({ from }) => from !== 'bot').length],
    ['lost, wrong or out of order there', remote.faults.length],
    ['said twice there', remote.doubled],
    ['logouts of the remote account', (await world.stage.service.look()).logouts],
    ['memory, MB', holdings.at(-1)?.megabytes.toFixed(0)],
    ['memory, MB a minute', slope(warm, 'megabytes').toFixed(2)],
    ['open files', holdings.at(-1)?.files],
    ['open files a minute', slope(warm, 'files').toFixed(2)],
    ...Object.entries(await rowsOf(world)).map(([table, rows]) => [`rows in ${table}`, rows]),
  ]
  process.stdout.write(`${lines.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}\n`)
  expect([...members.faults, ...remote.faults]).toEqual([])
  expect(members.doubled).toBeLessThanOrEqual([...counts.values()].reduce((sum, count) => sum + count, 0))
})
