/** The job that reads lists, compares them with the roster and takes them in, a page at a time. */

import { type Day, dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Job, JobResult, Message, Occasion, Saying, Step, Tx } from '../../feature.ts'
import { eraseFiles, holdsNumbers, readFile } from '../../files/public.ts'
import type { Option } from '../../language/reading.ts'
import { countLines, UnreadableSheet } from '../../sheets/read-sheet.ts'
import { aboutList, askNext } from './decide-doubts.ts'
import { endReading, hasWork, judgePage, layDown, readRows, reportOn, settleCalendar, takeIn } from './import-list.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Woken for each list, and after each answer about one. */
export const WORK = 'roster.work'

/** A day: an old report is not imported by a word meant for something else. */
const PATIENCE = DAY

export const workOnLists: Job = {
  id: WORK,
  lateBy: 24 * 60,
  title: '名册导入',
  async missed() {
    return undefined
  },
  async run(occasion) {
    const list = await queries.importInHand(occasion.db)
    if (list === undefined) return { messages: [], again: false }
    if (list.state === 'reading') return read(occasion, list)
    return list.state === 'judging' ? compare(occasion, list) : take(occasion, list)
  },
}

/** So many rows take some time, and whoever has sent them hears how far they are. */
const MANY = 3_000

const isLarge = ({ rows_found }: queries.Import): boolean => (rows_found ?? 0) >= MANY

/**
 * What stands in the file is read beside the transaction: a large one takes many seconds, and others would wait for them
 * where the database has one connection. Rows that are laid down already, by a process that died, are passed over.
 */
async function read({ db, now, office }: Occasion, list: queries.Import): Promise<JobResult> {
  const content = list.file_id === null ? undefined : await readFile(db, list.file_id)
  if (content === undefined) return { messages: await refuse(db, list, now, wording.fileGone()), again: true }
  const { bytes } = content
  return {
    messages: [],
    again: true,
    async aside(step) {
      try {
        await layDownAll(step, list, { bytes, today: dayOf(now, office.zone), now })
      } catch (error) {
        if (!(error instanceof UnreadableSheet)) throw error
        const holds = await holdsNumbers(bytes)
        await step(async (tx) => {
          if (holds) await erase(tx, list)
          return refuse(tx, list, now, wording.unreadable(error.fault, error.row))
        })
      }
    },
  }
}

interface Content {
  readonly bytes: Uint8Array
  readonly today: Day
  readonly now: Date
}

async function layDownAll(step: Step, list: queries.Import, { bytes, today, now }: Content): Promise<void> {
  // Counted first, so that the figure is told while the rows are read; what is too long is laid down nowhere.
  const found = list.rows_found ?? (await countLines(bytes))
  const begun = await step(async (db) => {
    await queries.setImport(db, list.id, { rows_found: found })
    return found < MANY ? [] : tell(list, 'size', { text: wording.listIsLong(list.file_name, found) })
  })
  if (!begun) return
  let mustGo = false
  for await (const rows of readRows(bytes, today)) {
    mustGo = rows.mustGo
    const isLaid = await step(async (db) => {
      await layDown(db, list.id, rows)
      return []
    })
    if (!isLaid) return
  }
  // Also where no column is known: above the header, on another sheet, under a heading that nobody uses.
  mustGo ||= await holdsNumbers(bytes)
  await step(async (db) => {
    if ((await queries.lockImport(db, list.id)).state !== 'reading') return []
    if (mustGo) await erase(db, list)
    if (!(await endReading(db, list.id))) {
      return refuse(db, list, now, wording.nobodyListed((await queries.importOf(db, list.id)).notes))
    }
    return found < MANY ? [] : tell(list, 'read', { text: wording.listRead(list.file_name) })
  })
}

/** A list with numbers of papers or cards, or diagnoses, is kept by nobody. */
const erase = async (db: Tx, { file_id }: queries.Import): Promise<void> =>
  file_id === null ? undefined : eraseFiles(db, [file_id])

async function refuse(db: Tx, list: queries.Import, now: Date, why: string): Promise<readonly Message[]> {
  await queries.setImport(db, list.id, { state: 'refused', ended_at: now })
  await queries.dropRows(db, list.id)
  return tell(list, 'refused', { text: wording.listRefused(list.file_name, why) })
}

