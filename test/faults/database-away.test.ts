import { chownSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monotonic, sleep } from '../../src/base/clock.ts'
import { usePostgres } from '../world/postgres.ts'
import { holdAgainst } from './ledger.ts'
import { type OfficeOnPostgres, openOfficeOnPostgres } from './office-on-postgres.ts'
import type { ServerProcess } from './postgres-process.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'

const PEOPLE = ['phone-0101', 'phone-0102', 'phone-0103']
const there = (await usePostgres()) !== undefined
const disk = there ? mountSmallDisk(64) : undefined

let world: OfficeOnPostgres

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
  expect(await holdAgainst(world.store.db, world.network.ledger())).toEqual({ faults: [], doubled: 0, apologies: 0 })
}

const sockets = 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()'

describe.skipIf(!there)('the database goes away and comes back: nothing lost, nothing twice, in order', () => {
  beforeAll(async () => {
    world = await openOfficeOnPostgres(async (url, server) => {
      if (disk !== undefined) await moveTo(url, disk, server)
    })
  })
  afterAll(async () => {
    await world.close()
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
