import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readFeature } from './gherkin-read.ts'
import type { WorldModule } from './gherkin-stage.ts'
import { bindSteps, matchSteps, type StepFile } from './gherkin-steps.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every text that the scenarios say. */
function saidTexts(): readonly string[] {
  const features = globSync('scenarios/**/*.feature', { cwd: root }).map((path) =>
    readFileSync(`${root}/${path}`, 'utf8'),
  )
  const plays = features.flatMap((text) => readFeature(text).groups.flatMap((group) => group.plays))
  return plays.flatMap((play) => play.steps.map((step) => step.text))
}

async function loadBook() {
  const world = `${root}/test/world/world.ts`
  const { parameters = {} }: Partial<WorldModule<never>> = existsSync(world) ? await import(world) : {}
  const files: Record<string, { steps?: StepFile<unknown> }> = {}
  for (const path of globSync('test/world/steps/*.ts', { cwd: root })) files[path] = await import(`${root}/${path}`)
  return bindSteps(files, parameters)
}

// Knip cannot see this: a step is called by its words.
test('every step is said by some scenario', async () => {
  const book = await loadBook()
  const used = new Set(saidTexts().flatMap((text) => matchSteps(book, text).map((match) => match.step)))
  const unused = book.entries.filter((entry) => !used.has(entry.step))
  expect(unused.map(({ file, step }) => `${file}: '${step.expression}'`)).toEqual([])
})
