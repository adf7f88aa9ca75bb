/** Habits of the house that no linter knows, each a search through a file's syntax tree with the reason for it. */
import { matchesGlob } from 'node:path/posix'
import { type Expression, type Program, type TSType, Visitor, type VisitorObject } from 'oxc-parser'
import type { Source } from './source.ts'

export interface Habit {
  /** What not to do. */
  readonly name: string
  readonly why: string
  /** Files to search. */
  readonly files: readonly string[]
  readonly except: readonly Exception[]
  /** The places where it is done all the same. */
  find(program: Program): readonly Place[]
}

export interface Place {
  readonly start: number
  /** What stands there, for the report. */
  readonly what: string
}

/** A file, or one declaration at the top of it, that may do it. */
interface Exception {
  readonly file: string
  readonly inside?: string
  readonly why: string
}

/** Collects what `look` finds while the tree is walked. */
function search(program: Program, look: (add: (place: Place) => void) => VisitorObject): readonly Place[] {
  const places: Place[] = []
  new Visitor(look((place) => places.push(place))).visit(program)
  return places
}

/** All pieces of text: string literals and what stands between the `${…}` of templates. */
function texts(program: Program): readonly Place[] {
  return search(program, (add) => ({
    Literal(node) {
      if (typeof node.value === 'string') add({ start: node.start, what: node.value })
    },
    TemplateElement(node) {
      add({ start: node.start, what: node.value.cooked ?? node.value.raw })
    },
  }))
}

const CLOCKS = [
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
  'process.hrtime',
  'process.uptime',
  'Temporal.Now',
]

/** A minute, an hour, a day, in milliseconds. */
const SPANS = [60_000, 3_600_000, 86_400_000]

const spellOutSpans: Habit = {
  name: 'write a minute, an hour or a day as a number',
  why: 'Spans of time have names, in src/base/spans.ts.',
  files: ['src/**'],
  except: [
    { file: 'src/sheets/excel-dates.ts', why: 'Table files know nothing of the office, spans of time included.' },
  ],
  find: (program) =>
    search(program, (add) => ({
      Literal(node) {
        if (typeof node.value === 'number' && SPANS.includes(node.value))
          add({ start: node.start, what: node.raw ?? '' })
      },
    })),
}

const readTheClock: Habit = {
  name: 'read the machine’s clock',
  why: 'Rules go by the office clock, which is handed in; else time could be neither moved in the rehearsal nor invented in tests.',
  files: ['src/**', 'db/**'],
  except: [{ file: 'src/base/clock.ts', why: 'It is the clock.' }],
  find: (program) =>
    search(program, (add) => ({
      MemberExpression({ object, property, start }) {
        const name = `${object.type === 'Identifier' && object.name}.${property.type === 'Identifier' && property.name}`
        if (CLOCKS.includes(name)) add({ start, what: name })
      },
      NewExpression({ callee, arguments: given, start }) {
        const now = callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0
        if (now) add({ start, what: 'new Date()' })
      },
      CallExpression({ callee, start }) {
        if (callee.type === 'Identifier' && callee.name === 'Date') add({ start, what: 'Date()' })
      },
    })),
}

const touchTheProcess: Habit = {
  name: 'touch the process',
  why: 'Arguments, environment, signals and exit belong to main.ts; everything else is handed what it needs.',
  files: ['src/**', 'db/**'],
  except: [
    { file: 'src/main.ts', why: 'It is the one that does.' },
    { file: 'src/language/explain.ts', why: 'A command line of its own.' },
    { file: 'src/restore.ts', why: 'A command line of its own.' },
    { file: 'src/import-list.ts', why: 'A command line of its own.' },
    { file: 'src/language/tables/make-*.ts', why: 'A command line of its own, run by hand.' },
    {
      file: 'src/store/folder-lock.ts',
      why: 'A lock names the process that holds it and asks whether that one lives.',
    },
    { file: 'src/store/pglite-worker.ts', why: 'The main file of its thread.' },
  ],
  find: (program) =>
    search(program, (add) => ({
      MemberExpression({ object, start }) {
        if (object.type === 'Identifier' && object.name === 'process') add({ start, what: 'process' })
      },
      ImportDeclaration({ source, start }) {
        if (source.value.replace('node:', '') === 'process') add({ start, what: source.value })
      },
    })),
}

