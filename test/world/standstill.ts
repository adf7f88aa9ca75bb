import type { Reporter, TestModule } from 'vitest/node'

/** Nothing in the house takes so long, however busy the machine; in milliseconds. */
const PATIENCE = 15 * 60_000
const LOOK_EVERY = 60_000

/**
 * Ends a run in which nothing has come to its end for a long while, and names the files under way: a test that never
 * gives its process back (a pattern that stands still, say) cannot be ended by its own time limit.
 */
export class Standstill implements Reporter {
  readonly #running = new Set<string>()
  #since = performance.now()

  onTestRunStart(): void {
    this.#since = performance.now()
    setInterval(() => this.#look(), LOOK_EVERY).unref()
  }

  /** A test that stands still has no time to say that it has begun; its file was said to have. */
  onTestModuleQueued(file: TestModule): void {
    this.#running.add(file.relativeModuleId)
  }

  onTestModuleEnd(file: TestModule): void {
    this.#running.delete(file.relativeModuleId)
  }

  onTestCaseResult(): void {
    this.#since = performance.now()
  }

  #look(): void {
    if (performance.now() - this.#since < PATIENCE) return
    const names = [...this.#running].map((name) => `  ${name}\n`).join('')
    process.stdout.write(`\nStood still for ${PATIENCE / 60_000} minutes, and is ended. Under way:\n${names}`)
    process.exit(1)
  }
}
