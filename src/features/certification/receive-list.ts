/** A table of certification that staff send, and the table of what is registered: filled in, it is sent back. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { command, type KeptFile, type Outcome, type PersonId, type Turn } from '../../feature.ts'
import { eraseFiles, readFile } from '../../files/public.ts'
import { blotSecrets, wasBlotted } from '../../language/secrets.ts'
import { type Line, readSheet, UnreadableSheet } from '../../sheets/read-sheet.ts'
import { handOut } from '../people/public.ts'
import * as queries from './queries.ts'
import { type Columns, type ListRow, readHeader, readRow } from './read-list.ts'
import { dueByList } from './rules.ts'
import * as wording from './wording.ts'

const ID = 'certification-lists.import'
const TABLE = /\.(?:xlsx|xlsm|csv)$/i
/** A header that comes later is not looked for. */
const DEEPEST_HEADER = 10

export const importList = command({
  id: ID,
  needs: 'certification.list',
  says: ['[我要|怎么](导入|上传|发)认证(名单|登记表|表格|表)'],
  slots: {},
  ask: {},
  examples: ['导入认证名单', '怎么上传认证登记表'],
  help: '认证登记表：要一张表，填好发回来',
  run: async () => ({ reply: { text: wording.howToImport() } }),
  async hears(turn) {
    const { file, previous } = turn
    if (file === undefined || !TABLE.test(file.name)) return undefined
    const list = await readList(turn, file, previous === ID)
    if (list === undefined) return undefined
    if (list.holdsSecrets) await eraseFiles(turn.db, [file.id])
    return take(turn, list)
  },
})

interface List {
  readonly rows: readonly ListRow[]
  /** Numbers of papers or cards stand in it: it is not kept. */
  readonly holdsSecrets: boolean
}

/** `undefined`: it is no list of certification, or no table at all; whoever takes other lists says what is wrong. */
async function readList({ db }: Turn, file: KeptFile, asked: boolean): Promise<List | undefined> {
  const content = await readFile(db, file.id)
  if (content === undefined) return undefined
  let columns: Columns | undefined
  const rows: ListRow[] = []
  let holdsSecrets = false
  try {
    for await (const line of readSheet(content.bytes)) {
      holdsSecrets ||= line.cells.some((cell) => wasBlotted(blotSecrets(cell)))
      if (columns === undefined) {
        columns = readHeader(line, asked)
        if (columns === undefined && isTooDeep(line)) return undefined
      } else rows.push(...[readRow(line, columns)].filter((one) => one !== undefined))
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) return undefined
    throw error
  }
  return columns === undefined ? undefined : { rows, holdsSecrets }
}

const isTooDeep = ({ row }: Line): boolean => row >= DEEPEST_HEADER

async function take(turn: Turn, { rows, holdsSecrets }: List): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const today = dayOf(now, office.zone)
  const bearers = await queries.bearersOf(db, [...new Set(rows.map(({ name }) => name))])
  const found = new Map<PersonId, queries.Listed>()
  const wrong: string[] = []
  // A line without a date says nothing: the table that is handed out has everybody.
  for (const one of rows.filter(({ isEmpty }) => !isEmpty)) {
    const who = whoIs(one, bearers)
    const dueOn = dueByList(one, today)
    if (typeof who === 'string') wrong.push(wording.wrongRow(one.row, one.name, who))
    else if (dueOn === undefined) wrong.push(wording.wrongRow(one.row, one.name, wording.noDate()))
    else found.set(who, { person: who, dueOn, last: pastOnly(one.last, today), way: one.way, cycle: one.cycle })
  }
  await queries.takeListed(db, [...found.values()], { by: speaker.person?.id ?? null, now })
  return { reply: { text: wording.listTaken(found.size, wrong, holdsSecrets) }, as: 'taken' }
}

const pastOnly = (day: Day | undefined, today: Day): Day | undefined =>
  day !== undefined && day <= today ? day : undefined

type Bearer = Awaited<ReturnType<typeof queries.bearersOf>>[number]

/** Whose row it is, or why that cannot be told: the number tells people of one name apart. */
function whoIs({ name, number }: ListRow, bearers: readonly Bearer[]): PersonId | string {
  const namesakes = bearers.filter((one) => one.name === name)
  const numbered = namesakes.filter((one) => number !== undefined && one.number === number)
  const [only, ...others] = numbered.length > 0 ? numbered : namesakes
  if (only === undefined) return wording.notOnRoster()
  return others.length > 0 ? wording.namesakes() : only.id
}

export const register = command({
  id: 'certification.register',
  needs: 'certification.set',
  says: ['[给我|要|下载|导出]认证(登记表|模板|模版|空表|总表)', '[给我|要]认证名单(模板|模版|空表)'],
  slots: {},
  ask: {},
  examples: ['认证登记表', '认证名单模板', '下载认证登记表'],
  async run(turn) {
    const people = await queries.registerOf(turn.db)
    const rows = people.map((one) => [
      one.number ?? '',
      one.name,
      one.unit,
      one.last_on ?? '',
      one.due_on === null ? '' : wording.monthOf(one.due_on),
      one.way ?? '',
      one.cycle_months === null ? '' : wording.cycleInWords(one.cycle_months),
    ])
    const taken = { whom: wording.registerTitle, purpose: wording.REGISTER_IS_FOR, mayRing: false }
    const ids = people.map(({ id }) => id)
    const sheet = { title: wording.registerTitle, header: wording.registerColumns, rows }
    const file = await handOut(turn, { people: ids, name: `${wording.registerTitle}.xlsx`, ...taken }, sheet)
    return { reply: { text: wording.registerReady(people.length), file } }
  },
})
