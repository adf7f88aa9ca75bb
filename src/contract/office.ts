/** The office, its zone and its transaction: what everything else of the contract stands on. */

import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'

/** The one transaction of a turn, a job's page or a delivery. Never query anything else while inside it. */
export type Tx = Transaction<Schema>

export type PersonId = number

export type ChatId = number

/** Names a file's content: the SHA-256 of its bytes, as hex. */
export type FileId = string

/** The office as it presents itself. */
export interface Office {
  /** 某某公司退休职工服务办公室, as it stands in texts. */
  readonly name: string
  /** The number that is given to people. */
  readonly phone: string
  /** IANA name of its time zone. */
  readonly zone: string
}

/** The office at work: what it can tell about its own sending. */
export interface WorkingOffice extends Office {
  /** When a message that keeps to the sending window may go, if it is posted at `moment`. */
  nextSending(moment: Date): Date
  /** When the last of `count` pushes will have gone, at the present pace, if the first may go at `from`. */
  sentBy(from: Date, count: number, how?: Forecasting): Date
}

/** What a forecast goes by besides the pace. */
export interface Forecasting {
  /** When the account has pushed something in the 24 hours before; absent: nothing. */
  readonly sent?: readonly Date[]
  /** It keeps to no sending window. */
  readonly atAnyHour?: boolean
}

/** When it happens, and where. */
export interface Moment {
  readonly now: Date
  readonly office: Office
}

/** The same, with what the office can tell about its own sending. */
export interface WorkingMoment extends Moment {
  readonly office: WorkingOffice
}

/** A stretch of time, without its last moment. */
export interface Period {
  readonly from: Date
  readonly until: Date
}
