/** The real program for tests that look at its page: a test database, a folder of its own, a clock that begins where told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoOffice } from '../../db/demo/office.ts'
import { instantOf } from '../../src/base/calendar.ts'
import { monotonic } from '../../src/base/clock.ts'
import { randomIds } from '../../src/base/ids.ts'
import { silentLog } from '../../src/base/log.ts'
import { readConfig } from '../../src/config.ts'
import { openProgram } from '../../src/program.ts'
import { testDatabase } from '../world/database.ts'

export interface TestOffice {
  readonly url: string
  close(): Promise<void>
}

/** Starts the program on a free port, at `day` and `time` of the office; from there its clock goes on as any clock does. */
export async function openOffice(day: string, time: string): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'qinwuyuan-office-'))
  const store = await testDatabase()
  await store.reset()
  const [begin, started] = [instantOf(day, time, demoOffice.zone).getTime(), monotonic()]
  const program = await openProgram({
    config: readConfig({ PORT: '0', DATA_DIR: folder, RECALL_SECONDS: '0' }),
    store,
    log: silentLog,
    machine: { now: () => new Date(begin + monotonic() - started) },
    ids: randomIds,
    folder: 'office',
    phones: join(folder, 'phones.jsonl'),
    onCode: () => {},
    onBeginning: () => {},
    onMissing: () => {},
    onPage: () => {},
  })
  return {
    url: program.url,
    async close() {
      await program.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
