/**
 * The real program parts on a test database, in a process that can die: from a chosen query on nothing reaches the
 * database any more, the half-done transaction is undone, and what was in memory is gone.
 */
import type { Kysely, KyselyPlugin } from 'kysely'
import { demoOffice } from '../../db/demo/office.ts'
import type { Schema } from '../../db/schema.ts'
import { createApp } from '../../src/app.ts'
import type { App } from '../../src/app-parts.ts'
import { silentLog } from '../../src/base/log.ts'
import type { Chat } from '../../src/chat/chat.ts'
import type { Network } from '../../src/chat/local/network.ts'
import { openChat } from '../../src/chat/open-chat.ts'
import type { Feature } from '../../src/feature.ts'
import { listFeatures } from '../../src/features/index.ts'
import { QUICK_PACE } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'
import { moveClock } from '../../src/rehearsal/move-clock.ts'
import { openRehearsal } from '../../src/rehearsal/open-rehearsal.ts'
import { openStore } from '../../src/store/open-store.ts'
import { testDatabase } from '../world/database.ts'
import { officeTime, until } from '../world/world.ts'

export interface MortalOffice {
  readonly db: Kysely<Schema>
  readonly network: Network
  now(): Date
  /** Somebody writes; resolves when the message is recorded, before anything is made of it. */
  receive(contact: string, text: string): Promise<number>
  /** Does all that can be done now. Returns false when the process died over it. */
  settle(): Promise<boolean>
  /** Writes and settles. */
  say(contact: string, text: string): Promise<void>
  /** The process dies before its n-th query from now on. */
  dieBefore(query: number): void
  /** The program stops in good order. */
  stop(): Promise<void>
  /** A new process, with other features if need be. Whatever the old one had in memory is gone. */
  restart(features?: readonly Feature[]): Promise<void>
  pass(minutes: number): Promise<void>
  /** What the bot has said to somebody, oldest first. */
  heard(contact: string): readonly string[]
  close(): Promise<void>
}

export const FEATURES = listFeatures({ remindAt: '16:00' })

export interface MortalOptions {
  readonly features?: readonly Feature[]
  /** A real PostgreSQL; without it, the tests' own database. */
  readonly databaseUrl?: string
}

/** The office on a Monday at nine, its program running. */
export async function openMortalOffice(options: MortalOptions = {}): Promise<MortalOffice> {
  const { features = FEATURES, databaseUrl } = options
  const database =
    databaseUrl === undefined ? await testDatabase() : await openStore({ databaseUrl, dataDir: '', log: silentLog })
  const life = { left: Number.POSITIVE_INFINITY }
  const db = database.db.withPlugin(mortality(life))
  const machineTime = officeTime('2026-11-23 09:00')
  let count = 0
  const ids = () => `id-${++count}`
  const { network, clock, account } = await openRehearsal({
    db,
    machine: { now: () => machineTime },
    ids,
    nextSending: (moment) => moment,
  })
  let chat: Chat
  let app: App

  async function begin(present: readonly Feature[]): Promise<void> {
    chat = await openChat({
      puppet: 'local',
      account,
      log: silentLog,
      now: () => clock.now(),
      network,
      waits: { sendMs: 300, stopMs: 500 },
    })
    app = createApp({
      db,
      soleProcess: database.kind === 'pglite',
      calmAfter: 0,
      chat,
      clock,
      ids,
      log: silentLog,
      office: demoOffice,
      features: present,
      pace: { ...QUICK_PACE, pause: [0, 0] },
      window: DEFAULT_WINDOW,
    })
    await app.prepare()
    await app.listen()
    await until(() => chat.state() === 'online', 'the chat did not come online')
  }

  const office: MortalOffice = {
    db: database.db,
    network,
    now: clock.now,
    async receive(contact, text) {
      const { id } = network.say(contact, { bot: true }, { text })
      let inboxId: number | undefined
      await until(async () => {
        inboxId = await findRecorded(database.db, id)
        return inboxId !== undefined
      }, 'the message was not recorded')
      return inboxId ?? 0
    },
    async settle() {
      await app.settle().catch((error: unknown) => {
        if (life.left > 0) throw error
      })
      return life.left > 0
    },
    async say(contact, text) {
      await office.receive(contact, text)
      await office.settle()
    },
    dieBefore(query) {
      life.left = query
    },
    stop: () => app.stop(),
    async restart(present = features) {
      await chat.stop()
      life.left = Number.POSITIVE_INFINITY
      network.line.goOnline()
      await begin(present)
    },
    pass: (minutes) => moveClock(clock, app, new Date(clock.now().getTime() + minutes * 60_000)),
    heard: (contact) =>
      network
        .messagesOf(contact, contact)
        .filter((message) => message.from === network.bot.id)
        .map((message) => message.text),
    async close() {
      await app.stop()
      await database.close()
    },
  }
  await begin(features)
  return office
}

function mortality(life: { left: number }): KyselyPlugin {
  return {
    transformQuery({ node }) {
      life.left -= 1
      if (life.left <= 0) throw new Error('the process is dead')
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

async function findRecorded(db: Kysely<Schema>, platformMessageId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select('id')
    .where('platform_message_id', '=', platformMessageId)
    .executeTakeFirst()
  return row?.id
}
