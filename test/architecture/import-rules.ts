/** Who imports whom (README: "Where things are"), as data. The first rule that fits a file holds for it. */
import { matchesGlob } from 'node:path/posix'
import type { Source } from './source.ts'

/** A file that matches `from` may import what matches `may`, and files of its own folder. */
export interface ImportRule {
  readonly from: string
  /** Files from the project's root, or packages with all below them; `!` forbids what an earlier pattern allows. */
  readonly may: readonly string[]
  readonly why: string
}

/** One feature's use of another's `public.ts`; that of `people` is open to all. */
export interface FeatureEdge {
  readonly from: string
  readonly to: string
  readonly why: string
}

const LAST_ADMINISTRATOR = 'Whoever is the last administrator must not leave, or nobody could put anything right.'
const FEATURE_EDGES: readonly FeatureEdge[] = [
  { from: 'care', to: 'roles', why: LAST_ADMINISTRATOR },
  { from: 'privacy', to: 'roles', why: LAST_ADMINISTRATOR },
  { from: 'identity', to: 'roles', why: LAST_ADMINISTRATOR },
  { from: 'requests', to: 'roles', why: 'What is long overdue is brought before the administrators.' },
  { from: 'requests', to: 'alarms', why: 'A request of somebody who needs help now is an alarm as well.' },
  { from: 'alarms', to: 'roles', why: 'An alarm that nobody takes on is brought before the administrators.' },
  { from: 'suggestions', to: 'roles', why: 'What was proposed in a month is read by the administrators.' },
  {
    from: 'suggestions',
    to: 'requests',
    why: 'A suggestion is a request, shown and answered on its page as any other.',
  },
  { from: 'requests', to: 'roster', why: 'Whose request it is stands beside it on the page, as on the roster’s.' },
  { from: 'requests', to: 'care', why: 'Of whom nobody has heard for months is entered, and no alarm.' },
  { from: 'calls', to: 'care', why: 'Whoever is in hospital is not rung up.' },
  {
    from: 'activities',
    to: 'calls',
    why: 'An activity puts people on the phone list, and an answer may be that nobody picked up.',
  },
  { from: 'certification', to: 'calls', why: 'Whoever has still to certify and is reached by no chat is rung up.' },
  { from: 'roster', to: 'certification', why: 'A roster tells when people certified last, and how often they do.' },
  { from: 'roster', to: 'care', why: 'The roster and a card show who is in hospital.' },
  { from: 'notices', to: 'calls', why: 'Whom a notice does not reach is on the phone list.' },
  {
    from: 'activities',
    to: 'notices',
    why: 'With no activity to come, 何守田去 is the answer to a notice; 撤回 is of what was done last, a notice or an activity.',
  },
  {
    from: 'activities',
    to: 'requests',
    why: 'Names in a 接龙 that staff must decide on stand in their list of what is to be done.',
  },
  {
    from: 'identity',
    to: 'requests',
    why: 'Who somebody is, is decided by staff, and stands in their list until then.',
  },
  { from: 'activities', to: 'care', why: 'Whoever rings up hears that somebody is in hospital (甲住院，其余都去).' },
  { from: 'notices', to: 'care', why: 'The same, of whom a notice does not reach.' },
  {
    from: 'greetings',
    to: 'roster',
    why: 'Who answers that a birthday is lunar has changed the record, and the trail says so.',
  },
  {
    from: 'greetings',
    to: 'care',
    why: 'Lists for visits tell who is in hospital, so that nobody goes there with a cake.',
  },
  {
    from: 'greetings',
    to: 'privacy',
    why: 'Whoever wants to be congratulated again wants greetings again, and staff do not take back what they declined.',
  },
]

const HTML = ['hono/html', 'hono/utils/html']
const ROWS = ['kysely', 'db/schema.ts']
/** Checks the shape of what comes from outside the program; pure. */
const SHAPES = 'zod'
/** What every file of a feature may use. */
const FEATURE = [
  'src/feature.ts',
  'src/language/**',
  'src/base/**',
  'src/files/public.ts',
  'src/sheets/**',
  'src/features/people/public.ts',
  ...HTML,
  SHAPES,
]
const ENGINE = ['src/feature.ts', 'src/language/**', 'src/base/**', 'src/files/public.ts', ...ROWS]
const ENGINE_WHY =
  'The engine works for any feature and its parts are joined by app.ts alone, so that each can be understood, tested and replaced by itself.'

