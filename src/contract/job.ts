/** Jobs: work on the clock, or woken by an outcome. */

import type { Expression } from 'kysely'
import type { Expectation, Message } from './message.ts'
import type { ChatId, Moment, Tx, WorkingOffice } from './office.ts'

/** A job that has something to do at a moment; recorded in the same transaction. */
export interface Wake {
  readonly job: string
  readonly at: Date
}

/** A condition in SQL. */
export type Look = Expression<boolean>

/** Work on the clock, or woken by an outcome. */
export interface Job {
  readonly id: string
  /** In the office's zone, five fields; absent: runs only when woken. */
  readonly cron?: string
  /** How many minutes late it may still run; beyond that it is reported to staff and skipped. */
  readonly lateBy: number
  /** What it does, for staff: 活动前一天的提醒. */
  readonly title: string
  /**
   * SQL that is false only when `run` would find nothing to do. Jobs that look often and seldom find anything have it: it
   * is asked of all that are due in one statement, and who moves the clock by hand passes over what finds nothing.
   */
  mayHaveWork?(moment: Moment): Look
  /** What was lost when an occurrence is too late to run, for staff; `undefined`: nothing was due. */
  missed?(occasion: Occasion): Promise<string | undefined>
  /**
   * Works off what is due and not yet done, some hundreds of rows at most, in one transaction; `again` calls it once
   * more. May be run twice without effect. Its transaction may be shared with jobs before it that had nothing to say.
   */
  run(occasion: Occasion): Promise<JobResult>
}

export interface Occasion {
  readonly db: Tx
  /** The moment it was due; it may be later by now. */
  readonly due: Date
  readonly now: Date
  readonly office: WorkingOffice
  /** People are talking, and wait for what is done in one go: where there is much to do, let it be little at a time. */
  readonly briefly?: boolean
}

/** A question that is open in a chat without a message of ours: people in a room answer what they read elsewhere. */
export interface Opening {
  readonly chat: ChatId
  readonly expects: Expectation
}

export interface JobResult {
  readonly messages: readonly Message[]
  readonly again: boolean
  readonly opens?: readonly Opening[]
  /** Jobs to run later: itself, for what it has put off. */
  readonly wakeLater?: readonly Wake[]
  /**
   * What takes longer than others may wait for a transaction: done after this page's and before the next, in steps. It may
   * end at any of them, and another process may do the same meanwhile; then the next page says it again.
   */
  readonly aside?: (step: Step) => Promise<void>
}

/** One transaction, in which the messages that `work` returns are posted; `false`: the office stops, go no further. */
export type Step = (work: (db: Tx) => Promise<readonly Message[]>) => Promise<boolean>
