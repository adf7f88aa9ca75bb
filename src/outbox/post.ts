/** Puts messages into the outbox, inside the transaction of whoever wants them said. */
import {
  type Expectation,
  type Message,
  type Office,
  PAGE_ACCOUNT,
  type Ports,
  type Reach,
  type Tx,
} from '../feature.ts'
import { maskPhones } from '../language/mask-phones.ts'
import { FIRST_PUSH_LANE, laneOf, URGENT_LANE } from './lanes.ts'
import { keepSentFiles, wordsThenFile } from './post-files.ts'
import { insertRows, type RowToInsert, roomsAmong } from './queries.ts'
import { nextOpening, STAFF_HOURS } from './window.ts'
import { mayHaveArrived } from './wording.ts'

/** A question that a posted message asks. */
export interface Asking {
  readonly feature: string
  readonly chatId: number
  readonly outboxId: number | null
  readonly expects: Expectation
  readonly now: Date
  /** It goes out in its turn, and nobody has read it before. */
  readonly waits?: boolean
}

/** Opens the questions that posted messages ask, in this order. Filled by the app with the conversation's own. */
export type OpenQuestions = (tx: Tx, questions: readonly Asking[]) => Promise<void>

/** `maybeSent`: it was said before, in a database that was lost; the row is kept as `uncertain`, and nothing is sent. */
export interface PostOptions {
  readonly maybeSent?: boolean
  /** A chat that is known to be there; of the others it is asked where they can be reached. */
  readonly here?: Extract<Reach, { readonly chatId: number }>
}

/** Posts what `feature` wants said; a message whose `once` is known already is left out. Returns how many were new. */
export type Post = (
  tx: Tx,
  feature: string,
  messages: readonly Message[],
  now: Date,
  options?: PostOptions,
) => Promise<number>

/** Rows of one insert: so many that the other statements weigh little, so few that the process goes on listening. */
const PAGE = 1000

/**
 * A `Post` that finds out where people can be reached. Whoever cannot be reached gets a row all the same, `unreachable`
 * with the reason, so that staff see the truth about everybody.
 */
export function createPost(
  ports: Pick<Ports, 'reach' | 'noteShown'>,
  openQuestions: OpenQuestions,
  office: Pick<Office, 'zone' | 'phone'>,
): Post {
  return async (tx, feature, given, now, { maybeSent = false, here } = {}) => {
    const messages = (await masked(tx, given, office.phone)).flatMap(wordsThenFile)
    let posted = 0
    for (let from = 0; from < messages.length; from += PAGE) {
      posted += await postPage(
        tx,
        feature,
        messages.slice(from, from + PAGE),
        { now, maybeSent, here },
        { ports, openQuestions, office },
      )
    }
    return posted
  }
}

async function postPage(
  tx: Tx,
  feature: string,
  messages: readonly Message[],
  { now, maybeSent, here }: { now: Date; maybeSent: boolean; here: PostOptions['here'] },
  {
    ports,
    openQuestions,
    office,
  }: {
    ports: Pick<Ports, 'reach' | 'noteShown'>
    openQuestions: OpenQuestions
    office: Pick<Office, 'zone' | 'phone'>
  },
): Promise<number> {
  const isHere = ({ to }: Message) => 'chat' in to && to.chat === here?.chatId
  const asked = messages.filter((one) => !isHere(one))
  const found = (asked.length === 0 ? [] : await ports.reach(tx, asked)).values()
  const reaches = messages.map((one) => (isHere(one) ? here : found.next().value))
  const fileOf = await keepSentFiles(tx, messages, now)
  const rows = messages.map((message, index) => {
    const row = { ...rowOf(feature, message, reaches[index], now, office.zone), ...fileOf(message) }
    if (row.account_id === PAGE_ACCOUNT) return { ...row, ...shown(now) }
    return maybeSent && row.state === 'due' ? { ...row, ...heldBack(now) } : row
  })
  const inserted = await insertRows(tx, rows)
  const byKey = new Map(inserted.map((row) => [row.once, row]))
  for (const { once, to, shows } of messages) {
    const row = byKey.get(once)
    if (shows !== undefined && row !== undefined) await ports.noteShown(tx, to, { ...shows, outbox: row.id }, now)
  }
  const questions = messages.flatMap(({ once, expects, kind }) => {
    const row = byKey.get(once)
    byKey.delete(once)
    if (expects === undefined || row === undefined || row.chat_id === null) return []
    return [{ feature, chatId: row.chat_id, outboxId: row.id, expects, now, waits: laneOf(kind) >= FIRST_PUSH_LANE }]
  })
  if (questions.length > 0) await openQuestions(tx, questions)
  return inserted.length
}

/** In rooms nobody's number is said whole, whoever wrote the words (rule 34). */
async function masked(tx: Tx, messages: readonly Message[], shown: string): Promise<readonly Message[]> {
  const changed = new Map(
    messages.flatMap((message) => {
      const text = 'chat' in message.to ? maskPhones(message.text, shown) : message.text
      return text === message.text ? [] : [[message, { ...message, text }] as const]
    }),
  )
  const chats = [...changed.keys()].flatMap(({ to }) => ('chat' in to ? [to.chat] : []))
  if (chats.length === 0) return messages
  const rooms = await roomsAmong(tx, chats)
  return messages.map((message) =>
    'chat' in message.to && rooms.has(message.to.chat) ? (changed.get(message) ?? message) : message,
  )
}

/** What is said to a page is said by showing it: no account sends it. */
const shown = (now: Date) => ({ state: 'sent', account_id: null, ended_at: now }) as const

const heldBack = (now: Date) => ({ state: 'uncertain', reason: mayHaveArrived(), ended_at: now }) as const

function rowOf(feature: string, message: Message, reach: Reach | undefined, now: Date, zone: string): RowToInsert {
  const atOnce = message.kind === 'staff' ? nextOpening(now, STAFF_HOURS, zone) : now
  const common = {
    once: message.once,
    person_id: 'person' in message.to ? message.to.person : null,
    kind: message.kind,
    lane: message.atOnce === true ? URGENT_LANE : laneOf(message.kind),
    feature,
    about: message.about ?? null,
    text: message.text,
    not_before: message.notBefore ?? atOnce,
    not_after: message.notAfter ?? null,
    created_at: now,
    is_public: message.isPublic ?? false,
  }
  if (reach !== undefined && 'chatId' in reach) {
    return { ...common, state: 'due', account_id: reach.accountId, chat_id: reach.chatId }
  }
  // The question is opened when the message is offered again.
  const expects = message.expects === undefined ? {} : { expects: message.expects }
  return { ...common, ...expects, state: 'unreachable', reason: reach?.why ?? 'unknown', ended_at: now }
}
