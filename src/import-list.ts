/** `npm run import -- 名册.xlsx`: shows what a list would do to the roster, asks, and takes it in. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { dayOf } from './base/calendar.ts'
import { systemClock } from './base/clock.ts'
import { EXIT, errorText, UserError } from './base/errors.ts'
import { silentLog } from './base/log.ts'
import { type Config, readConfig } from './config.ts'
import type { Tx } from './feature.ts'
import * as roster from './features/roster/public.ts'
import { UnreadableSheet } from './sheets/read-sheet.ts'
import { openStore } from './store/open-store.ts'

/** Lines of each kind that are shown. */
const LINES = 100
/** A list of 100,000 people takes some 10 MB as .xlsx, 40 MB as .csv. */
const MOST_BYTES = 200 * 2 ** 20

type Step = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Asks until one of the numbers is answered; where nobody can answer, `otherwise`. */
type Ask = (question: string, most: number, otherwise: number) => Promise<number>

async function importFile(config: Config, path: string): Promise<void> {
  const bytes = await bytesOf(path)
  const store = await openStore({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    log: silentLog,
    onProgress: say,
  })
  const input = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const step: Step = (work) => store.db.transaction().execute(work)
    await takeThrough(
      step,
      { bytes, name: basename(path), today: dayOf(systemClock.now(), config.OFFICE_ZONE) },
      asking(input),
    )
  } finally {
    input.close()
    await store.close()
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new UserError('too-big', `${path} 超过200兆，不像名册。`, EXIT.badConfig)
    return await readFile(path)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('no-file', `打不开 ${path}：没有这个文件，或者没有权限读。`, EXIT.badConfig)
  }
}

function asking(input: ReturnType<typeof createInterface>): Ask {
  const lines = input[Symbol.asyncIterator]()
  return async (question, most, otherwise) => {
    say(question)
    for (;;) {
      const { value, done } = await lines.next()
      const answer = Number(
        String(value ?? '')
          .normalize('NFKC')
          .trim(),
      )
      if (Number.isInteger(answer) && answer >= 1 && answer <= most) return answer
      if (done) return otherwise
      say(`请回 1 到 ${most} 的数字：`)
    }
  }
}

interface List {
  readonly bytes: Uint8Array
  readonly name: string
  readonly today: string
}

const whom = () => ({ by: null, at: systemClock.now() })

async function takeThrough(step: Step, list: List, ask: Ask): Promise<void> {
  const id = await step(async (tx) => {
    await roster.cancelWaiting(tx, systemClock.now())
    await roster.endDead(tx, systemClock.now())
    return roster.beginImport(tx, { fileName: list.name, fileId: null, by: null, chat: null, at: systemClock.now() })
  })
  try {
    await stageAll(step, id, list)
    if (await settle(step, id, ask)) await decideAll(step, id, ask)
  } catch (error) {
    await step((tx) => roster.setImport(tx, id, { state: 'refused', ended_at: systemClock.now() }))
    throw error instanceof UnreadableSheet
      ? new UserError('unreadable', roster.unreadable(error.fault, error.row), EXIT.badConfig)
      : error
  }
}

async function stageAll(step: Step, id: number, { bytes, today }: List): Promise<void> {
  for await (const read of roster.readRows(bytes, today)) {
    const rows = await step((tx) => roster.layDown(tx, id, read))
    say(`已读${rows}行……`)
  }
  if (await step((tx) => roster.endReading(tx, id))) return
  const { notes } = await step((tx) => roster.importOf(tx, id))
  throw new UserError('unreadable', roster.nobodyListed(notes), EXIT.badConfig)
}

async function compareAll(step: Step, id: number): Promise<void> {
  for (;;) {
    const row = await step((tx) => roster.judgePage(tx, id))
    if (row === undefined) return
    say(`已核对${row}行……`)
  }
}

/** Compares, shows, asks; whether it was taken in. */
async function settle(step: Step, id: number, ask: Ask): Promise<boolean> {
  for (;;) {
    await compareAll(step, id)
    const report = await step((tx) => roster.reportOn(tx, id, { faults: LINES, changes: LINES }))
    if (report.withoutCalendar > 0) {
      const calendar = (['solar', 'lunar', 'unknown'] as const)[(await ask(roster.askCalendar(report), 3, 1)) - 1]
      await step((tx) => roster.settleCalendar(tx, id, calendar ?? 'unknown'))
      continue
    }
    if (!roster.hasWork(report)) {
      say(roster.nothingToDo(report))
      await step((tx) => roster.setImport(tx, id, { state: 'done', ended_at: systemClock.now() }))
      return true
    }
    if ((await ask(roster.askWhether(report), 2, 2)) === 2) {
      await step((tx) => roster.setImport(tx, id, { state: 'cancelled', ended_at: systemClock.now() }))
      say(roster.cancelled(report.fileName))
      return false
    }
    if (!(await step((tx) => roster.takeIn(tx, id, whom())))) continue
    say(roster.taken(report.fileName, report.counts))
    const loose = await step((tx) => roster.unlinked(tx, id, LINES))
    if (loose.length > 0) say(roster.tellUnlinked(loose))
    return true
  }
}

/** Where nobody can answer, what is doubtful stays for the chat: 接着核对名册. */
async function decideAll(step: Step, id: number, ask: Ask): Promise<void> {
  let after = 0
  for (;;) {
    const next = await step((tx) => roster.nextDoubtful(tx, id, whom(), after))
    if (next === undefined) return
    const { decisions } = next
    const answer = await ask(roster.askDoubtful(next), decisions.length, 0)
    const decision = decisions[answer - 1]
    if (decision === undefined) return say(roster.goOnInChat())
    await step((tx) => roster.decide(tx, id, next.row, decision, whom()))
    after = next.row
  }
}

function fail(error: unknown): void {
  const words = error instanceof UserError ? error.message : `没有导入：${errorText(error)}`
  process.stderr.write(`${words}\n`)
  process.exitCode = error instanceof UserError ? error.exitCode : EXIT.crashed
}

try {
  const [path] = process.argv.slice(2)
  if (path === undefined) throw new UserError('no-file', '请写上名册文件：npm run import -- 名册.xlsx', EXIT.badConfig)
  await importFile(readConfig(process.env), path)
} catch (error) {
  fail(error)
}
