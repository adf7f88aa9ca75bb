/**
 * All that can be done at one moment, for those who move time by hand (scenarios, rehearsals). The loops of a running
 * office look every few seconds whether there is anything to do; here each step is looked at when something was said
 * that may concern it, or when its moment has come.
 */
import type { Delivery } from './outbox/deliver.ts'

/** Each returns whether there was something to do; called until there is not. */
export interface Steps {
  readonly now: () => Date
  readonly watchLine: () => Promise<void>
  readonly keepContacts: () => Promise<boolean>
  readonly fetchFile: () => Promise<boolean>
  readonly takeTurn: () => Promise<boolean>
  readonly runJobs: () => Promise<unknown>
  readonly deliver: () => Promise<Delivery>
}

/** What may have something to do. */
export type Stirred = 'line' | 'contacts' | 'files' | 'turns' | 'jobs' | 'delivery'

export interface Settling {
  stir(...steps: readonly Stirred[]): void
  /** Does everything that can be done now; returns when something waits next, if it does. */
  settle(): Promise<Date | undefined>
}

export function createSettling(steps: Steps): Settling {
  const stirred = new Set<Stirred>(['line', 'contacts', 'files', 'turns', 'jobs', 'delivery'])
  let settledAt: number | undefined
  let last: Delivery = { step: 'away' }

  /** What time alone may have brought. */
  function stirByTime(now: Date): void {
    stirred.add('contacts').add('turns').add('jobs')
    if (now.getTime() !== settledAt) stirred.add('line')
    if (last.step === 'away' || (last.step === 'wait' && last.until <= now)) stirred.add('delivery')
    settledAt = now.getTime()
  }

  async function repeat(step: Stirred, once: () => Promise<boolean>): Promise<void> {
    while (stirred.delete(step)) while (await once());
  }

  async function deliverOne(): Promise<boolean> {
    last = await steps.deliver()
    return last.step === 'sent'
  }

  return {
    stir(...names) {
      for (const name of names) stirred.add(name)
    },
    async settle() {
      stirByTime(steps.now())
      while (stirred.size > 0) {
        if (stirred.delete('line')) await steps.watchLine()
        await repeat('contacts', steps.keepContacts)
        await repeat('files', steps.fetchFile)
        await repeat('turns', steps.takeTurn)
        if (stirred.delete('jobs')) await steps.runJobs()
        await repeat('delivery', deliverOne)
      }
      return last.step === 'wait' ? last.until : undefined
    },
  }
}
