/** Switches for the ways in which a chat platform goes wrong. All of them are off until somebody turns them on. */
import type { SendFailure } from '../chat.ts'

/**
 * What happens to a send. `fail`: refused for that reason, nothing delivered. `hang`: it never returns. `cut`: the line
 * breaks while it is under way. Of the last two nobody can tell from the answer whether it was delivered.
 */
export type SendTrouble =
  | { readonly what: 'fail'; readonly failure: SendFailure }
  | { readonly what: 'hang' | 'cut'; readonly delivered: boolean }

export interface Trouble {
  /** The next `count` sends of the bot go wrong in this way. Calls add up. */
  nextSends(count: number, trouble: SendTrouble): void
  /** The next `count` times the bot asks what a message says, it gets an error. */
  failFetches(count: number): void
  /** Every time the bot asks what a message says, the answer waits for this. */
  delayFetches(wait: () => Promise<void>): void
  /** The next `count` times the bot asks for a file, it gets an error. */
  failFiles(count: number): void
  /** Every time the bot asks for a file, the answer waits for this. */
  delayFiles(wait: () => Promise<void>): void
}

/** What the network asks before it does something. */
export interface TroubleDesk {
  readonly switches: Trouble
  takeSendTrouble(): SendTrouble | undefined
  /** Resolves when a message may be read; rejects when that is to fail. */
  beforeFetch(): Promise<void>
  /** The same for its file. */
  beforeFetchingFile(): Promise<void>
}

/** In the words that platforms use, because the adapter has to understand those. */
const REFUSALS: Readonly<Record<SendFailure, string>> = {
  offline: 'not logged in',
  'no-such-chat': 'no such contact or room',
  refused: '消息已发出，但被对方拒收了',
  banned: '你的账号已被限制使用',
  'too-often': '操作过于频繁，请稍后再试',
  'too-long': 'message too long',
  broken: 'internal error of the platform',
}

/** The error a platform throws when it refuses a send. */
export const refusal = (failure: SendFailure): Error => new Error(REFUSALS[failure])

export function createTroubleDesk(): TroubleDesk {
  const sends: SendTrouble[] = []
  const messages = createGate('message payload is not available')
  const files = createGate('the file is not available')
  return {
    switches: {
      nextSends: (count, trouble) => sends.push(...Array.from({ length: count }, () => trouble)),
      failFetches: messages.fail,
      delayFetches: messages.delay,
      failFiles: files.fail,
      delayFiles: files.delay,
    },
    takeSendTrouble: () => sends.shift(),
    beforeFetch: messages.pass,
    beforeFetchingFile: files.pass,
  }
}

/** What is asked passes it late, or not at all, when told so. */
function createGate(refusal: string) {
  let failures = 0
  let wait: () => Promise<void> = async () => {}
  return {
    fail(count: number) {
      failures += count
    },
    delay(until: () => Promise<void>) {
      wait = until
    },
    async pass() {
      await wait()
      if (failures === 0) return
      failures -= 1
      throw new Error(refusal)
    },
  }
}
