/** The real program, killed with -9 again and again: at each named point of a message's way, and at random moments. */
import { describe, expect, test } from 'vitest'
import { monotonic, sleep } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { usePostgres } from '../world/postgres.ts'
import { type Chance, LONG, openChance } from './draw.ts'
import { holdAgainst, type Verdict } from './ledger.ts'
import { handOverOnce, readPhones } from './phones.ts'
import { POINTS, type Point } from './points.ts'
import {
  folderWithDatabase,
  isIdle,
  type Program,
  patiently,
  type Settings,
  startProgram,
  temporaryFolder,
  type,
  typePatiently,
} from './program.ts'

const postgres = await usePostgres()
const PEOPLE = ['phone-0101', 'phone-0102', 'phone-0103']
/** What is written at a time. */
const MESSAGES = 4
/** As often is written before a point counts as one that nobody comes by. */
const ROUNDS = 100
const TIMES = LONG ? 10 : 1
const BOUND = { timeout: 1_800_000 * TIMES }
const points = Object.keys(POINTS) as Point[]
/** The short form dies at each point once: at every other one on the embedded database, at the others on PostgreSQL. */
const first = openChance('killed on which database').below(2)
const pointsOn = (database: 0 | 1) =>
  LONG || !postgres
    ? Array.from({ length: TIMES }, () => points).flat()
    : points.filter((_, at) => (at + first) % 2 === database)

/** One life of the program, until it is dead or dying; `of` tells what it died of. */
type Life = (settings: Settings, chance: Chance) => Promise<{ readonly program: Program; readonly of: string }>

/** Everybody writes; what a dying program no longer takes was not said. */
async function write(url: string, chance: Chance): Promise<void> {
  for (let count = 0; count < MESSAGES; count++) await type(url, chance.pick(PEOPLE), '帮助').catch(() => {})
}

/**
 * A program that comes by for the first time finishes what the one before has left. Several messages may be recorded at
 * a time, so they are written until it is dead.
 */
const dyingAt =
  (at: Point): Life =>
  async (settings, chance) => {
    const program = startProgram(settings, { at, the: 2 + chance.below(3) })
    const url = await program.url().catch(() => undefined)
    const dead = program.ended().then(() => true)
    const isDead = () => Promise.race([dead, sleep(300).then(() => false)])
    for (let rounds = 0; url !== undefined; rounds++) {
      if (rounds > ROUNDS) throw new Error(`it never comes by the point: ${at}`)
      await write(url, chance)
      if (await isDead()) break
    }
    return { program, of: at }
  }

const killedAnywhere: Life = async (settings, chance) => {
  const program = startProgram(settings)
  const url = await program.url()
  await typePatiently(url, chance.pick(PEOPLE), '帮助')
  const [moment, writing] = [chance.below(400), write(url, chance)]
  await sleep(moment)
  program.signal('SIGKILL')
  await writing
  return { program, of: `${moment} ms after the first message` }
}

/** As many lives as `lives` has, and one in which all is made good. */
async function campaign(what: string, settings: Settings, lives: readonly Life[]): Promise<Verdict> {
  const chance = openChance(what)
  for (const life of lives) {
    const { program, of } = await life(settings, chance)
    expect([of, await program.ended()]).toEqual([of, null])
  }
  const last = startProgram(settings)
  const url = await last.url()
  const ready = monotonic()
  const said = () => readPhones(settings.DATA_DIR).said.length
  const before = said()
  await type(url, 'phone-0104', '帮助')
  await patiently(() => said() > before, 'it does not answer')
  const recovery = Math.round(monotonic() - ready)
  await patiently(() => isIdle(url), 'something is left lying')
  last.signal('SIGTERM')
  expect(await last.ended()).toBe(0)
  const verdict = await judge(settings)
  const { length } = readPhones(settings.DATA_DIR).written
  process.stdout.write(
    `${what}: ${lives.length} × kill -9, ${length} messages, ${verdict.faults.length} faults, ${verdict.doubled} doubled, ${verdict.apologies} apologies, answers ${recovery} ms after it is ready\n`,
  )
  return verdict
}

async function judge({ DATA_DIR, ...others }: Settings): Promise<Verdict> {
  const store = await openStore({ dataDir: DATA_DIR, databaseUrl: others['DATABASE_URL'], log: silentLog })
  const verdict = await holdAgainst(store.db, readPhones(DATA_DIR).messages)
  await store.close()
  return verdict
}

/** A message over which so many processes have died is given up with an apology. */
const DEATHS_OVER_ONE = 3

/** Nothing is lost, everything is in order, at most one message a death was said again, and none was given up too soon. */
const isKept = (verdict: Verdict, deaths: number) => {
  expect(verdict.faults).toEqual([])
  expect(verdict.doubled).toBeLessThanOrEqual(deaths)
  expect(verdict.apologies * DEATHS_OVER_ONE).toBeLessThanOrEqual(deaths)
}

test('at points of a message’s way, on the embedded database', BOUND, async () => {
  const lives = pointsOn(0).map(dyingAt)
  isKept(await campaign('points, embedded', { DATA_DIR: await folderWithDatabase() }, lives), lives.length)
})

test(
  'phones that hand each message over but once: what was announced is asked for by the next life',
  BOUND,
  async () => {
    const settings = { DATA_DIR: await folderWithDatabase() }
    const points: readonly Point[] = ['announced, before it is read', 'while recording']
    const lives = Array.from({ length: TIMES }, () => points)
      .flat()
      .map(
        (at): Life =>
          async (own, chance) => {
            const life = await dyingAt(at)(own, chance)
            await life.program.ended()
            handOverOnce(settings.DATA_DIR)
            return life
          },
      )
    isKept(await campaign('handed over once, embedded', settings, lives), lives.length)
  },
)

test('at random moments, on the embedded database', BOUND, async () => {
  const lives = Array.from({ length: LONG ? 100 : 3 }, () => killedAnywhere)
  isKept(await campaign('random, embedded', { DATA_DIR: await folderWithDatabase() }, lives), lives.length)
})

describe.skipIf(!postgres)('on PostgreSQL', () => {
  test('at points of a message’s way', BOUND, async () => {
    const DATABASE_URL = (await postgres?.createDatabase('killed')) ?? ''
    const settings = { DATA_DIR: temporaryFolder(), DATABASE_URL }
    const lives = pointsOn(1).map(dyingAt)
    isKept(await campaign('points, PostgreSQL', settings, lives), lives.length)
  })
})
