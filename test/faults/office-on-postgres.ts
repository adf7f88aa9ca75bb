/** The whole program at work on a PostgreSQL server of its own, which can be taken away from it; time passes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoOffice } from '../../db/demo/office.ts'
import { createApp } from '../../src/app.ts'
import type { App } from '../../src/app-parts.ts'
import { monotonic, systemClock } from '../../src/base/clock.ts'
import { silentLog } from '../../src/base/log.ts'
import type { Network } from '../../src/chat/local/network.ts'
import { openChat } from '../../src/chat/open-chat.ts'
import { openJournal } from '../../src/journal/journal.ts'
import { QUICK_PACE } from '../../src/outbox/pace.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'
import { type OpenRehearsal, openRehearsal } from '../../src/rehearsal/open-rehearsal.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { startPostgres } from '../world/postgres.ts'
import { officeTime, until } from '../world/world.ts'
import { FEATURES } from './office.ts'
import { type ServerProcess, serverProcess } from './postgres-process.ts'

export interface OfficeOnPostgres {
  readonly url: string
  readonly server: ServerProcess
  readonly store: Store
  readonly network: Network
  readonly clock: OpenRehearsal['clock']
  readonly app: App
  close(): Promise<void>
}

/** `prepare`: what is to be done with the server before there is a table. */
export async function openOfficeOnPostgres(
  prepare: (url: string, server: ServerProcess) => Promise<void> = async () => {},
): Promise<OfficeOnPostgres> {
  const postgres = await startPostgres()
  const url = await postgres.createDatabase('away')
  const server = await serverProcess(url)
  if (server === undefined) throw new Error('no /proc')
  await prepare(url, server)
  const folder = mkdtempSync(join(tmpdir(), 'qwy-away-'))
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
  return {
    url,
    server,
    store,
    network,
    clock,
    app,
    async close() {
      await app.stop()
      await journal.close()
      await store.close()
      await server.stop()
      await postgres.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
