/** Holds the phones' own ledger against the database: what was said, what was recorded, what was answered. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Message } from '../../src/chat/local/network.ts'

const BOT = 'bot'

/** What came out. */
export interface Verdict {
  /** What breaks the promise; empty when it holds. */
  readonly faults: readonly string[]
  /** How many copies of messages the phones show beyond the first, each next to the other. */
  readonly doubled: number
  /** How many messages were given up with an apology, because too many processes had died over them. */
  readonly apologies: number
}

type Lying = Pick<Message, 'id' | 'chat' | 'from' | 'text'>

/**
 * The promise: every message said to the bot in private is recorded once, in the order of its chat, and answered once,
 * in that order; and the phone shows what the database says was sent, in that order. A copy counts as doubled where the
 * phone shows the same words again right behind it, and as a fault elsewhere.
 */
export async function holdAgainst(db: Kysely<Schema>, ledger: readonly Lying[]): Promise<Verdict> {
  const chats = [...new Set(ledger.map((message) => message.chat))]
  const verdicts = await Promise.all(chats.map((chat) => checkChat(db, chat, inChat(ledger, chat))))
  return {
    faults: verdicts.flatMap((one) => one.faults),
    doubled: verdicts.reduce((sum, one) => sum + one.doubled, 0),
    apologies: verdicts.reduce((sum, one) => sum + one.apologies, 0),
  }
}

const inChat = (ledger: readonly Lying[], chat: string) => ledger.filter((message) => message.chat === chat)

async function checkChat(db: Kysely<Schema>, platformId: string, said: readonly Lying[]): Promise<Verdict> {
  const recorded = await db
    .selectFrom('inbox')
    .innerJoin('chat', 'chat.id', 'inbox.chat_id')
    .where('chat.platform_id', '=', platformId)
    .select(['inbox.id', 'inbox.platform_message_id'])
    .orderBy('inbox.id')
    .execute()
  const sent = await db
    .selectFrom('outbox')
    .where('sent_to', '=', platformId)
    .select(['once', 'state', 'platform_message_id'])
    .orderBy('id')
    .execute()
  const answers = sent.filter((row) => /^inbox \d+:(reply|apology)/.test(row.once))
  const apologies = answers.filter((row) => row.once.endsWith(':apology')).length
  const heard = said.filter((message) => message.from !== BOT).map((message) => message.id)
  const known = new Set(sent.map((row) => row.platform_message_id))
  const { single, doubled } = takeCopiesOut(
    said.filter((message) => message.from === BOT),
    known,
  )
  const faults = [
    ...differs(
      `${platformId}: said, recorded`,
      heard,
      recorded.map((row) => row.platform_message_id),
    ),
    ...differs(
      `${platformId}: recorded, answered`,
      recorded.map((row) => `inbox ${row.id}`),
      answers.map((row) => row.once.replace(/:.*/, '')),
    ),
    ...differs(
      `${platformId}: sent, shown`,
      sent.map((row) => `${row.state} ${row.platform_message_id}`),
      single.map((id) => `sent ${id}`),
    ),
  ]
  return { faults, doubled, apologies }
}

/** Of a message that was sent again, the database knows the last copy; those before it stand right in front of it. */
function takeCopiesOut(shown: readonly Lying[], known: ReadonlySet<string | null>) {
  const isCopy = (message: Lying, index: number) => !known.has(message.id) && shown[index + 1]?.text === message.text
  const single = shown.filter((message, index) => !isCopy(message, index)).map((message) => message.id)
  return { single, doubled: shown.length - single.length }
}

function differs(what: string, wanted: readonly string[], found: readonly string[]): readonly string[] {
  if (JSON.stringify(wanted) === JSON.stringify(found)) return []
  const missing = wanted.filter((one) => !found.includes(one))
  const extra = found.filter((one, at) => !wanted.includes(one) || found.indexOf(one) !== at)
  return [`${what}: ${wanted.length} ≠ ${found.length}; missing ${missing.join(', ')}; extra ${extra.join(', ')}`]
}
