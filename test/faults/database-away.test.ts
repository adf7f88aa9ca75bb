import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoOffice } from '../../db/demo/office.ts'
import { type App, createApp } from '../../src/app.ts'
import { monotonic, sleep, systemClock } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import type { Network } from '../../src/chat/local/network.ts'
import { openChat } from '../../src/chat/open-chat.ts'
import { type Journal, openJournal } from '../../src/journal/journal.ts'
import { QUICK_PACE } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'
import { openRehearsal } from '../../src/rehearsal/open-rehearsal.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { startPostgres, type TestPostgres, usePostgres } from '../world/postgres.ts'
import { officeTime, until } from '../world/world.ts'
import { FEATURES } from './office.ts'
import { type ServerProcess, serverProcess } from './postgres-process.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'

const PEOPLE = ['phone-0101', 'phone-0102', 'phone-0103']
const there = (await usePostgres()) !== undefined
const disk = there ? mountSmallDisk(64) : undefined

interface World {
  readonly postgres: TestPostgres
  readonly url: string
  readonly server: ServerProcess
  readonly store: Store
  readonly network: Network
  readonly app: App
  readonly journal: Journal
}

let world: World
const folder = mkdtempSync(join(tmpdir(), 'qwy-away-'))

/** The whole program at work on a server of its own; time passes. */
async function openWorld(): Promise<World> {
  const postgres = await startPostgres()
  const url = await postgres.createDatabase('away')
  const server = await serverProcess(url)
  if (server === undefined) throw new Error('no /proc')
  if (disk !== undefined) await moveTo(url, disk, server)
  const store = await openStore({ databaseUrl: url, dataDir: '', log: silentLog })
  const [begin, started] = [officeTime('2026-11-23 09:00').getTime(), monotonic()]
  const machine = { now: () => new Date(begin + monotonic() - started) }
  let count = 0
  const ids = () => `id-${++count}`
  const { network, clock, account } = await openRehearsal({ db: store.db, machine, ids, nextSending: (at) => at })
  const chat = await openChat({ puppet: 'local', account, log: silentLog, now: clock.now, network })
  const journal = await openJournal({ folder, now: systemClock.now, log: silentLog, segmentSize: 1 << 20 })
  const app = createApp({
    db: store.db,
    soleProcess: false,
    chat,
    clock,
    ids,
    log: silentLog,
    office: demoOffice,
    features: FEATURES,
    pace: { ...QUICK_PACE, pause: [0, 0], perMinute: 100_000 },
    window: DEFAULT_WINDOW,
    journal,
  })
  await app.prepare()
  await app.start()
  await until(() => chat.state() === 'online', 'the chat did not come online')
  return { postgres, url, server, store, network, app, journal }
}

/** New tables lie on the small disk from now on. */
async function moveTo(url: string, { path }: SmallDisk, { user }: ServerProcess): Promise<void> {
  chownSync(path, user.uid, user.gid)
  await onServer(url, `create tablespace small location '${path}'`)
  const name = new URL(url).pathname.slice(1)
  await onServer(url, `alter database "${name}" set default_tablespace = small`)
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Everybody writes `times` times, in turn. */
async function write(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    for (const contact of PEOPLE) world.network.say(contact, { bot: true }, { text: '帮助' })
    await sleep(1)
  }
}

const written = (contact: string) => world.network.messagesOf(contact, contact).filter(({ from }) => from === contact)
const answers = (contact: string) => world.network.messagesOf(contact, contact).filter(({ from }) => from !== contact)

async function settled(): Promise<void> {
  const deadline = monotonic() + 60_000
  const waits = () => PEOPLE.some((contact) => answers(contact).length < written(contact).length)
  while (waits() && monotonic() < deadline) await sleep(50)
}

/** All that was written is in the table once, in its order, handled, and answered once. */
async function checkEverybody(): Promise<void> {
  for (const contact of PEOPLE) {
    const rows = await world.store.db
      .selectFrom('inbox')
      .select(['platform_message_id', 'state'])
      .where('sender_platform_id', '=', contact)
      .orderBy('id')
      .execute()
    expect(rows.map((row) => row.platform_message_id)).toEqual(written(contact).map(({ id }) => id))
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['handled']))
    expect(answers(contact)).toHaveLength(written(contact).length)
  }
}

const sockets = 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()'

describe.skipIf(!there)('the database goes away and comes back: nothing lost, nothing twice, in order', () => {
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(async () => {
    await world.app.stop()
    await world.journal.close()
    await world.store.close()
    await world.server.stop()
    await world.postgres.stop()
    rmSync(folder, { recursive: true })
    disk?.remove()
  })

  test.each<[string, boolean, () => Promise<void> | void, () => Promise<void> | void]>([
    ['stopped', true, () => world.server.stop(), () => world.server.start()],
    ['frozen', true, () => world.server.freeze(), () => world.server.thaw()],
    ['its connections are reset', true, () => onServer(world.url, sockets), () => onServer(world.url, sockets)],
    ['its disk is full', disk !== undefined, () => disk?.fill(), () => disk?.empty()],
  ])('%s', async (_how, can, leave, comeBack) => {
    if (!can) return
    await write(1)
    await settled()
    await leave()
    await write(100)
    await sleep(3000)
    await write(20)
    await comeBack()
    await write(5)
    await settled()
    await checkEverybody()
  })
})
