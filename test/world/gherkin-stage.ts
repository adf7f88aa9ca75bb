/** Plays scenarios as vitest tests. The code that the plugin makes of a feature file calls what is exported here. */
import { afterAll, describe, test } from 'vitest'
import { blame, complain, frameOf, type Place, where } from './gherkin-failure.ts'
import type { Play, PlayStep, Problem } from './gherkin-read.ts'
import {
  type Below,
  bindSteps,
  type Match,
  matchSteps,
  type Parameters,
  type StepBook,
  type StepFile,
  suggestStep,
} from './gherkin-steps.ts'

/** What steps act on. */
export interface Stageable {
  close(): Promise<void>
  /**
   * Present: the same world serves all scenarios of a process and is reset before each; absent: each gets a new one. It is
   * told the words of the first step that will be played, so that it can begin where the scenario does.
   */
  reset?(firstStep?: string): Promise<void>
  /** What need not go on between one file and the next ends; the next scenario resets it. */
  rest?(): Promise<void>
  /** What was said so far, shown when a step fails. */
  transcript?(): string
}

/** The module that the plugin's option `world` names. */
export interface WorldModule<W extends Stageable> {
  createWorld(): Promise<W>
  readonly parameters?: Parameters
}

/** Vitest's own time limit names no step, so ours ends a step this much earlier. */
const HEAD_START_MS = 500

/** Prepares the stage for one feature file; `file` is its absolute path. */
export function openStage<W extends Stageable>(
  file: string,
  { createWorld, parameters = {} }: WorldModule<W>,
  stepFiles: Readonly<Record<string, { readonly steps?: StepFile<W> }>>,
) {
  const book = bindSteps(stepFiles, parameters)
  const worlds = lenderOf(createWorld)
  return {
    feature(title: string, define: () => void): void {
      describe(title, () => {
        afterAll(() => worlds.rest())
        define()
      })
    },
    rule(title: string, define: () => void): void {
      describe(title, define)
    },
    scenario(play: Play): void {
      test(play.title, { tags: [...play.tags] }, async ({ task, onTestFinished }) => {
        const deadline = performance.now() + task.timeout - HEAD_START_MS
        const script = findSteps(file, book, play.steps)
        onTestFinished(({ task: { result } }) => worlds.takeBack(result?.state === 'pass'))
        const world = await worlds.lend(play.steps[0]?.text)
        for (const { step, match } of script) await playStep(file, step, match, world, deadline)
      })
    },
  }
}

/** Stands for a file that can not be played: one test that fails and names every mistake. */
export function refuse(file: string, problems: readonly Problem[]): void {
  test('can be read', () => {
    const lines = problems.map(({ line, why }) => `${where({ file, line })} ${why}`)
    throw complain(
      lines.join('\n'),
      problems.map(({ line, column }) => frameOf({ file, line, column, words: '' })),
    )
  })
}

/** Making a world is dear, and it is slow at first: the files that a process plays share one. */
const lenders = new Map<unknown, unknown>()

function lenderOf<W extends Stageable>(createWorld: () => Promise<W>): Lender<W> {
  const known = lenders.get(createWorld) as Lender<W> | undefined
  const lender = known ?? lendWorlds(createWorld)
  lenders.set(createWorld, lender)
  return lender
}

interface Lender<W> {
  lend(firstStep: string | undefined): Promise<W>
  takeBack(passed: boolean): Promise<void>
  rest(): Promise<void>
}

/** Keeps a world from scenario to scenario when it can be reset; one that saw a failure is not trusted again. */
function lendWorlds<W extends Stageable>(createWorld: () => Promise<W>): Lender<W> {
  let kept: W | undefined
  const drop = async () => {
    const world = kept
    kept = undefined
    await world?.close()
  }
  return {
    async lend(firstStep: string | undefined): Promise<W> {
      if (kept) await kept.reset?.(firstStep)
      else kept = await createWorld()
      return kept
    },
    async takeBack(passed: boolean): Promise<void> {
      if (!passed || !kept?.reset) await drop()
    },
    async rest() {
      await kept?.rest?.()
    },
  }
}

interface Cue<W> {
  readonly step: PlayStep
  readonly match: Match<W>
}

/** Finds every step before the first is played, so that all mistakes of a scenario show at once. */
function findSteps<W>(file: string, book: StepBook<W>, steps: readonly PlayStep[]): readonly Cue<W>[] {
  const complaints: string[] = []
  const frames: string[] = []
  const cues = steps.flatMap((step) => {
    const matches = matchSteps(book, step.text)
    const [match] = matches
    if (match && matches.length === 1) return { step, match }
    const place = placeOf(file, step)
    complaints.push(`${where(place)} ${place.words}\n${match ? ambiguous(matches) : undefinedStep(book, step)}`)
    frames.push(frameOf(place), ...matches.map((found) => found.step.frame))
    return []
  })
  if (complaints.length > 0) throw complain(complaints.join('\n\n'), frames)
  return cues
}

function ambiguous<W>(matches: readonly Match<W>[]): string {
  const lines = matches.map(({ file, step }) => `  ${file.slice(1)}: '${step.expression}'`)
  return `Several steps fit this:\n${lines.join('\n')}`
}

function undefinedStep<W>(book: StepBook<W>, { text, table, doc }: PlayStep): string {
  return `No step fits this. To begin with:\n\n${suggestStep(book, text, (table ?? doc) !== undefined)}`
}

function placeOf(file: string, { keyword, text, line, column }: PlayStep): Place {
  return { file, line, column, words: `${keyword}${text}` }
}

async function playStep<W extends Stageable>(
  file: string,
  step: PlayStep,
  match: Match<W>,
  world: W,
  deadline: number,
): Promise<void> {
  const below = readBelow(step)
  try {
    await within(deadline, async () => match.step.run(world, ...match.values(), below.reader))
    below.requireRead()
  } catch (thrown) {
    throw blame(thrown, placeOf(file, step), match.step.frame, world.transcript?.())
  }
}

/** Rejects when `run` is not done by `deadline` (of `performance.now()`); `run` itself goes on. */
async function within(deadline: number, run: () => Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const left = Math.max(0, deadline - performance.now())
  const timer = setTimeout(() => reject(new Error('This step did not end in time')), left)
  try {
    await Promise.race([run(), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** What stands below a step, and whether its function has looked at it. */
function readBelow({ table, doc }: PlayStep): { reader: Below; requireRead(): void } {
  let unread = table !== undefined || doc !== undefined
  const take = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`This step needs a ${what} below it`)
    unread = false
    return value
  }
  const reader: Below = {
    cells: () => take(table, 'table'),
    rows: () => toRecords(take(table, 'table')),
    text: () => take(doc, 'text'),
  }
  const requireRead = () => {
    if (unread) throw new Error('This step does not read what stands below it')
  }
  return { reader, requireRead }
}

function toRecords([header = [], ...rows]: readonly (readonly string[])[]): readonly Readonly<
  Record<string, string>
>[] {
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
}
