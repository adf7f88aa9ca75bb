import { defineConfig } from 'vitest/config'
import { gherkin } from './test/world/gherkin.ts'
import { LongestFirst } from './test/world/longest-first.ts'
import { SecondRun } from './test/world/second-run.ts'
import { Standstill } from './test/world/standstill.ts'

/** Tests that start processes, servers, threads or browsers; each file has its own process, and they share one PostgreSQL. */
const LONG = process.env['QWY_LONG'] === '1'
const SOAK = 'test/soak/**/*.test.ts'
const APART = [
  'test/{store,journal,chat,faults,postgres,browser,console}/**/*.test.ts',
  'test/main.test.ts',
  'test/without-chat.test.ts',
  ...(LONG ? [SOAK] : []),
]

/** Far more than anything needs: a machine that is busy with other things must not make a test fail. */
const PATIENT = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Nobody's office is here: whoever relies on the machine's own time zone finds out.
    env: { TZ: 'America/New_York' },
    sequence: { sequencer: LongestFirst },
    reporters: ['default', ['json', { outputFile: 'test-output/tests.json' }], new SecondRun(), new Standstill()],
    projects: [
      {
        extends: true,
        test: { ...PATIENT, name: 'unit', include: ['test/**/*.test.ts'], exclude: [...APART, SOAK], isolate: false },
      },
      {
        extends: true,
        plugins: [gherkin({ world: 'test/world/world.ts', steps: 'test/world/steps/*.ts' })],
        test: { ...PATIENT, name: 'scenarios', include: ['scenarios/**/*.feature'], isolate: false },
      },
      {
        extends: true,
        test: {
          ...PATIENT,
          name: 'apart',
          include: APART,
          globalSetup: 'test/world/share-postgres.ts',
          // Most of them wait most of the time.
          maxWorkers: 4,
          // Real servers, processes and browsers on a busy machine; what needed it is named at the end of the run.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