async function compare({ db, now }: Occasion, list: queries.Import): Promise<JobResult> {
  const row = await judgePage(db, list.id)
  if (row !== undefined) {
    const isHalf = isLarge(list) && row * 2 >= list.rows_read
    const half = { text: wording.listHalfway(list.file_name, row, list.rows_read) }
    return { messages: isHalf ? tell(list, `half:${list.calendar ?? 'unasked'}`, half) : [], again: true }
  }
  return {
    messages: tell(list, `report:${list.calendar ?? 'unasked'}:${now.getTime()}`, await ask(db, list, now)),
    again: true,
  }
}

/** What the list would do, and the question that comes first: which calendar, else whether to take it in. */
export async function ask(db: Occasion['db'], { id, made_by, file_name }: queries.Import, now: Date): Promise<Saying> {
  const list = await reportOn(db, id, wording.IN_CHAT)
  const until = new Date(now.getTime() + PATIENCE)
  const question = (answer: string, text: string, options: readonly Option[]): Saying => ({
    text,
    expects: {
      answer,
      payload: { importId: id },
      about: aboutList(id),
      title: wording.titleOfList(file_name),
      options,
      until,
      ...(made_by === null ? {} : { person: made_by }),
    },
  })
  if (list.withoutCalendar > 0) return question(CALENDAR, wording.askCalendar(list), wording.calendarOptions())
  if (hasWork(list)) return question(WHETHER, wording.askWhether(list), wording.whetherOptions())
  await queries.setImport(db, id, { state: 'done', ended_at: now })
  const doubtful = await askNext({ db, now, speaker: made_by === null ? {} : { person: { id: made_by } } }, id)
  return doubtful === undefined
    ? { text: wording.nothingToDo(list) }
    : { ...doubtful, text: `${wording.report(list)}\n${doubtful.text}` }
}

async function take({ db, now }: Occasion, list: queries.Import): Promise<JobResult> {
  const counts = await queries.countVerdicts(db, list.id)
  if (!(await takeIn(db, list.id, { by: list.made_by, at: now }))) {
    return { messages: tell(list, `anew:${now.getTime()}`, { text: wording.judgedAnew(list.file_name) }), again: true }
  }
  const loose = await queries.unlinked(db, list.id, wording.IN_CHAT.changes)
  const next = await askNext(
    { db, now, speaker: list.made_by === null ? {} : { person: { id: list.made_by } } },
    list.id,
  )
  const text = [wording.taken(list.file_name, counts), ...(loose.length > 0 ? [wording.tellUnlinked(loose)] : [])].join(
    '\n',
  )
  const messages = [...tell(list, 'done', { text }), ...(next === undefined ? [] : tell(list, 'doubts', next))]
  return { messages, again: true }
}

function tell(list: queries.Import, what: string, saying: Saying): readonly Message[] {
  if (list.chat_id === null) return []
  return [{ ...saying, to: { chat: list.chat_id }, kind: 'reply', once: `roster:${list.id}:${what}` }]
}

const CALENDAR = 'calendar'
const WHETHER = 'whether'

interface Payload {
  readonly importId: number
}

export const whichCalendar: AwaitedAnswer = {
  id: CALENDAR,
  needs: 'roster.import',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db }, { choice }, payload) {
    if (choice === undefined) return undefined
    const { importId } = payload as Payload
    const list = await queries.importOf(db, importId)
    if (list.state !== 'ready') return { reply: { text: wording.notYourList() } }
    await settleCalendar(db, importId, choice.value as 'solar' | 'lunar' | 'unknown')
    return { reply: { text: wording.calendarSettled() }, wake: [WORK] }
  },
}

export const whetherToTake: AwaitedAnswer = {
  id: WHETHER,
  needs: 'roster.import',
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db, now }, { choice }, payload) {
    if (choice === undefined) return undefined
    const list = await queries.importOf(db, (payload as Payload).importId)
    if (list.state !== 'ready') return { reply: { text: wording.notYourList() } }
    const agreed = choice.value === 'yes'
    await queries.setImport(db, list.id, agreed ? { state: 'agreed' } : { state: 'cancelled', ended_at: now })
    if (!agreed) return { reply: { text: wording.cancelled(list.file_name) } }
    return { reply: { text: wording.takingIn() }, wake: [WORK] }
  },
}
