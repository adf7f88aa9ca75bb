/** The points on the way of a message, or of a list into the roster, at which the program can be killed, told by what it writes. */

/** A statement to the database or a line on the phones, before or after it was written. */
export interface Step {
  readonly when: 'before' | 'after'
  readonly what: string
  /** The statements of its transaction so far. */
  readonly earlier: readonly string[]
}

type IsReached = (step: Step) => boolean

const RECORD = /^insert into "inbox"/
const CLAIM = /update inbox set attempts = attempts \+ 1/
const HANDLED = /^update "inbox" set "state"/
const SENDING = /^update "outbox" set "state" = \S+, "epoch"/
const ENDING = /^update "outbox" set "state" = \S+, "reason" = \S+, "ended_at" = \S+, "platform_message_id"/
const LAID_DOWN = /insert into roster_row/
const COMPARED = /update roster_row set verdict/
const PEOPLE_MADE = /insert into person \(/
const HEARD = /^phones: .*"is":"heard"/
const ANNOUNCED = /^announced: \+/
const SAID = /^phones: .*"is":"message".*"from":"bot"/

const statement =
  (when: Step['when'], pattern: RegExp): IsReached =>
  (step) =>
    step.when === when && pattern.test(step.what)
const commitOf =
  (when: Step['when'], pattern: RegExp): IsReached =>
  (step) =>
    step.when === when && step.what === 'commit' && step.earlier.some((one) => pattern.test(one))

/** In the order in which a message comes by. */
export const POINTS = {
  'received, before recording': statement('after', HEARD),
  'announced, before it is read': statement('after', ANNOUNCED),
  'while recording': statement('after', RECORD),
  'before the record is committed': commitOf('before', RECORD),
  recorded: commitOf('after', RECORD),
  claimed: statement('after', CLAIM),
  'while handling': statement('before', HANDLED),
  'before the turn is committed': commitOf('before', HANDLED),
  'turn committed': commitOf('after', HANDLED),
  'claimed for sending': commitOf('after', SENDING),
  'sent, before marking': statement('after', SAID),
  'before the mark is written': statement('before', ENDING),
  marked: statement('after', ENDING),
} as const satisfies Readonly<Record<string, IsReached>>

/** In the order in which a list comes by on its way into the roster. */
export const LIST_POINTS = {
  'while rows are laid down': statement('after', LAID_DOWN),
  'rows laid down': commitOf('after', LAID_DOWN),
  'while rows are compared': statement('after', COMPARED),
  'rows compared': commitOf('after', COMPARED),
  'while people are taken in': statement('after', PEOPLE_MADE),
  'before people are committed': commitOf('before', PEOPLE_MADE),
  'people taken in': commitOf('after', PEOPLE_MADE),
} as const satisfies Readonly<Record<string, IsReached>>

export type Point = keyof typeof POINTS
export type ListPoint = keyof typeof LIST_POINTS
