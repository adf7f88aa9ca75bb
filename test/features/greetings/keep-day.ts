/** The morning of a day in the greetings’ tests: every page of its job. */
import type { Message, Tx } from '../../../src/feature.ts'
import { createGreetings } from '../../../src/features/greetings/greet.ts'
import { office } from '../people/office.ts'

const job = createGreetings('09:00')

/** What is posted on a day. */
export async function keepDay(tx: Tx, day: string): Promise<readonly Message[]> {
  const due = new Date(`${day}T09:00:00+08:00`)
  const messages: Message[] = []
  for (let again = true; again; ) {
    const page = await job.run({ db: tx, due, now: due, office })
    messages.push(...page.messages)
    again = page.again
  }
  return messages
}
