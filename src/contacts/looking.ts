/** When the platform's directory is looked at after a login, and until when nobody is taken for somebody else. */

import { sleep } from '../base/clock.ts'
import { MINUTE } from '../base/spans.ts'

/**
 * How often it was looked already since the login. `first`: where it shows too few it is not taken. `last`: it is taken,
 * few as they are. `later`: once more, behind that. `end`: from now on, whoever is not in it is gone.
 */
export type Look = 'first' | 'last' | 'later' | 'end'

/** What was shown; in part: some of our chats may still be found. `nothing`: the platform has not said who is there. */
export type Seen = 'whole' | 'in part' | 'too few' | 'nothing'

export interface LookingParts {
  /** Compares our chats with the directory, unless `isPast` says that a later login has begun: it is no longer true. */
  readonly look: (how: Look, isPast: () => boolean) => Promise<Seen | undefined>
  readonly failed: (error: unknown) => void
  /** The chats may be elsewhere now. */
  readonly looked: () => void
}

export interface Looking {
  /** The account is logged in anew. */
  begin(): void
  /** The login is over. */
  leave(): void
  /** Whether our chats are where the tables say. */
  isReady(): boolean
  /** Resolves when they are, or five minutes after the login all the same. */
  ready(): Promise<void>
  /** Resolves when they are. */
  found(): Promise<void>
}

/** Between two looks at a directory that shows too few, in milliseconds; after the last of them it is taken as it is. */
const PAUSES = [1_000, 5_000, 20_000]
const AFTER_ERROR = 1_000
/** Between two of so many later looks, where it was not whole; after the last of them whoever was not shown is gone. */
const LATER = MINUTE
const LATER_LOOKS = 10
/** Longer than 20,000 contacts take to be read; nothing could be answered before. Nor does it wait longer for a platform that
 * never names anybody: it may not be able to. */
const LONGEST_WAIT = 300_000

export function createLooking({ look, failed, looked }: LookingParts): Looking {
  let ready = true
  /** Aborted when the login is over. */
  let over = new AbortController()
  let finding: Promise<void> = Promise.resolve()
  let waiting: Promise<void> = Promise.resolve()
  /** The login for which it was waited as long as that. */
  let tiredOf: AbortSignal | undefined

  /** `undefined` where there was an error, which says nothing of what the directory holds: it is no look. */
  const lookOnce = (how: Look, login: AbortSignal) =>
    look(how, () => login !== over.signal).catch((error: unknown): undefined => {
      failed(error)
    })

  async function find(login: AbortSignal): Promise<void> {
    let looks = 0
    while (!login.aborted) {
      const pause = PAUSES[looks]
      const seen = await lookOnce(pause === undefined ? 'last' : 'first', login)
      if (login.aborted) break
      const isInVain = seen === 'nothing' && tiredOf === login
      if (seen === 'whole' || seen === 'in part' || isInVain) {
        ready = true
        if (seen !== 'whole') void lookLater(login)
        break
      }
      if (seen === 'too few') looks += 1
      await sleep((seen === 'too few' && pause) || AFTER_ERROR, login)
    }
    looked()
  }

  /** What the platform had not shown yet, or could not say, it may show later. */
  async function lookLater(login: AbortSignal): Promise<void> {
    let left = LATER_LOOKS
    while (left > 0) {
      await sleep(LATER, login)
      if (login.aborted) return
      const seen = await lookOnce(left === 1 ? 'end' : 'later', login)
      if (seen === 'whole') left = 0
      else if (seen !== undefined && seen !== 'nothing') left -= 1
      looked()
    }
  }

  function leave(): void {
    over.abort('over')
    ready = true
  }

  return {
    begin() {
      leave()
      ready = false
      over = new AbortController()
      finding = find(over.signal)
      const login = over.signal
      waiting = atMost(LONGEST_WAIT, finding).then(() => {
        tiredOf = login
      })
    },
    leave,
    isReady: () => ready,
    async ready() {
      // The account may have been logged in anew meanwhile, and everybody have other ids once more.
      let waited: unknown
      while (waited !== waiting) {
        waited = waiting
        await waited
      }
    },
    found: () => finding,
  }
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const settled = new AbortController()
  await Promise.race([work, sleep(ms, settled.signal)])
  settled.abort('settled')
}
