/** Pushes that a complaint of the platform has stopped go again at the moment that a person has set. */
import type { Job, Message, Ports } from '../feature.ts'
import { nameOfAccount, resumeDue } from './queries.ts'
import { pushesResumed, resumeTitle } from './wording.ts'

/** Whoever sets the moment wakes it then. */
export const RESUME_JOB = 'outbox.resume'

/** Staff hear of it, since they see to what the platform says next. */
export function createResumeDue(toStaff: Ports['toStaff']): Job {
  return {
    id: RESUME_JOB,
    lateBy: 0,
    title: resumeTitle,
    async run({ db, now }) {
      const messages: Message[] = []
      for (const account of await resumeDue(db, now)) {
        const once = `outbox resumed ${account} ${now.toISOString()}`
        messages.push(
          ...(await toStaff(db, { once, text: pushesResumed(await nameOfAccount(db, account)), urgent: false })),
        )
      }
      return { messages, again: false }
    },
  }
}
