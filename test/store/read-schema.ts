/** Reads db/schema.ts as text: which tables and columns it promises. It knows only the forms that file uses. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Column {
  /** PostgreSQL's name of the type, as information_schema has it. */
  readonly types: readonly string[]
  readonly nullable: boolean
  /** The database fills it in when it is left out. */
  readonly generated: boolean
  /** Sorted, where only certain words are allowed. */
  readonly words?: readonly string[]
}

export type Tables = Readonly<Record<string, Readonly<Record<string, Column>>>>

const SCHEMA = join(import.meta.dirname, '..', '..', 'db', 'schema.ts')

/** Which database types a TypeScript type may stand for. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  number: ['integer', 'bigint'],
  string: ['text'],
  boolean: ['boolean'],
  Date: ['timestamp with time zone'],
  'readonly number[]': ['ARRAY'],
  Day: ['date'],
  Bytes: ['bytea'],
  Json: ['jsonb'],
  JsonOrNull: ['jsonb'],
  JsonOrDefault: ['jsonb'],
}

/** @throws when it meets a type that is not in the table above */
export function readSchema(source = readFileSync(SCHEMA, 'utf8')): Tables {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const interfaces = new Map(
    [...code.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      membersOf(body),
    ]),
  )
  const tables = Object.entries(interfaces.get('Schema') ?? {}).map(([table, name]) => {
    const columns = Object.entries(interfaces.get(name) ?? {}).map(
      ([column, type]) => [column, columnOf(type)] as const,
    )
    return [table, Object.fromEntries(columns)] as const
  })
  return Object.fromEntries(tables)
}

/** `name: type` by line; no type in that file runs over several lines. */
function membersOf(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, name = '', type = '']) => [name, type.trim()]),
  )
}

function columnOf(type: string): Column {
  const inner = /^Generated<(.*)>$/.exec(type)?.[1]
  if (inner !== undefined) return { ...columnOf(inner), generated: true }
  const json = /^(Json|JsonOrNull|JsonOrDefault)</.exec(type)?.[1]
  if (json) return { types: typesFor(json), nullable: json === 'JsonOrNull', generated: json === 'JsonOrDefault' }
  const parts = type.split('|').map((part) => part.trim())
  const nullable = parts.includes('null')
  const rest = parts.filter((part) => part !== 'null')
  const words = rest.map((part) => /^'(.*)'$/.exec(part)?.[1]).filter((word) => word !== undefined)
  if (words.length === rest.length) return { types: ['text'], nullable, generated: false, words: words.sort() }
  return { types: typesFor(rest.join(' | ')), nullable, generated: false }
}

function typesFor(name: string): readonly string[] {
  const types = STANDS_FOR[name]
  if (!types) throw new Error(`db/schema.ts has a type that this reader does not know: ${name}`)
  return types
}