const DATABASE_CLOCK =
  /\b(now|clock_timestamp|transaction_timestamp|statement_timestamp)\s*\(\s*\)|\b(current_(timestamp|date|time)|localtime(stamp)?)\b/i

const readTheDatabaseClock: Habit = {
  name: 'read the database’s clock',
  why: 'It does not move with the office clock; only a lease between processes must not depend on that one.',
  files: ['src/**', 'db/**'],
  except: [
    { file: 'src/outbox/queries/accounts.ts', inside: 'leaseAccount', why: 'The lease on an account.' },
    { file: 'src/conversation/queries/claims.ts', inside: 'isLeft', why: 'The lease on a message in hand.' },
    { file: 'src/conversation/queries/claims.ts', inside: 'aLaterInHand', why: 'The same lease.' },
    { file: 'src/conversation/queries/claims.ts', inside: 'claimMessages', why: 'Begins that lease.' },
    { file: 'src/conversation/queries/claims.ts', inside: 'claimLeft', why: 'Begins that lease.' },
    {
      file: 'src/conversation/queries/claims.ts',
      inside: 'putOff',
      why: 'The same lease, for a message that cannot even be given up.',
    },
  ],
  find: (program) => texts(program).filter(({ what }) => DATABASE_CLOCK.test(what)),
}

const BUILDERS = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']

const writeSql: Habit = {
  name: 'write SQL',
  why: 'All of a folder’s SQL is in its queries.ts, or in its folder queries/ by topic, so that whoever changes a table finds everything that reads it.',
  files: ['src/**'],
  except: [
    { file: 'src/**/queries.ts', why: 'It is what the file is for.' },
    { file: 'src/**/queries/*.ts', why: 'A queries.ts that grew, cut by topic.' },
    { file: 'src/store/**', why: 'It is what the folder is for.' },
    {
      file: 'src/outbox/post.ts',
      why: 'The one statement that fills the outbox, beside the message it makes a row of.',
    },
    { file: 'src/conversation/questions.ts', why: 'The store of open questions.' },
  ],
  find: (program) =>
    search(program, (add) => ({
      TaggedTemplateExpression({ tag, start }) {
        if (tag.type === 'Identifier' && tag.name === 'sql') add({ start, what: 'sql`…`' })
      },
      MemberExpression({ property, start }) {
        if (property.type === 'Identifier' && BUILDERS.includes(property.name))
          add({ start, what: `.${property.name}` })
      },
    })),
}

const keepStateInAModule: Habit = {
  name: 'keep state in a module',
  why: 'Two apps in one process (every test) would share it, and a restart in a scenario would not forget it.',
  files: ['src/**', 'db/**'],
  except: [],
  find: (program) =>
    program.body.flatMap((statement) => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      if (declared?.type !== 'VariableDeclaration') return []
      const { kind, declarations, start } = declared
      if (kind !== 'const') return [{ start, what: kind }]
      const isToBeFilled = declarations.some(
        ({ id, init }) => init && isEmpty(init) && !isReadonly(id.typeAnnotation?.typeAnnotation),
      )
      return isToBeFilled ? [{ start, what: 'an empty container' }] : []
    }),
}

/** `new Map()`, `[]`, `{}`. */
function isEmpty(node: Expression): boolean {
  if (node.type === 'NewExpression') return node.arguments.length === 0
  if (node.type === 'ArrayExpression') return node.elements.length === 0
  return node.type === 'ObjectExpression' && node.properties.length === 0
}

/** `readonly X[]`, `Readonly<…>`, `ReadonlyMap<…>`: it stays empty. */
function isReadonly(type: TSType | undefined): boolean {
  if (type?.type === 'TSTypeOperator') return type.operator === 'readonly'
  return (
    type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name.startsWith('Readonly')
  )
}

/** What a command says about itself; these stand beside the command they belong to. */
const SELF_DESCRIPTION = ['says', 'ask', 'examples', 'help', 'slots', 'title', 'label', 'words']
const HAN = /\p{Script=Han}/gu
const FEWEST_OF_A_SENTENCE = 12

