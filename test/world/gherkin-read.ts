/** Reads a `.feature` file with the official Gherkin parser. Pure: text in, data out. */
import { AstBuilder, compile, dialects, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import type { Feature, GherkinDocument, Pickle, PickleStep, Scenario, Step } from '@cucumber/messages'

/** One line that a scenario plays; `line` and `column` count from 1 and point into the file. */
export interface PlayStep {
  /** 假如, 当, 那么, 而且, 但是 as written. */
  readonly keyword: string
  /** What follows the keyword, with the example's values filled in. */
  readonly text: string
  readonly line: number
  readonly column: number
  readonly table?: readonly (readonly string[])[]
  readonly doc?: string
}

/** One test: a scenario, or one row of an outline's examples. Steps of the backgrounds come first. */
export interface Play {
  /** The title; for an outline followed by the row's values: `报名（回复=我去，结果=来）`. */
  readonly title: string
  /** Of the scenario, or of the row. */
  readonly line: number
  /** Without the `@`. */
  readonly tags: readonly string[]
  readonly steps: readonly PlayStep[]
}

/** A feature or one of its rules. */
export interface PlayGroup {
  readonly title: string
  readonly line: number
  readonly plays: readonly Play[]
}

/** A whole file; `groups[0]` is the feature itself, the rules follow. */
export interface Script {
  readonly groups: readonly PlayGroup[]
  /** Why parts of the file can not be played. When there are any, `groups` is empty. */
  readonly problems: readonly Problem[]
}

export interface Problem {
  readonly line: number
  readonly column: number
  readonly why: string
}

/** Reads one file. Never throws for what stands in it: mistakes come back as `problems`. */
export function readFeature(text: string): Script {
  const document = parse(text)
  if ('problems' in document) return { groups: [], problems: document.problems }
  if (!document.feature) return { groups: [], problems: [{ line: 1, column: 1, why: 'there is no 功能 in this file' }] }
  const pickles = compile(document, '', counter())
  const problems = findSilent(document.feature, pickles)
  return problems.length > 0 ? { groups: [], problems } : { groups: groupPlays(document.feature, pickles), problems }
}

/** Ids join pickles to what they were made of; they only need to differ within one file. */
function counter(): () => string {
  let last = 0
  return () => String(++last)
}

function parse(text: string): GherkinDocument | { problems: readonly Problem[] } {
  const parser = new Parser(new AstBuilder(counter()), new GherkinClassicTokenMatcher('zh-CN'))
  try {
    return parser.parse(text)
  } catch (thrown) {
    return { problems: syntaxProblems(thrown) }
  }
}

/** The parser throws one error that holds all it found, each with its place. */
function syntaxProblems(thrown: unknown): readonly Problem[] {
  const { errors = [thrown] } = thrown as { errors?: readonly unknown[] }
  return errors.map((error) => {
    const { location, message } = error as { location?: { line: number; column?: number }; message: string }
    if (!location) throw thrown
    return { line: location.line, column: location.column ?? 1, why: message.replace(/^\(\d+:\d+\): /, '') }
  })
}

function scenariosOf(feature: Feature): readonly Scenario[] {
  const children = feature.children.flatMap((child) => [child, ...(child.rule?.children ?? [])])
  return children.flatMap((child) => child.scenario ?? [])
}

/** What Gherkin allows and nobody means: scenarios that would pass, or vanish, without having said anything. */
function findSilent(feature: Feature, pickles: readonly Pickle[]): readonly Problem[] {
  const outlines = dialects[feature.language]?.scenarioOutline ?? []
  const problems = scenariosOf(feature).flatMap((scenario) => {
    const at = { line: scenario.location.line, column: scenario.location.column ?? 1 }
    const rows = pickles.filter((pickle) => pickle.astNodeIds[0] === scenario.id).length
    if (scenario.steps.length === 0) return { ...at, why: `${scenario.keyword} “${scenario.name}” has no steps` }
    if (rows === 0 || (outlines.includes(scenario.keyword) && scenario.examples.length === 0))
      return { ...at, why: `${scenario.keyword} “${scenario.name}” has no rows of 例子` }
    return []
  })
  const empty = { line: feature.location.line, column: 1, why: 'there is no 场景 in this file' }
  return pickles.length === 0 && problems.length === 0 ? [empty] : problems
}

function groupPlays(feature: Feature, pickles: readonly Pickle[]): readonly PlayGroup[] {
  const nodes = stepsById(feature)
  const playsOf = (scenarios: readonly Scenario[]) =>
    scenarios.flatMap((scenario) =>
      pickles
        .filter((pickle) => pickle.astNodeIds[0] === scenario.id)
        .map((pickle) => makePlay(pickle, scenario, nodes)),
    )
  const own = { title: feature.name, line: feature.location.line }
  const rules = feature.children.flatMap((child) => child.rule ?? [])
  return [
    { ...own, plays: playsOf(feature.children.flatMap((child) => child.scenario ?? [])) },
    ...rules.map((rule) => ({
      title: rule.name,
      line: rule.location.line,
      plays: playsOf(rule.children.flatMap((child) => child.scenario ?? [])),
    })),
  ]
}

function stepsById(feature: Feature): ReadonlyMap<string, Step> {
  const children = feature.children.flatMap((child) => [child, ...(child.rule?.children ?? [])])
  const steps = children.flatMap((child) => [...(child.background?.steps ?? []), ...(child.scenario?.steps ?? [])])
  return new Map(steps.map((step) => [step.id, step]))
}

function makePlay(pickle: Pickle, scenario: Scenario, nodes: ReadonlyMap<string, Step>): Play {
  return {
    title: pickle.name + rowValues(pickle, scenario),
    line: pickle.location?.line ?? scenario.location.line,
    tags: pickle.tags.map((tag) => tag.name.slice(1)),
    steps: pickle.steps.map((step) => makeStep(step, nodes)),
  }
}

/** `（回复=我去，结果=来）` for a row of examples, nothing for a plain scenario. */
function rowValues(pickle: Pickle, scenario: Scenario): string {
  for (const { tableHeader, tableBody } of scenario.examples) {
    const row = tableBody.find(({ id }) => id === pickle.astNodeIds[1])
    if (row) return `（${row.cells.map((cell, i) => `${tableHeader?.cells[i]?.value}=${cell.value}`).join('，')}）`
  }
  return ''
}

function makeStep(step: PickleStep, nodes: ReadonlyMap<string, Step>): PlayStep {
  const node = nodes.get(step.astNodeIds[0] ?? '')
  const { dataTable, docString } = step.argument ?? {}
  return {
    keyword: node?.keyword ?? '',
    text: step.text,
    line: node?.location.line ?? 1,
    column: node?.location.column ?? 1,
    ...(dataTable && { table: dataTable.rows.map((row) => row.cells.map((cell) => cell.value)) }),
    ...(docString && { doc: docString.content }),
  }
}
