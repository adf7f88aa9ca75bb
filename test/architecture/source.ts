/** Reads the program's own files as syntax trees, for the tests that hold them against the rules of the house. */
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Program, parseSync, Visitor } from 'oxc-parser'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** One file. */
export interface Source {
  /** From the project's root: `src/feature.ts`. */
  readonly path: string
  readonly program: Program
  readonly imports: readonly Import[]
  /** The line, from 1, of an offset into the text. */
  lineOf(offset: number): number
}

/** One import, re-export or `import('…')`, of values or of types. */
export interface Import {
  /** `src/base/clock.ts` for files of ours; packages as written: `hono/html`, `node:fs`. */
  readonly target: string
  readonly ours: boolean
  readonly line: number
}

/** All files of src and db. */
export function readSources(): readonly Source[] {
  const paths = globSync('{src,db}/**/*.ts', { cwd: ROOT }).map((path) => path.replaceAll('\\', '/'))
  return paths.toSorted().map((path) => parseSource(path, readFileSync(`${ROOT}/${path}`, 'utf8')))
}

/** Throws when the text is no TypeScript. */
export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const imports = findSpecifiers(program).map(({ specifier, start }) => ({
    ...resolveTarget(path, specifier),
    line: lineOf(start),
  }))
  return { path, program, imports, lineOf }
}

function resolveTarget(path: string, specifier: string): { target: string; ours: boolean } {
  const ours = specifier.startsWith('.')
  return { target: ours ? posix.join(posix.dirname(path), specifier) : specifier, ours }
}

interface Specifier {
  readonly specifier: string
  readonly start: number
}

function findSpecifiers(program: Program): readonly Specifier[] {
  const found: Specifier[] = []
  const add = ({ source }: { readonly source: { readonly type: string } | null }) => {
    if (source && isText(source)) found.push({ specifier: source.value, start: source.start })
  }
  const visitor = new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  })
  visitor.visit(program)
  return found
}

function isText(node: { readonly type: string }): node is { type: 'Literal'; value: string; start: number } {
  return node.type === 'Literal' && 'value' in node && typeof node.value === 'string'
}
