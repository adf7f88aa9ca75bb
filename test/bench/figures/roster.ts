/** A roster of 100,000 people as one workbook, and as .csv: written, read, compared, taken in, and all of it once more unchanged. */
import { monotonic } from '../../../src/base/clock.ts'
import type { Tx } from '../../../src/feature.ts'
import * as roster from '../../../src/features/roster/public.ts'
import { writeXlsx } from '../../../src/sheets/write-xlsx.ts'
import { atMost, type Figure, type Measured } from '../figure.ts'
import { type Ground, type Kind, openGround } from '../stores.ts'

const PEOPLE = 100_000
const TODAY = '2026-11-23'
const NOW = new Date('2026-11-23T09:00:00+08:00')
const MEGABYTE = 1 << 20

export const rosterFigure: Figure = {
  id: 'roster',
  async measure(size = PEOPLE) {
    const started = monotonic()
    const bytes = await writeXlsx({ title: '名册', header: HEADER, rows: people(size) })
    const written = told('writing the workbook', (monotonic() - started) / 1000, 's')
    const csv = Buffer.from([HEADER, ...people(size)].map((row) => row.join(',')).join('\n'))
    return [
      written,
      ...(await importOn('postgres', bytes)),
      ...(await importOn('pglite', bytes)),
      told('the same as .csv', csv.length / MEGABYTE, 'MB'),
      ...(await importOn('postgres', csv, '.csv')),
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

async function importOn(kind: Kind, bytes: Uint8Array, as = ''): Promise<readonly Measured[]> {
  const where = `${kind}${as === '' ? '' : `, as ${as}`}`
  const ground = await openGround(kind)
  try {
    const before = process.memoryUsage().rss / MEGABYTE
    const first = await importAll(ground, bytes)
    const again = await importAll(ground, bytes)
    return [
      told(`first import, ${where}`, first.seconds, 's'),
      told(`the same once more, ${where}`, again.seconds, 's'),
      told(`rows changed by it, ${where}`, again.taken, ''),
      atMost(`more memory, ${where}`, Math.max(first.memory, again.memory) - before, 500, 'MB'),
    ]
  } finally {
    await ground.clear()
  }
}

const told = (name: string, value: number, unit: string): Measured => ({
  name,
  value: `${value.toFixed(1)} ${unit}`.trim(),
})

/** Seconds, rows that were taken in, and the most memory that was seen, in MB. */
async function importAll({ store }: Ground, bytes: Uint8Array) {
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
  await step((tx) => roster.endReading(tx, id))
  while ((await step((tx) => roster.judgePage(tx, id))) !== undefined) look()
  const { counts } = await step((tx) => roster.reportOn(tx, id, { faults: 1, changes: 1 }))
  await step((tx) => roster.takeIn(tx, id, { by: null, at: NOW }))
  look()
  const taken = (counts.get('new') ?? 0) + (counts.get('changed') ?? 0)
  return { seconds: (monotonic() - started) / 1000, taken, memory }
}
