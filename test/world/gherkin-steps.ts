/**
 * What scenarios can say. A step file is `export const steps = defineSteps<World, typeof parameters>((step) => { … })`;
 * lying in the folder that the plugin was given is enough to be found.
 */
import { type Argument, CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions'

/** A kind of `{parameter}`: what it looks like, and the value of the words that were found (one for each group). */
export interface ParameterKind<T> {
  readonly pattern: RegExp
  read(...words: string[]): T
}

/** By the name that stands between the braces. */
export type Parameters = Readonly<Record<string, ParameterKind<unknown>>>

/** What stands below a step. A step that has a table or a text which its function never reads fails. */
export interface Below {
  /** The table's rows, by the words of its first row. Throws when there is no table. */
  rows(): readonly Readonly<Record<string, string>>[]
  /** The table's cells, first row included. Throws when there is no table. */
  cells(): readonly (readonly string[])[]
  /** The text between `"""`. Throws when there is none. */
  text(): string
}

interface BuiltIn {
  readonly int: number
  readonly float: number
  readonly word: string
  readonly string: string
  readonly '': string
}

type ValueOf<Name extends string, P> = Name extends keyof P
  ? P[Name] extends ParameterKind<infer T>
    ? T
    : never
  : Name extends keyof BuiltIn
    ? BuiltIn[Name]
    : never

/** The values of an expression's parameters, in order. */
export type ValuesOf<E extends string, P> = E extends `${string}{${infer Name}}${infer Rest}`
  ? [ValueOf<Name, P>, ...ValuesOf<Rest, P>]
  : []

type Define<W, P> = <const E extends string>(
  expression: E,
  run: (world: W, ...values: [...ValuesOf<E, P>, Below]) => void | Promise<void>,
) => void

/** One thing that a scenario can say. */
export interface Step<W> {
  readonly expression: string
  readonly run: (world: W, ...values: unknown[]) => void | Promise<void>
  /** Its line in a stack trace, so that reports can point at it. */
  readonly frame: string
}

/** The steps of one file, in the order written. */
export interface StepFile<W> {
  readonly all: readonly Step<W>[]
}

/** Collects a file's steps. `P` are the parameters that the world's module exports. */
export function defineSteps<W, P extends Parameters = Record<never, never>>(
  define: (step: Define<W, P>) => void,
): StepFile<W> {
  const all: Step<W>[] = []
  define((expression, run) => {
    const frame = new Error().stack?.split('\n')[2] ?? ''
    // The expression's own parameters produce the values, so the function gets what its type says.
    all.push({ expression, run: run as unknown as Step<W>['run'], frame })
  })
  return { all }
}

interface Entry<W> {
  readonly file: string
  readonly step: Step<W>
  readonly matcher: CucumberExpression
}

/** All steps of all files. */
export interface StepBook<W> {
  readonly entries: readonly Entry<W>[]
  readonly kinds: ParameterTypeRegistry
}

/** Throws, naming file and expression, when an expression is malformed or uses a parameter that nobody defined. */
export function bindSteps<W>(
  files: Readonly<Record<string, { readonly steps?: StepFile<W> }>>,
  parameters: Parameters,
): StepBook<W> {
  const kinds = new ParameterTypeRegistry()
  for (const [name, { pattern, read }] of Object.entries(parameters))
    kinds.defineParameterType(new ParameterType(name, pattern, null, (...words) => read(...words)))
  const entries = Object.entries(files).flatMap(([file, { steps }]) => {
    if (!steps) throw new Error(`${file} exports no \`steps\``)
    return steps.all.map((step) => ({ file, step, matcher: compileExpression(file, step.expression, kinds) }))
  })
  return { entries, kinds }
}

function compileExpression(file: string, expression: string, kinds: ParameterTypeRegistry): CucumberExpression {
  try {
    return new CucumberExpression(expression, kinds)
  } catch (error) {
    throw new Error(`${file}: step '${expression}' can not be read\n${String(error)}`, { cause: error })
  }
}

/** A step that fits a text, with the values found in it. */
export interface Match<W> {
  readonly file: string
  readonly step: Step<W>
  /** Reads the values; throws what a parameter's `read` throws. */
  values(): readonly unknown[]
}

/** All steps that fit: one is right, none and several are mistakes. */
export function matchSteps<W>({ entries }: StepBook<W>, text: string): readonly Match<W>[] {
  return entries.flatMap(({ file, step, matcher }) => {
    const found: readonly Argument[] | null = matcher.match(text)
    return found ? { file, step, values: () => found.map((argument) => argument.getValue<unknown>(null)) } : []
  })
}

/** Code to begin with for a text that no step fits; `hasBelow`: a table or a text stands below it. */
export function suggestStep<W>({ kinds }: StepBook<W>, text: string, hasBelow: boolean): string {
  const { expression, names } = generalise([...kinds.parameterTypes], text)
  const parameters = ['world', ...names, ...(hasBelow ? ['below'] : [])]
  return `step('${expression.replaceAll("'", "\\'")}', async (${parameters.join(', ')}) => {\n  …\n})`
}

/**
 * Puts parameters in the place of what they find, from left to right, the longest first. The package's own generator
 * wants spaces or punctuation around every value, which Chinese does not have.
 */
function generalise(kinds: readonly ParameterType<unknown>[], text: string) {
  const names: string[] = []
  let expression = ''
  let rest = text
  for (let best = findFirst(kinds, rest); best; best = findFirst(kinds, rest)) {
    expression += `${literally(rest.slice(0, best.index))}{${best.name}}`
    names.push(names.includes(best.name) ? `${best.name}${names.length + 1}` : best.name)
    rest = rest.slice(best.index + best.length)
  }
  return { expression: expression + literally(rest), names }
}

function findFirst(kinds: readonly ParameterType<unknown>[], text: string) {
  const found = kinds
    .filter((kind) => kind.useForSnippets)
    .flatMap(({ name = '', regexpStrings }) => {
      const match = new RegExp(regexpStrings.map((pattern) => `(?:${pattern})`).join('|')).exec(text)
      return match?.[0] ? [{ name, index: match.index, length: match[0].length }] : []
    })
  return found.sort((a, b) => a.index - b.index || b.length - a.length)[0]
}

/** What would mean something in an expression stands for itself. */
function literally(words: string): string {
  return words.replace(/[\\/(){}]/g, '\\$&')
}