const saySentences: Habit = {
  name: 'say sentences outside wording.ts',
  why: 'Whoever is responsible for the words finds all of them in one file of each folder.',
  files: ['src/features/**', 'src/conversation/**', 'src/outbox/**', 'src/line/**', 'src/schedule/**'],
  except: [
    { file: 'src/**/wording.ts', why: 'It is what the file is for.' },
    { file: 'src/**/wording/*.ts', why: 'A wording.ts that grew, cut by topic.' },
    { file: 'src/**/vocabulary.ts', why: 'What is recognised, not what is said.' },
  ],
  find: (program) => {
    const beside = describedPlaces(program)
    const isApart = ({ start }: Place) => !beside.some((range) => range.start <= start && start < range.end)
    return texts(program).filter((place) => isSentence(place.what) && isApart(place))
  },
}

function isSentence(text: string): boolean {
  if (/[{|]/.test(text)) return false // A pattern in the notation of `Sayable`.
  const characters = text.match(HAN)?.length ?? 0
  return characters >= FEWEST_OF_A_SENTENCE || (characters > 0 && /[。！？，；：]/.test(text))
}

/** Where sentences may stand beside code: what commands say of themselves, and the markup of pages. */
function describedPlaces(program: Program): readonly { readonly start: number; readonly end: number }[] {
  const places: { start: number; end: number }[] = []
  const visitor = new Visitor({
    Property(node) {
      if (node.key.type === 'Identifier' && SELF_DESCRIPTION.includes(node.key.name)) places.push(node)
    },
    TaggedTemplateExpression(node) {
      if (node.tag.type === 'Identifier' && node.tag.name === 'html') places.push(node)
    },
  })
  visitor.visit(program)
  return places
}

const HALF_WIDTH = /\p{Script=Han}[,;:?!]|:\s*\n/u

const writeHalfWidth: Habit = {
  name: 'use half-width punctuation in what is said',
  why: 'It reads badly, and one puppet cuts a group’s text at a half-width colon before a line break.',
  files: ['src/**/wording.ts', 'src/**/wording/*.ts'],
  except: [],
  find: (program) => texts(program).filter(({ what }) => HALF_WIDTH.test(what)),
}

const lookUpRights: Habit = {
  name: 'look up rights',
  why: 'What somebody may do is looked up by scopeFor and mayDo alone, so that chat, answers and page cannot differ.',
  files: ['src/**'],
  except: [
    { file: 'src/contract/speaker.ts', why: 'scopeFor and mayDo are there.' },
    { file: 'src/declared.ts', inside: 'mergeRights', why: 'Gathers what the features declare.' },
  ],
  find: (program) =>
    search(program, (add) => ({
      MemberExpression({ object, property, start }) {
        if (object.type === 'Super' || property.type !== 'Identifier') return
        if (property.name === 'rights') add({ start, what: '.rights' })
        // A map of rights that was handed on under its own name; to fill one is no look-up.
        const isRead = ['get', 'has', 'keys', 'entries', 'forEach'].includes(property.name)
        if (isRead && object.type === 'Identifier' && object.name === 'rights')
          add({ start, what: `rights.${property.name}` })
      },
      ObjectPattern({ properties, start }) {
        const taken = properties.some(
          (one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'rights',
        )
        if (taken) add({ start, what: '{ rights }' })
      },
    })),
}

export const HABITS: readonly Habit[] = [
  readTheClock,
  spellOutSpans,
  touchTheProcess,
  readTheDatabaseClock,
  writeSql,
  keepStateInAModule,
  saySentences,
  writeHalfWidth,
  lookUpRights,
]

/** Where a habit is broken, each with file, line and what stands there. */
export function checkHabit({ files, except, find }: Habit, sources: readonly Source[]): readonly string[] {
  const searched = sources.filter(({ path }) => files.some((pattern) => matchesGlob(path, pattern)))
  return searched.flatMap(({ path, program, lineOf }) => {
    const here = except.filter(({ file }) => matchesGlob(path, file))
    const isExcepted = ({ start }: Place) =>
      here.some(({ inside }) => inside === undefined || inside === nameAt(program, start))
    const places = here.some(({ inside }) => inside === undefined) ? [] : find(program)
    return places
      .filter((place) => !isExcepted(place))
      .map(({ start, what }) => `${path}:${lineOf(start)} ${what.replace(/\s+/g, ' ').trim()}`)
  })
}

/** The name of the function that stands at the top of the file around an offset. */
function nameAt(program: Program, offset: number): string | undefined {
  const around = program.body.find(({ start, end }) => start <= offset && offset < end)
  const declared = around?.type === 'ExportNamedDeclaration' ? around.declaration : around
  return declared?.type === 'FunctionDeclaration' ? declared.id?.name : undefined
}
