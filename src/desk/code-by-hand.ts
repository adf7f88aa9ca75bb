/** Where there is no chat account: the administrator's code for the page stands on the terminal, at any time a valid one. */

import { UserError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { createLoop } from '../base/loop.ts'
import { DAY_IN_MINUTES, MINUTE } from '../base/spans.ts'
import type { PersonId } from '../feature.ts'

/** So long a code on the terminal may be used, in minutes: until the next morning's look at it. */
export const CODE_LASTS = DAY_IN_MINUTES
/** A new one is shown before the old one is worth nothing, in milliseconds. */
const RENEWED_AFTER = (CODE_LASTS - 60) * MINUTE

export interface CodeByHandParts {
  readonly log: Log
  /** Who is let in, and a new code of theirs in words; `again`: whoever it was before. */
  make(again: PersonId | undefined): Promise<{ readonly person: PersonId; readonly words: string }>
  show(words: string): void
  /** In milliseconds; for tests. */
  readonly renewedAfter?: number
}

type Redeem = (code: string) => Promise<PersonId | undefined>

/** Shows a code at the start, once more after each use, and each day. What fails is tried again; nobody's entry waits for it. */
export function createCodeByHand({ log, make, show, renewedAfter = RENEWED_AFTER }: CodeByHandParts) {
  let person: PersonId | undefined
  let isFresh = false
  async function renew(): Promise<void> {
    const made = await make(person)
    person = made.person
    show(made.words)
  }
  const loop = createLoop('code by hand', log, async () => {
    if (!isFresh) await renew()
    isFresh = false
    return { ms: renewedAfter }
  })
  return {
    /** A wrong setting stops the start; whatever else fails is tried again. */
    async start(): Promise<void> {
      try {
        await renew()
        isFresh = true
      } catch (error) {
        if (error instanceof UserError) throw error
      }
      loop.start()
    },
    stop: () => loop.stop(),
    thenAnew:
      (redeem: Redeem): Redeem =>
      async (code) => {
        const entered = await redeem(code)
        if (entered !== undefined && entered === person) loop.poke()
        return entered
      },
  }
}
