/**
 * The platform shows an account its own messages too. Such an echo tells how a send ended that would be uncertain:
 * the message is there.
 */
import { splitText } from '../base/split-text.ts'
import type { OutboxRow } from './queries.ts'

/** The same shape as the chat's own. */
export interface Echo {
  readonly platformMessageId: string
  readonly to: { readonly platformId: string }
  readonly text: string
  readonly fileName?: string
  /** When the platform says it was sent. */
  readonly sentAt: Date
}

export interface Echoes {
  add(echo: Echo): void
  /** The message with this id is known to be sent: its echo says nothing new. */
  settle(platformMessageId: string): void
  /** Takes the echo of a message that was handed over, where it has come. */
  take(row: OutboxRow, platformId: string): Echo | undefined
  /** The oldest; to be asked for while no send is in hand to which it may belong. */
  first(): Echo | undefined
  /** What it tells is written down, or is nothing new. */
  drop(echo: Echo): void
}

/** Platforms count in whole seconds, on a clock of their own; in milliseconds. */
const SKEW = 5_000
/** More than can be in doubt at a time. */
const MOST = 1_000

export function createEchoes(): Echoes {
  let heard: readonly Echo[] = []
  let settled: readonly string[] = []
  return {
    add(echo) {
      // An old one comes again at every login.
      if (settled.includes(echo.platformMessageId)) return
      heard = [...heard, echo].slice(-MOST)
    },
    settle(id) {
      settled = [...settled, id].slice(-MOST)
      heard = heard.filter((echo) => echo.platformMessageId !== id)
    },
    take(row, platformId) {
      const found = heard.find((echo) => echo.to.platformId === platformId && isEchoOf(echo, row))
      heard = heard.filter((echo) => echo !== found)
      return found
    },
    first: () => heard[0],
    drop(echo) {
      heard = heard.filter((one) => one !== echo)
    },
  }
}

/**
 * Whether `echo`, from the chat that `row` was sent to, can be that of `row`, of a long text that of its last part: then all
 * of it is there. Platforms change blanks on the way.
 */
export function isEchoOf(echo: Echo, row: OutboxRow): boolean {
  const isLater = row.tried_at !== null && echo.sentAt.getTime() >= row.tried_at.getTime() - SKEW
  const says = row.file_name === null ? isEnd(echo.text, row.text) : echo.fileName === row.file_name
  return isLater && says
}

const isEnd = (said: string, text: string): boolean => squeeze(said) === squeeze(splitText(text).at(-1) ?? '')

const squeeze = (text: string): string => text.replaceAll(/\s+/g, '')
