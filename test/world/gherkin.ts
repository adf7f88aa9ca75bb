/** A vite plugin that makes `.feature` files test files of vitest. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'
import { type PlayGroup, readFeature, type Script } from './gherkin-read.ts'

/** Both are paths from the project's root; `steps` is a glob. */
export interface GherkinOptions {
  /** A module with `createWorld()` and, if it has any, `parameters`; see `WorldModule`. */
  readonly world: string
  /** Modules that export `steps`; see `defineSteps`. */
  readonly steps: string
}

const STAGE = fileURLToPath(new URL('./gherkin-stage.ts', import.meta.url))

export function gherkin(options: GherkinOptions): Plugin {
  return {
    name: 'qinwuyuan:gherkin',
    enforce: 'pre',
    transform(text, id) {
      if (!id.endsWith('.feature')) return
      return { code: writeModule(readFeature(text), id, options), map: null }
    },
  }
}

/**
 * The test module for a script. Every call stands on the line of what it is for, so that vitest finds each scenario at
 * its place (`vitest run scenarios/x.feature:12`) without a source map.
 */
function writeModule(script: Script, file: string, { world, steps }: GherkinOptions): string {
  const stage = JSON.stringify(STAGE)
  if (script.problems.length > 0)
    return `import { refuse } from ${stage}; refuse(${JSON.stringify(file)}, ${JSON.stringify(script.problems)})`
  const lines = [
    `import { openStage } from ${stage}; import * as world from ${JSON.stringify(`/${world}`)}; ` +
      `const stage = openStage(${JSON.stringify(file)}, world, import.meta.glob(${JSON.stringify(`/${steps}`)}, { eager: true }));`,
  ]
  const [feature, ...rules] = script.groups
  if (feature) writeGroup(lines, 'feature', feature, rules)
  return lines.join('\n')
}

function writeGroup(
  lines: string[],
  kind: 'feature' | 'rule',
  group: PlayGroup,
  rules: readonly PlayGroup[] = [],
): void {
  append(lines, group.line, `stage.${kind}(${JSON.stringify(group.title)}, () => {`)
  for (const play of group.plays) append(lines, play.line, `stage.scenario(${JSON.stringify(play)});`)
  for (const rule of rules) writeGroup(lines, 'rule', rule)
  append(lines, lines.length, '});')
}

function append(lines: string[], line: number, code: string): void {
  while (lines.length < line) lines.push('')
  lines[line - 1] += code
}
