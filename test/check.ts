/**
 * Everything that must hold before a change is handed in: `npm run check`. Goes on after a failure, so that one run
 * shows all there is to mend. Ends with the line `N passed, N failed` and exits with 1 when anything failed.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

interface Check {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const REPORT = 'test-output/tests.json'

const CHECKS: readonly Check[] = [
  { name: 'format and lint', command: ['biome', 'ci', '.'] },
  { name: 'promises', command: ['npm', '--silent', 'run', 'lint'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'dead code', command: ['knip'] },
]
const TESTS: Check = { name: 'tests and scenarios', command: ['npm', '--silent', 'test'] }

/** Runs one check, its output going straight through. */
function run({ name, command: [program, ...args] }: Check): { ok: boolean; line: string } {
  say(`\n── ${name}: ${[program, ...args].join(' ')}`)
  const start = performance.now()
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' })
  if (error) say(error.message)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const ok = status === 0
  return { ok, line: `${ok ? '✓' : '✗'} ${name} (${seconds} s)` }
}

/** A run of the tests that ended badly without a failed test (a file that cannot be read, a crash) counts as one. */
function countTests(ok: boolean): Counts {
  const { passed, failed, skipped } = readReport()
  return { passed, failed: ok ? failed : Math.max(1, failed), skipped }
}

function readReport(): Counts {
  try {
    const report: { [count: string]: number | undefined } = JSON.parse(readFileSync(REPORT, 'utf8'))
    const count = (name: string) => report[name] ?? 0
    const skipped = count('numPendingTests') + count('numTodoTests')
    return { passed: count('numPassedTests'), failed: count('numFailedTests'), skipped }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

rmSync(REPORT, { force: true })
const results = CHECKS.map(run)
const tests = run(TESTS)
const counts = countTests(tests.ok)
const passed = counts.passed + results.filter(({ ok }) => ok).length
const failed = counts.failed + results.filter(({ ok }) => !ok).length

say(['', ...results, tests].map((result) => (typeof result === 'string' ? result : result.line)).join('\n'))
say(`${passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
