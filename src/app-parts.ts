/** What the program is put together from, and what comes of it. */
import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Clock } from './base/clock.ts'
import type { Ids } from './base/ids.ts'
import type { Log } from './base/log.ts'
import type { Chat, LineState } from './chat/chat.ts'
import type { FriendPace } from './contacts/friends.ts'
import type { Keep } from './conversation/retention.ts'
import type { Desk } from './desk/desk.ts'
import type { Feature, Office, Page } from './feature.ts'
import type { Beginning } from './features/identity/first-administrator.ts'
import type { Journal } from './journal/journal.ts'
import type { Alert } from './line/alert.ts'
import type { Pace } from './outbox/pace.ts'
import type { SendingWindow } from './outbox/window.ts'

export interface AppParts {
  readonly db: Kysely<Schema>
  /** PGlite: no other process can be at work, so whatever an earlier one left in hand is free at once. */
  readonly soleProcess: boolean
  /** The data folder's name, where only this process has it open: what its earlier ones left in hand is free at once. */
  readonly folder?: string
  /** How old a process must be to try a message again that two have died over, in milliseconds. */
  readonly calmAfter?: number
  readonly chat: Chat
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly office: Office
  readonly features: readonly Feature[]
  readonly pace: Pace
  /** For how long words are kept; absent: the usual spans. */
  readonly keep?: Keep
  /** How fast people who ask to be friends are let in; absent: as a careful person would. */
  readonly friendPace?: FriendPace
  readonly window: SendingWindow
  /** What is taken of the files that people send, and how long a file stays that nothing uses; 10 MB and 90 days. */
  readonly files?: { readonly mostBytes: number; readonly keepDays: number }
  /** What came in is safe there while the database is away; scenarios have none. The opener closes it. */
  readonly journal?: Journal
  /** Tells somebody outside the chat platform when that has failed. */
  readonly alert?: Alert
  /** A code to log in with is there. */
  readonly onCode?: (code: string) => void
  /** What staff should see to before they rely on the program, a sentence each; told as it gets ready. */
  readonly onMissing?: (words: string) => void
  /** So many messages of one person in ten minutes are answered; absent: however many. */
  readonly talkLimit?: number | undefined
}

export interface App {
  readonly pages: readonly Page[]
  /** Prepares tables and account; nothing is received or sent yet. */
  prepare(): Promise<void>
  /** Listens, answers, ticks and sends until `stop`. */
  start(): Promise<void>
  /** Listens and records only; the rest happens in `settle`. For scenarios, whose time stands still. */
  listen(): Promise<void>
  /** Stops taking in, finishes the turn, the job and the send in hand. */
  stop(): Promise<void>
  /** Does everything that can be done at the present moment of the clock; returns when something waits next, if it does. */
  settle(): Promise<Date | undefined>
  /** The first moment in (now, `until`] at which a job falls due. */
  nextJob(until: Date): Promise<Date | undefined>
  /** What staff see and do on the page. */
  readonly desk: Desk
  /** Calls `listener` whenever something has changed that a page may show; the returned function ends that. */
  subscribe(listener: () => void): () => void
  line(): LineState
  /** Whether an administrator is to begin with a code: nobody can act, or `beginning` wants it anew. */
  wantsCode(beginning: Beginning | undefined): Promise<boolean>
  /** The code to log in with, while one is wanted. */
  code(): string | undefined
}
