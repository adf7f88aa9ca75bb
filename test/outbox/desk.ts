/** An outbox on the invented office: real tables and people, an invented platform, time that moves only by hand. */
import type { Kysely } from 'kysely'
import { DEMO_ACCOUNT, demoOffice } from '../../db/demo/office.ts'
import { seedDemo } from '../../db/demo/seed.ts'
import type { Row, Schema } from '../../db/schema.ts'
import { silentLog } from '../../src/base/log.ts'
import { moveQuestions } from '../../src/conversation/questions.ts'
import type { Message, MessageKind, Tx } from '../../src/feature.ts'
import { createPeoplePorts } from '../../src/features/people/ports.ts'
import { stillWanted } from '../../src/features/people/still-wanted.ts'
import type { Delivery, SendEnding } from '../../src/outbox/deliver.ts'
import { createOutbox, type Outbox, type OutboxParts } from '../../src/outbox/outbox.ts'
import type { Pace } from '../../src/outbox/pace.ts'
import { createPost, type OpenQuestions } from '../../src/outbox/post.ts'
import { DEFAULT_WINDOW } from '../../src/outbox/window.ts'
import { isDatabaseFault } from '../../src/store/retry.ts'

const ZONE = demoOffice.zone
/** Two of the staff on duty, as the platform knows them. */
export const STAFF = ['phone-0901', 'phone-0902']
/** Nothing waits for its turn. */
const NO_PACE: Pace = { pause: [0, 0], replyPause: 0, perMinute: 10_000, perDay: 100_000 }

/** An instant of the office: `23 09:00` in November 2026; seconds may follow. */
export const at = (words: string): Date => {
  const [day = '', time = ''] = words.split(' ')
  return new Date(`2026-11-${day}T${time.length === 5 ? `${time}:00` : time}+08:00`)
}

export interface SentMessage {
  readonly at: Date
  readonly to: string
  readonly text: string
}

export interface Desk {
  readonly outbox: Outbox
  /** What reached the platform, tries that failed included. */
  readonly tried: readonly SentMessage[]
  /** The texts that reached the platform since the last look. */
  look(): readonly string[]
  now(): Date
  setNow(moment: Date): void
  online: boolean
  /** How the next sends end, one each; afterwards they succeed. */
  readonly endings: SendEnding[]
  /** Called while a send is under way; `mayGoOn`: what is asked before each further part of it. */
  whileSending: ((mayGoOn: () => boolean) => Promise<void>) | undefined
  /** Posts one message; of kind `notice` and with its text for a key unless said otherwise. */
  post(to: string, text: string, more?: Partial<Message>): Promise<void>
  /** Delivers all that can go at this moment; returns how it ended. */
  deliver(): Promise<Delivery>
  /** Time passes until `moment`, through everything that waits. */
  pass(moment: Date): Promise<void>
  rows(): Promise<readonly Row<'outbox'>[]>
  /** `text → state` of all rows, in order of posting; staff lines left out. */
  states(): Promise<readonly string[]>
}

export interface DeskOptions {
  readonly pace?: Pace
  readonly owner?: string
  readonly account?: string
  readonly soleProcess?: boolean
  readonly heirTo?: string
  readonly stillWanted?: OutboxParts['stillWanted']
  readonly openQuestions?: OpenQuestions
  readonly changed?: OutboxParts['changed']
}

/** Empties nothing and seeds the office when it is not there yet; the clock stands at `begin`. */
export async function openDesk(db: Kysely<Schema>, begin: Date, options: DeskOptions = {}): Promise<Desk> {
  await seedDemo(db, begin)
  let now = begin
  let looked = 0
  const tried: SentMessage[] = []
  const ports = createPeoplePorts({}, demoOffice, { now: () => now })
  const post = createPost(ports, options.openQuestions ?? (async () => {}), demoOffice)
  const outbox = await createOutbox({
    db,
    log: silentLog,
    zone: ZONE,
    window: DEFAULT_WINDOW,
    pace: options.pace ?? NO_PACE,
    now: () => now,
    account: options.account ?? DEMO_ACCOUNT,
    puppet: 'local',
    owner: options.owner ?? 'one',
    heirTo: options.heirTo ?? ((options.soleProcess ?? true) ? '' : undefined),
    online: () => desk.online,
    ports,
    post,
    stillWanted: options.stillWanted ?? stillWanted,
    async send(out, mayGoOn) {
      tried.push({ at: now, to: out.to.platformId, text: 'file' in out ? `［${out.file.name}］` : out.text })
      await desk.whileSending?.(mayGoOn)
      return desk.endings.shift() ?? { outcome: 'sent', platformMessageId: `m${tried.length}` }
    },
    moveQuestions,
    isDatabaseFault,
    changed: options.changed ?? (() => {}),
  })
  const desk: Desk = {
    outbox,
    tried,
    online: true,
    endings: [],
    whileSending: undefined,
    now: () => now,
    setNow(moment) {
      now = moment
    },
    look() {
      const fresh = tried.slice(looked).map((one) => one.text)
      looked = tried.length
      return fresh
    },
    post: (to, text, more) => db.transaction().execute((tx) => postOne(tx, post, to, { text, ...more }, now)),
    async deliver() {
      for (;;) {
        const delivery = await outbox.deliverOne()
        if (delivery.step !== 'sent') return delivery
      }
    },
    async pass(moment) {
      for (;;) {
        const delivery = await desk.deliver()
        if (delivery.step !== 'wait' || delivery.until > moment) break
        now = delivery.until
      }
      now = moment
      await desk.deliver()
    },
    rows: () => db.selectFrom('outbox').selectAll().orderBy('id').execute(),
    async states() {
      const rows = await desk.rows()
      return rows.filter((row) => row.feature !== 'outbox').map((row) => `${row.text} → ${row.state}`)
    },
  }
  return desk
}

async function postOne(
  tx: Tx,
  post: ReturnType<typeof createPost>,
  to: string,
  message: Partial<Message> & { readonly text: string },
  now: Date,
): Promise<void> {
  const whole = { to: await addressee(tx, to), kind: 'notice' as MessageKind, once: message.text, ...message }
  await post(tx, 'test', [whole], now)
}

/** A room by its platform id, a person by 编号. */
export async function addressee(tx: Tx, to: string): Promise<Message['to']> {
  if (to.startsWith('room-')) {
    const chat = await tx.selectFrom('chat').select('id').where('platform_id', '=', to).executeTakeFirstOrThrow()
    return { chat: chat.id }
  }
  const person = await tx.selectFrom('person').select('id').where('number', '=', to).executeTakeFirstOrThrow()
  return { person: person.id }
}

export async function setStatus(db: Kysely<Schema>, number: string, status: Row<'person'>['status']): Promise<void> {
  await db.updateTable('person').set({ status }).where('number', '=', number).execute()
}

/** Gives somebody a chat on another account too, confirmed earlier than the one they have. */
export async function bindTo(db: Kysely<Schema>, account: string, number: string): Promise<void> {
  const moment = at('01 09:00')
  const { id: personId } = await db
    .selectFrom('person')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { id: chatId } = await db
    .insertInto('chat')
    .values({
      account_id: account,
      kind: 'private',
      platform_id: `${account}-${number}`,
      name: number,
      created_at: moment,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('binding')
    .values({ chat_id: chatId, person_id: personId, confirmed: true, from_at: moment })
    .execute()
}