export const IMPORT_RULES: readonly ImportRule[] = [
  { from: 'src/main.ts', may: ['src/**', 'node:*'], why: 'main.ts starts: it puts the outside world into app.ts.' },
  {
    from: 'src/settle.ts',
    may: ['src/outbox/deliver.ts'],
    why: 'The order of what is done at one moment needs to know of nobody what it does.',
  },
  {
    from: 'src/{app,app-parts,listen-to}.ts',
    may: ['src/**', '!src/main.ts', '!src/program.ts', '!src/console/**', '!src/rehearsal/**', ...ROWS, ...HTML],
    why: 'app.ts joins the engine and the features; it works without a page, so scenarios can use it as it is.',
  },
  {
    from: 'src/program.ts',
    may: ['src/**', '!src/main.ts', ...ROWS],
    why: 'program.ts adds store, chat, page and rehearsal to the app; only main.ts and the tests start it.',
  },
  {
    from: 'src/status.ts',
    may: [
      'src/base/**',
      'src/feature.ts',
      'src/chat/chat.ts',
      'src/console/console.ts',
      'src/*/queries.ts',
      'src/line/wording.ts',
      ...ROWS,
    ],
    why: 'How the office stands is gathered from the engine’s own figures and what the features say, and shown by the console.',
  },
  {
    from: 'src/rehearsal/**',
    may: [
      'src/base/**',
      'src/feature.ts',
      'src/chat/local/network.ts',
      'src/console/rehearsal.ts',
      'db/demo/**',
      ...ROWS,
    ],
    why: 'The rehearsal joins the invented office, its phones and the clock to what the page draws; the engine never knows that it is rehearsed.',
  },
  {
    from: 'src/{feature,contract/*}.ts',
    may: ['src/contract/**', 'src/base/spans.ts', 'src/language/reading.ts', ...ROWS, ...HTML],
    why: 'The contract stands above the engine and the features, so it may know neither.',
  },
  {
    from: 'src/declared.ts',
    may: ['src/feature.ts'],
    why: 'It gathers from any list of features, and knows none.',
  },
  { from: 'src/config.ts', may: ['src/base/**', SHAPES], why: 'Settings are read before anything else exists.' },
  {
    from: 'src/features/index.ts',
    may: ['src/feature.ts', 'src/base/**', 'src/features/*/feature.ts'],
    why: 'The list of features is a list, one line each.',
  },
  {
    from: 'src/features/**/queries.ts',
    may: [...FEATURE, ...ROWS],
    why: 'A feature’s SQL is in its queries.ts, so that whoever looks for a table’s readers finds them.',
  },
  {
    from: 'src/features/**/queries/*.ts',
    may: [...FEATURE, ...ROWS],
    why: 'A queries.ts that grew is a folder of the same name, cut by topic; queries.ts then lists its files.',
  },
  {
    from: 'src/features/*/**',
    may: FEATURE,
    why: 'A feature decides what to say; it never sends or schedules, uses other features only by their declared public.ts, and has its SQL in its queries.ts: so it can be tested as data in, data out.',
  },
  {
    from: 'src/journal/**',
    may: ['src/base/**', 'src/store/folder-lock.ts', SHAPES, 'node:*'],
    why: 'The journal must work when the database does not, so it knows nothing of it.',
  },
  {
    from: 'src/restore.ts',
    may: ['src/base/**', 'src/config.ts', 'src/store/**', 'node:*'],
    why: 'Restoring is done while the program does not run, by a command of its own.',
  },
  {
    from: 'src/keep-safe.ts',
    may: ['src/base/**', 'src/journal/**', 'src/store/**', 'node:*'],
    why: 'Journal and snapshots know nothing of each other but names; they are joined here.',
  },
  { from: 'src/conversation/**', may: ENGINE, why: ENGINE_WHY },
  { from: 'src/outbox/**', may: ENGINE, why: ENGINE_WHY },
  {
    from: 'src/files/**',
    may: [
      'src/feature.ts',
      'src/base/**',
      'src/language/secrets.ts',
      'src/sheets/find-words.ts',
      'node:crypto',
      ...ROWS,
    ],
    why: 'The content of files is kept for all alike, so it knows neither who sends nor who reads it; it looks into them only for what must not be kept.',
  },
  {
    from: 'src/desk/**',
    may: [...ENGINE, 'node:crypto'],
    why: 'What is done on the page goes the way of a message; how a page looks is the console’s business.',
  },
  { from: 'src/line/**', may: ENGINE, why: ENGINE_WHY },
  { from: 'src/contacts/**', may: ENGINE, why: ENGINE_WHY },
  { from: 'src/schedule/**', may: [...ENGINE, 'node-cron'], why: ENGINE_WHY },
  {
    from: 'src/chat/**',
    may: ['src/base/**', 'wechaty', 'wechaty-*', 'file-box', SHAPES, 'node:*'],
    why: 'Only this folder knows the chat platform, and it knows nothing of the office.',
  },
  {
    from: 'src/store/**',
    may: ['src/base/**', 'kysely', 'pg', '@electric-sql/pglite', 'db/**', SHAPES, 'node:*'],
    why: 'Only this folder knows which database there is, and it knows nothing of the office.',
  },
  {
    from: 'src/language/explain.ts',
    may: ['src/language/**', 'src/base/**', 'src/features/index.ts', 'src/conversation/conversation.ts', 'node:*'],
    why: 'The command line that shows how a sentence is read needs the features’ vocabulary.',
  },
  {
    from: 'src/language/tables/make-*.ts',
    may: ['tyme4ts', 'opencc-js', 'pinyin-pro', 'node:*'],
    why: 'Makes the tables, by hand and once; the program never runs it.',
  },
  {
    from: 'src/language/**',
    may: ['src/base/**', 'chinese-days', 'date-fns', '@date-fns/tz', 'opencc-js', 'pinyin-pro'],
    why: 'Reading Chinese is pure: text in, values out, for any feature.',
  },
  {
    from: 'src/sheets/**',
    may: ['yauzl', 'yazl', 'saxes', 'node:*'],
    why: 'Table files are bytes in and rows out, or the other way round; what the rows mean is the features’ business.',
  },
  {
    from: 'src/import-list.ts',
    may: [
      'src/base/**',
      'src/config.ts',
      'src/store/**',
      'src/feature.ts',
      'src/features/roster/public.ts',
      'src/sheets/read-sheet.ts',
      'node:*',
    ],
    why: 'A list is imported on the command line by the same steps as in chat.',
  },
  {
    from: 'src/console/**',
    may: ['src/feature.ts', 'src/base/**', 'hono', '@hono/node-server', SHAPES, 'node:*'],
    why: 'The page shows what it is given through ports; the pages of a feature come from the feature.',
  },
  {
    from: 'src/base/**',
    may: ['@date-fns/tz', 'date-fns', 'kysely', 'pino', 'qrcode', 'node:*'],
    why: 'Everything stands on base, so base stands on nothing of ours.',
  },
  { from: 'db/schema.ts', may: ['kysely'], why: 'The tables are described without any of the program.' },
  {
    from: 'db/migrations/**',
    may: ['kysely'],
    why: 'A migration that has run once must never change with the program, so it uses nothing of it.',
  },
  {
    from: 'db/**',
    may: [...ROWS, 'src/feature.ts', 'src/base/**', 'node:*'],
    why: 'The invented office is rows, made with nothing but the contract’s types.',
  },
]

