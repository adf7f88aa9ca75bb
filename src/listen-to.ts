/** What the chat tells goes to the parts that it concerns. */
import type { Log } from './base/log.ts'
import type { Chat } from './chat/chat.ts'
import type { Contacts } from './contacts/contacts.ts'
import { withoutSecrets } from './conversation/record.ts'
import type { Intake } from './journal/intake.ts'
import type { LineWatch } from './line/line-watch.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Settling } from './settle.ts'

export interface Listeners {
  readonly log: Log
  readonly now: () => Date
  readonly intake: Intake
  readonly watch: LineWatch
  readonly contacts: Contacts
  /** Absent until the app is prepared. */
  readonly outbox: () => Outbox | undefined
  readonly settling: Settling
  /** The line has turned: pages show it, and what waits for it may go. */
  readonly turned: () => void
  /** A new code to log in with is there. */
  readonly onCode: ((code: string) => void) | undefined
}

export interface Listening {
  /** Resolves when the chat has started. */
  listen(): Promise<void>
  /** The code to log in with, while one is wanted. */
  code(): string | undefined
}

export function listenTo(chat: Chat, parts: Listeners): Listening {
  const { log, now, intake, watch, contacts, settling } = parts
  let code: string | undefined
  return {
    code: () => code,
    listen() {
      intake.start()
      return chat.start({
        onMessage: (heard) => intake.take({ heard: withoutSecrets(heard), receivedAt: now() }),
        onState(state, since) {
          log.info({ account: chat.account, state }, 'line state')
          if (state !== 'logged-out') code = undefined
          watch.turn(state, since)
          if (state === 'online') contacts.loggedIn()
          else contacts.loggedOut()
          settling.stir('line', 'contacts')
          parts.turned()
        },
        onEcho(echo) {
          parts.outbox()?.hearEcho(echo)
          settling.stir('delivery')
        },
        async onFriendRequest(request) {
          await contacts.hearRequest(request)
          settling.stir('contacts')
        },
        onUnreadRequest(requestId) {
          void contacts.hearUnread(requestId)
        },
        onScan(wanted) {
          log.warn({ account: chat.account }, 'scan the code to log in')
          if (code !== wanted) parts.onCode?.(wanted)
          code = wanted
        },
      })
    },
  }
}
