/**
 * The page at work for somebody: what they do there is said in a chat of their own, which is not on the platform. So it
 * is recorded, understood, allowed, answered and audited as anything that is said; the answers are shown and not sent.
 */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { monotonic, sleep } from '../base/clock.ts'
import { UserError } from '../base/errors.ts'
import {
  type Html,
  mayDo,
  PAGE_ACCOUNT,
  type Page,
  type PageView,
  type PersonId,
  type Ports,
  type Speaker,
  scopeFor,
  type Tx,
  type WorkingOffice,
} from '../feature.ts'
import { holdsNumbers, isWordless, keepFile, mayBeList, readFile } from '../files/public.ts'
import type { Option } from '../language/reading.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export interface DeskParts {
  readonly db: Kysely<Schema>
  readonly now: () => Date
  readonly office: WorkingOffice
  readonly ports: Pick<Ports, 'speakerOf' | 'staff'>
  readonly pages: readonly Page[]
  /** Takes a message in, as those of the platform are. */
  readonly take: (arrival: Said) => Promise<void>
  /** Sees to it that what waits is handled, where nothing runs by itself. */
  readonly hurry: () => Promise<void>
  /** What the newest open question of a chat offers to somebody. */
  readonly openOptions: (tx: Tx, chat: number, person: PersonId) => Promise<readonly Option[]>
}

/** A message from the page, in the shape of those that are heard on the platform. */
export interface Said {
  readonly receivedAt: Date
  readonly heard: {
    readonly account: string
    readonly platformMessageId: string
    readonly sender: {
      readonly platformId: string
      readonly name: string
      readonly alias: string
      readonly roomAlias: string
    }
    readonly page: { readonly person: PersonId }
    readonly kind: 'text' | 'file'
    readonly text: string
    readonly file?: { readonly name: string; readonly id: string }
    readonly mentionsSelf: false
    readonly sentAt: Date
  }
}

/** What somebody does on the page: a sentence, or a file. */
export interface DeskSaying {
  /** Names the deed: sent twice (a double click, a second try), it is done once. */
  readonly once: string
  readonly text: string
  readonly file?: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
}

/** One line of what was said and answered on the page. */
export interface DeskLine {
  /** Unique within the talk. */
  readonly id: string
  readonly mine: boolean
  readonly text: string
  readonly fileName: string | null
  /** What to ask `fileOf` for; absent where there is nothing to be had (any more). */
  readonly answer?: number
  readonly at: Date
}

export interface DeskTalk {
  /** Oldest first. */
  readonly lines: readonly DeskLine[]
  /** What can be answered by a number, where something is open. */
  readonly options: readonly { readonly number: number; readonly label: string }[]
}

export interface Desk {
  /** To be called once before anything else. */
  prepare(): Promise<void>
  /** Whom the rehearsal's page can act for, the first one before anybody is chosen. */
  staff(): Promise<readonly { readonly id: PersonId; readonly name: string }[]>
  /** Whose code it is; it is used up. */
  redeem(code: string): Promise<PersonId | undefined>
  /** Who somebody is, and the pages that they may see now; `undefined` when they may not enter (any more). */
  seat(person: PersonId): Promise<{ readonly name: string; readonly pages: readonly Page[] } | undefined>
  /** Draws a page for somebody; `undefined` when they may not see it. */
  view(page: Page, person: PersonId, asked: PageAsked): Promise<Html | undefined>
  /** A file that stands on a page; `undefined` when there is none (any more), or they may not see the page. */
  pageFile(
    page: Page,
    person: PersonId,
    asked: { readonly query: PageView['query']; readonly key: string },
  ): Promise<DeskSaying['file'] | undefined>
  /**
   * Says something for somebody, and waits until it is answered, twenty seconds at most.
   * @throws UserError when there is nothing in it, or the person may not enter (any more)
   */
  say(person: PersonId, saying: DeskSaying): Promise<void>
  talk(person: PersonId): Promise<DeskTalk>
  /** The file of an answer in somebody's own talk. */
  fileOf(person: PersonId, answer: number): Promise<DeskSaying['file'] | undefined>
}

export type PageAsked = Pick<PageView, 'query' | 'controls'>

const ENTER = 'desk.enter'
/** How long an answer is waited for, and how often it is looked for meanwhile, in milliseconds. */
const PATIENCE = 20_000
const LOOK = 25
/** So many lines of the talk are shown. */
const SHOWN = 20

const enters = (speaker: Speaker): boolean => speaker.person !== undefined && mayDo(speaker, ENTER)

