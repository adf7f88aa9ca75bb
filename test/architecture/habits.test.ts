import { describe, expect, test } from 'vitest'
import { checkHabit, HABITS } from './habits.ts'
import { parseSource, readSources } from './source.ts'

describe('the program', () => {
  const sources = readSources()

  test.each(HABITS.map((habit) => [habit.name, habit] as const))('does not %s', (_name, habit) => {
    const found = checkHabit(habit, sources)
    expect(found, `${habit.why}\n${found.join('\n')}`).toEqual([])
  })
})

const RULES = 'src/features/x/rules.ts'
const WORDING = 'src/features/x/wording.ts'
const QUERIES = 'src/features/x/queries.ts'
const LEASES = 'src/outbox/queries/accounts.ts'

/** Which habits a file breaks. */
function broken(path: string, text: string): readonly string[] {
  return HABITS.filter((habit) => checkHabit(habit, [parseSource(path, text)]).length > 0).map(({ name }) => name)
}

describe('the checker', () => {
  test.each<[string, string, string]>([
    ['clock', RULES, 'const at = () => Date.now()'],
    ['clock', RULES, 'const at = () => new Date()'],
    ['clock', RULES, 'const at = () => Date()'],
    ['clock', RULES, 'const { now } = { now: performance.now }'],
    ['as a number', RULES, 'const PATIENCE = 24 * 3_600_000'],
    ['process', RULES, "const zone = process.env['TZ']"],
    ['process', RULES, "import { argv } from 'node:process'"],
    ['database’s clock', QUERIES, 'sql`update x set at = now()`'],
    ['database’s clock', LEASES, 'export function other() { return sql`select clock_timestamp()` }'],
    ['database’s clock', 'db/migrations/0001.ts', "table.addColumn('at', 'date', (c) => c.defaultTo('CURRENT_DATE'))"],
    ['SQL', RULES, 'sql`select 1`'],
    ['SQL', RULES, "db.selectFrom('person')"],
    ['SQL', 'src/app.ts', "db.deleteFrom('person')"],
    ['state', RULES, 'let last = 0'],
    ['state', RULES, 'export const cache = new Map()'],
    ['state', RULES, 'const seen: string[] = []'],
    ['state', RULES, 'const byId = {}'],
    ['sentences', RULES, "const reply = '好的，已给您报名。'"],
    ['sentences', RULES, 'const reply = (name: string) => `请${name}同志明天上午带好身份证到活动中心`'],
    ['sentences', 'src/conversation/choose.ts', "const reply = '没听懂！'"],
    ['half-width', WORDING, "const title = '时间:九点'"],
    ['half-width', WORDING, 'const list = (name: string) => `${name}:\\n1 去`'],
    ['half-width', WORDING, "const ask = '去吗?'"],
    ['half-width', 'src/features/x/wording/asking.ts', "const ask = '去吗?'"],
    ['rights', RULES, "const may = speaker.rights.has('x.y')"],
    ['rights', 'src/desk/desk.ts', 'const may = ({ rights }: Speaker) => true'],
    ['rights', RULES, "const may = (rights: Map<string, string>) => rights.get('x.y')"],
  ])('%s: %s: %s', (name, path, text) => {
    expect(broken(path, text)).toEqual([expect.stringContaining(name)])
  })

  test.each<[string, string]>([
    ['src/base/clock.ts', 'export const systemClock = { now: () => new Date() }'],
    [RULES, 'const at = new Date(0)'],
    [RULES, 'const at = clock.now()'],
    [LEASES, 'export function leaseAccount() { return sql`select clock_timestamp()` }'],
    [QUERIES, "db.selectFrom('person')"],
    ['src/features/x/queries/cards.ts', "db.selectFrom('person')"],
    ['src/store/migrate.ts', 'sql`select 1`'],
    [RULES, "const names = new Map([['强', '👍']])"],
    [RULES, 'const nobody: readonly string[] = []'],
    ['src/main.ts', "process.on('SIGTERM', stop)"],
    [RULES, 'function count() { let n = 0; return ++n }'],
    [RULES, "const kind = '支部'"],
    [RULES, "const marks = ['在{}(办|举办|举行|开展|召开|组织|集合|进行)']"],
    [WORDING, "const reply = '好的，已给您报名。'"],
    ['src/features/x/wording/receipts.ts', "const reply = '好的，已给您报名。'"],
    [
      'src/features/x/sign-up.ts',
      "command({ says: ['我去，算我一个'], ask: { when: '哪天办？' }, help: '报名：回“我去”' })",
    ],
    ['src/features/x/pages.ts', 'const page = html`<p>还没有人报名，请稍等。</p>`'],
    [RULES, "const may = mayDo(speaker, 'x.y')"],
    [RULES, "export const x: Feature = { rights: { 'x.y': ['staff'] } }"],
    [WORDING, "const at = '上午9:00，带好身份证：原件'"],
  ])('%s may: %s', (path, text) => {
    expect(broken(path, text)).toEqual([])
  })

  test('a report names file, line and what stands there', () => {
    const [clock] = HABITS
    const source = parseSource(RULES, '\n\nconst at = Date.now()')
    expect(clock && checkHabit(clock, [source])).toEqual([`${RULES}:3 Date.now`])
  })
})
