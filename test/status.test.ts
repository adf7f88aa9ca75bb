/** What the page says of copies and journal: an office that relies on them must know when there are none. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOffice } from '../db/demo/office.ts'
import { sayInstant } from '../src/language/say.ts'
import { readStatus, type Safety } from '../src/status.ts'
import { type TestDatabase, testDatabase } from './world/database.ts'

const NOW = new Date('2026-11-23T09:30:00+08:00')
const NINE = new Date('2026-11-23T09:00:00+08:00')

let store: TestDatabase
beforeAll(async () => {
  store = await testDatabase()
})
afterAll(() => store.close())

async function linesOf(safety: Safety): Promise<readonly string[]> {
  const { lines } = await readStatus(store.db, {
    line: 'online',
    now: NOW,
    code: undefined,
    toBegin: undefined,
    features: [],
    office: demoOffice,
    sayMoment: (moment) => sayInstant(moment, demoOffice.zone),
    safety,
  })
  return lines
    .filter(({ label }) => /备份|日志/.test(label))
    .map(({ label, value, state }) => `${label}：${value} ${state}`)
}

test.each<[string, Safety, readonly string[]]>([
  ['a server that others keep safe', { journalFailing: false }, []],
  [
    'the first hour',
    { journalFailing: false, snapshots: { newest: undefined, failing: false } },
    ['数据的备份：还没有，每小时存一份 good'],
  ],
  [
    'a copy an hour',
    { journalFailing: false, snapshots: { newest: NINE, failing: false } },
    ['数据的备份：最近一份是11月23日（周一）上午9点的 good'],
  ],
  [
    'a full disk',
    { journalFailing: true, snapshots: { newest: NINE, failing: true } },
    [
      '数据的备份：存不进去，请看电脑的磁盘是不是满了；最近一份是11月23日（周一）上午9点的 trouble',
      '来信的日志：写不进去，请看电脑的磁盘是不是满了 trouble',
    ],
  ],
])('%s', async (_what, safety, lines) => {
  expect(await linesOf(safety)).toEqual(lines)
})
