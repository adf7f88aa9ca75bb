/**
 * The long forms of the tests. `npm run soak`: the soak for 15 minutes, or for as many as are given (`npm run soak -- 5`).
 * `npm run soak -- forms`: hundreds of kills, a million rows; takes an hour.
 */
import { spawnSync } from 'node:child_process'

const FORMS = [
  'test/conversation/hostile.test.ts',
  'test/faults/bad-platform.test.ts',
  'test/faults/killed.test.ts',
  'test/faults/notice.test.ts',
  'test/faults/notice-answered.test.ts',
  'test/faults/notice-away.test.ts',
  'test/faults/notice-killed.test.ts',
  'test/faults/processes.test.ts',
  'test/outbox/thirty-days.test.ts',
  'test/postgres/claims.test.ts',
  'test/store/folder-lock.test.ts',
  'test/store/snapshots.test.ts',
]

const [what = '15'] = process.argv.slice(2)
const files = what === 'forms' ? FORMS : ['test/soak']
const env = { ...process.env, QWY_LONG: '1', QWY_SOAK_MINUTES: what }
const { status } = spawnSync('vitest', ['run', ...files], { stdio: 'inherit', env })
process.exitCode = status ?? 1
