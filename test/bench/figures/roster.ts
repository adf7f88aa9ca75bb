/** A roster of 100,000 people as one workbook: read, compared, taken in; a fifth of it in PGlite, and as .csv, which is taken in once more unchanged. */
import { stderr } from 'node:process'
import { monotonic } from '../../../src/base/clock.ts'
import type { Tx } from '../../../src/feature.ts'
import * as roster from '../../../src/features/roster/public.ts'
import { writeXlsx } from '../../../src/sheets/write-xlsx.ts'
import { atMost, type Figure, type Measured, ratio } from '../figure.ts'
import { type Ground, type Kind, openGround } from '../stores.ts'

const PEOPLE = 100_000
const TODAY = '2026-11-23'
const NOW = new Date('2026-11-23T09:00:00+08:00')
/** In PGlite and as .csv so many times fewer, so that all of it ends within five minutes. */
const FEWER = 5
/** Rows in a statement of the yardstick. */
const PAGE = 1_000
/** Reading, comparing and keeping what was read for staff take the rest. */
const LEAST = 0.05
const MEGABYTE = 1 << 20

export const rosterFigure: Figure = {
  id: 'roster',
  // A run takes minutes; what others took of the machine stands beside it.
  runs: 1,
  async measure(size = PEOPLE) {
    const started = monotonic()
    const bytes = await writeXlsx({ title: '名册', header: HEADER, rows: people(size) })
    const written = told('writing the workbook', (monotonic() - started) / 1000, 's')
    const few = Math.ceil(size / FEWER)
    const fewer = await writeXlsx({ title: '名册', header: HEADER, rows: people(few) })
    const csv = Buffer.from([HEADER, ...people(few)].map((row) => row.join(',')).join('\n'))
    return [
      written,
      ...(await importOn('postgres', { bytes, size, again: false })),
      ...(await importOn('pglite', { bytes: fewer, size: few, again: false })),
      ...(await importOn('postgres', { bytes: csv, size: few, as: '.csv', again: true })),
    ]
  },
}

const HEADER = ['编号', '姓名', '性别', '出生日期', '政治面貌', '党支部', '党小组', '手机', '住址', '原单位']
const FIRST = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const GIVEN = [
  ...'国建志德福玉桂秀淑英兰芳明华强军平安山河文武忠孝仁义礼智信和顺才财宝贵荣昌盛兴旺春夏秋冬梅竹菊松柏云霞凤仙珍珠翠红',
]

/** One or two to a name, eight to a day of birth, as in a large enterprise. */
function* people(size: number): Generator<readonly string[]> {
  for (let n = 0; n < size; n++) {
    const [a, b, c] = [n % 20, Math.floor(n / 20) % GIVEN.length, Math.floor(n / 20 / GIVEN.length) % GIVEN.length]
    const day = `公历${1930 + (n % 37)}.${1 + (Math.floor(n / 37) % 12)}.${1 + (Math.floor(n / 444) % 28)}`
    const branch = `第${1 + (n % 60)}支部`
    const phone = `139${String(n).padStart(8, '0')}`
    const name = `${FIRST[a]}${GIVEN[b]}${GIVEN[c]}`
    yield [
      String(n),
      name,
      n % 2 === 0 ? '男' : '女',
      day,
      '群众',
      branch,
      `第${1 + (n % 5)}小组`,
      phone,
      `新村${n}号`,
      '装配车间',
    ]
  }
}

interface List {
  readonly bytes: Uint8Array
  readonly size: number
  readonly as?: string
  /** Whether it is taken in once more, which changes nothing. */
  readonly again: boolean
}

async function importOn(kind: Kind, { bytes, size, as, again }: List): Promise<readonly Measured[]> {
  const where = `${kind}${as === undefined ? '' : `, as ${as}`}`
  const ground = await openGround(kind)
  try {
    const bare = { name: 'bare inserts', value: size / (await insertBare(ground, size)) }
    const before = process.memoryUsage().rss / MEGABYTE
    const first = await importAll(ground, bytes, `first import, ${where}`)
    const second = again ? await importAll(ground, bytes, `once more, ${where}`) : undefined
    return [
      ratio(`first import, ${where}`, size / first.seconds, bare, LEAST),
      told(`${size.toLocaleString('en')} rows, ${where}`, first.seconds, 's'),
      ...(second === undefined
        ? []
        : [
            told(`the same once more, ${where}`, second.seconds, 's'),
            told(`rows changed by it, ${where}`, second.taken, ''),
          ]),
      atMost(`more memory, ${where}`, Math.max(first.memory, second?.memory ?? 0) - before, 500, 'MB'),
    ]
  } finally {
    await ground.clear()
  }
}

/** Seconds that the same rows take which only somebody has to write: a thousand to a statement, and nothing is compared. */
async function insertBare({ store }: Ground, size: number): Promise<number> {
  const started = monotonic()
  await store.db
    .transaction()
    .execute(async (tx) => {
      const page: Row[] = []
      for (const row of people(size)) {
        page.push(row)
        if (page.length === PAGE) await insertPage(tx, page.splice(0))
      }
      if (page.length > 0) await insertPage(tx, page)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  return (monotonic() - started) / 1000
}

class TakenBack extends Error {}
type Row = readonly string[]

async function insertPage(tx: Tx, rows: readonly Row[]): Promise<void> {
  const values = rows.map(([number = '', name = '', sex, , , , , phone = '', residence = '', former_unit = '']) => ({
    ...{ number, name, politics: 'none' as const, phone, residence, former_unit, birth_day: '1940-01-01' },
    ...{ sex: sex === '男' ? ('male' as const) : ('female' as const), birth_calendar: 'solar' as const },
    ...{ kind: 'retiree' as const, region: 'city' as const, status: 'active' as const },
  }))
  await tx.insertInto('person').values(values).execute()
}

const told = (name: string, value: number, unit: string): Measured => ({
  name,
  value: `${value.toFixed(1)} ${unit}`.trim(),
})

/** Seconds, rows that were taken in, and the most memory that was seen, in MB. */
async function importAll({ store }: Ground, bytes: Uint8Array, what: string) {
  const step = <T>(work: (tx: Tx) => Promise<T>) => store.db.transaction().execute(work)
  const started = monotonic()
  let memory = 0
  const look = () => {
    memory = Math.max(memory, process.memoryUsage().rss / MEGABYTE)
  }
  const list = { fileName: '名册.xlsx', fileId: null, by: null, chat: null, at: NOW }
  const id = await step((tx) => roster.beginImport(tx, list))
  for await (const read of roster.readRows(bytes, TODAY)) {
    await step((tx) => roster.layDown(tx, id, read))
    look()
  }
  stderr.write(`${what}: read after ${since(started)} s\n`)
  await step((tx) => roster.endReading(tx, id))
  while ((await step((tx) => roster.judgePage(tx, id))) !== undefined) look()
  stderr.write(`${what}: compared after ${since(started)} s\n`)
  const { counts } = await step((tx) => roster.reportOn(tx, id, { faults: 1, changes: 1 }))
  await step((tx) => roster.takeIn(tx, id, { by: null, at: NOW }))
  look()
  stderr.write(`${what}: taken in after ${since(started)} s\n`)
  const taken = (counts.get('new') ?? 0) + (counts.get('changed') ?? 0)
  return { seconds: (monotonic() - started) / 1000, taken, memory }
}

const since = (started: number): string => ((monotonic() - started) / 1000).toFixed(1)