/** What breaks the rules, each with file, line, import, rule and reason. */
export function checkImports(sources: readonly Source[], edges = FEATURE_EDGES): readonly string[] {
  return sources.flatMap(({ path, imports }) => {
    const rule = IMPORT_RULES.find(({ from }) => matchesGlob(path, from))
    if (!rule) return [`${path}: no rule says what this file may import; add one to IMPORT_RULES`]
    const may = [...rule.may, ...declaredFor(path, edges)]
    const wrong = imports.filter(({ target }) => !isAllowed(target, [ownFolder(path), ...may]))
    return wrong.map(
      ({ target, line }) =>
        `${path}:${line} imports ${target}\n  rule: ${rule.from} may import its own folder and ${may.join(', ')}\n  why: ${rule.why}${hintFor(target)}`,
    )
  })
}

/** What to do where another feature's public file is wanted. */
const hintFor = (target: string): string =>
  matchesGlob(target, 'src/features/*/public.ts') ? '\n  wanted? declare it, with its reason, in FEATURE_EDGES' : ''

function declaredFor(path: string, edges: readonly FeatureEdge[]): readonly string[] {
  const own = edges.filter(({ from }) => matchesGlob(path, `src/features/${from}/**`))
  return own.map(({ to }) => `src/features/${to}/public.ts`)
}

function isAllowed(target: string, patterns: readonly string[]): boolean {
  const covers = (pattern: string) => matchesGlob(target, pattern) || matchesGlob(target, `${pattern}/**`)
  const forbidden = patterns.some((pattern) => pattern.startsWith('!') && covers(pattern.slice(1)))
  return !forbidden && patterns.some(covers)
}

/** `src/features/people/**` or `src/chat/**`; a file directly in src or db is alone. */
function ownFolder(path: string): string {
  const parts = path.split('/')
  const depth = parts[1] === 'features' ? 3 : 2
  return parts.length > depth ? `${parts.slice(0, depth).join('/')}/**` : path
}

/** Every circle of files that import each other, types included, written `a → b → a`. */
export function findCircles(sources: readonly Source[]): readonly string[] {
  const targets = new Map(sources.map(({ path, imports }) => [path, imports.map(({ target }) => target)]))
  const finished = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) circles.push([...trail.slice(seenAt), path].join(' → '))
    if (seenAt >= 0 || finished.has(path)) return
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path])
    finished.add(path)
  }
  for (const path of targets.keys()) walk(path, [])
  return circles
}
