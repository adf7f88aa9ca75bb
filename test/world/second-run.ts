import type { Reporter, TestModule } from 'vitest/node'

/**
 * Says at the end which tests passed only when run a second time: a machine that was busy with other things, or a
 * fault that comes now and then and wants to be found. Nothing is hidden by the second run.
 */
export class SecondRun implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap((file) =>
      [...file.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `  ${file.relativeModuleId} > ${test.fullName}\n    ${firstError(test.result().errors)}`),
    )
    if (flaky.length === 0) return
    process.stdout.write(`\nPassed only in a second run: ${flaky.length}\n${flaky.join('\n')}\n`)
  }
}

function firstError(errors: readonly { readonly message: string }[] | undefined): string {
  return errors?.[0]?.message.split('\n')[0] ?? ''
}