export function createDesk(parts: DeskParts): Desk {
  const { db, now, ports } = parts
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => db.transaction().execute(work)
  return {
    prepare: () => queries.ensurePageAccount(db),
    staff: () => inTx((tx) => ports.staff(tx)),
    redeem: (code) => queries.useCode(db, code.replaceAll(/\s/g, ''), now()),
    seat: (person) =>
      inTx(async (tx) => {
        const speaker = await ports.speakerOf(tx, person, now())
        if (!enters(speaker)) return undefined
        const pages = parts.pages.filter(({ needs }) => mayDo(speaker, needs))
        return { name: speaker.person?.name ?? '', pages }
      }),
    view: (page, person, asked) =>
      inTx(async (tx) => {
        const view = await viewFor(parts, tx, page, person)
        return view && page.view(tx, { ...asked, ...view })
      }),
    pageFile: (page, person, { query, key }) =>
      inTx(async (tx) => {
        const view = await viewFor(parts, tx, page, person)
        const found = view && (await page.file?.(tx, { query, ...view }, key))
        const content = found && (await readFile(tx, found.id))
        return found && content && { name: found.name, ...content }
      }),
    async say(person, saying) {
      const speaker = await inTx((tx) => ports.speakerOf(tx, person, now()))
      if (!enters(speaker)) throw new UserError('no-entry', wording.noEntry())
      if (saying.text.trim() === '' && saying.file === undefined) throw new UserError('empty', wording.nothingChosen())
      if (await isRefused(speaker, saying.file)) throw new UserError('secret', wording.fileWithNumbers())
      const said = await prepare(parts, speaker, saying, inTx)
      await parts.take(said)
      await parts.hurry()
      await handled(parts, said.heard.platformMessageId)
    },
    talk: (person) => inTx((tx) => readTalk(parts, tx, person)),
    fileOf: (person, answer) =>
      inTx(async (tx) => {
        const chat = await queries.findPageChat(tx, person)
        const found = chat === undefined ? undefined : await queries.findAnsweredFile(tx, chat, answer)
        const content = found && (await readFile(tx, found.fileId))
        return found && content && { name: found.name, ...content }
      }),
  }
}

/** What a page is drawn with for somebody; `undefined` when they may not see it. */
async function viewFor({ now, office, ports }: DeskParts, tx: Tx, { needs }: Page, person: PersonId) {
  const speaker = await ports.speakerOf(tx, person, now())
  const scope = scopeFor(speaker, needs)
  if (scope === undefined || !enters(speaker)) return undefined
  return { now: now(), office, scope, speaker }
}

/** What all of the staff hold. */
const STAFF = 'office.staff'

/** A file with the number of a paper or a card; in a list of people its own reader looks for them. */
const isRefused = async (speaker: Speaker, file: DeskSaying['file']): Promise<boolean> =>
  file !== undefined &&
  !isWordless(file) &&
  !(mayBeList(file.name) && mayDo(speaker, STAFF)) &&
  (await holdsNumbers(file.bytes))

async function prepare(
  { now }: DeskParts,
  { person }: Speaker,
  { once, text, file }: DeskSaying,
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<Said> {
  const at = now()
  const { id, name } = person ?? { id: 0, name: '' }
  const kept = file && { name: file.name, id: await inTx((tx) => keepFile(tx, file, at)) }
  return {
    receivedAt: at,
    heard: {
      account: PAGE_ACCOUNT,
      platformMessageId: `page:${id}:${once}`,
      sender: { platformId: `page:${id}`, name, alias: '', roomAlias: '' },
      page: { person: id },
      kind: kept === undefined ? 'text' : 'file',
      // With a file, the words say what it is for.
      text,
      ...(kept && { file: kept }),
      mentionsSelf: false,
      sentAt: at,
    },
  }
}

/** Resolves when the message has had its turn; what takes longer goes on behind the page. */
async function handled({ db }: DeskParts, platformMessageId: string): Promise<void> {
  const deadline = monotonic() + PATIENCE
  while (monotonic() < deadline) {
    const state = await queries.findState(db, platformMessageId)
    if (state === 'handled' || state === 'failed') return
    await sleep(LOOK)
  }
}

async function readTalk({ openOptions }: DeskParts, tx: Tx, person: PersonId): Promise<DeskTalk> {
  const chat = await queries.findPageChat(tx, person)
  if (chat === undefined) return { lines: [], options: [] }
  const said = await queries.findSaid(tx, chat, SHOWN)
  const answered = await queries.findAnswered(tx, chat, SHOWN)
  const lines = merge(said.toReversed().map(saidLine), answered.toReversed().map(answerLine))
  return { lines: lines.slice(-SHOWN), options: await openOptions(tx, chat, person) }
}

/** A line with the number of the message that it is, or that it answers; NaN where it answers none. */
interface Placed {
  readonly line: DeskLine
  readonly turn: number
}

function saidLine(row: Awaited<ReturnType<typeof queries.findSaid>>[number]): Placed {
  const { id, text, file_name, received_at } = row
  return { line: { id: `said-${id}`, mine: true, text, fileName: file_name, at: received_at }, turn: id }
}

function answerLine(row: Awaited<ReturnType<typeof queries.findAnswered>>[number]): Placed {
  const { id, once, text, file_name, file_id, created_at } = row
  const answer = file_id === null ? {} : { answer: id }
  const turn = Number(/^inbox (\d+):/.exec(once)?.[1] ?? Number.NaN)
  return { line: { id: `answer-${id}`, mine: false, text, fileName: file_name, ...answer, at: created_at }, turn }
}

/** What was said stands before what answers it, and before whatever came later. Both are given oldest first. */
function merge(said: readonly Placed[], answers: readonly Placed[]): readonly DeskLine[] {
  const merged: DeskLine[] = []
  let next = 0
  for (const answer of answers) {
    for (let one = said[next]; one && comesBefore(one, answer); one = said[next]) {
      merged.push(one.line)
      next += 1
    }
    merged.push(answer.line)
  }
  return [...merged, ...said.slice(next).map(({ line }) => line)]
}

const comesBefore = (said: Placed, answer: Placed): boolean => said.turn <= answer.turn || said.line.at < answer.line.at
