/** What reached nobody is offered again when its person is found (rule 37): each message once, while it is still in time. */
import type { Expectation, Job, Ports, Tx } from '../feature.ts'
import type { OpenQuestions } from './post.ts'
import { addressed, findUnreachable, isAnyUnreachable, putInOrderAgain } from './queries.ts'
import { offerAgainTitle } from './wording.ts'

export interface OfferingAgain {
  readonly reach: Ports['reach']
  readonly openQuestions: OpenQuestions
  /** A question that was asked in a chat which is lost is open in another one now. */
  readonly moveQuestions: (tx: Tx, outboxId: number, chatId: number) => Promise<void>
}

const PAGE = 1000

/**
 * Twice an hour by day. Whether the matter still stands is asked of its feature at the instant of sending, as for every
 * message; lines to staff, alarms and greetings belong to their moment and are left as they ended.
 */
export function createOfferAgain(parts: OfferingAgain): Job {
  return {
    id: 'outbox.offer-again',
    cron: '*/30 8-19 * * *',
    lateBy: 30,
    title: offerAgainTitle,
    mayHaveWork: ({ now }) => isAnyUnreachable(now),
    async run({ db, now }) {
      for (let after = 0; ; ) {
        const rows = await findUnreachable(db, { now, after, limit: PAGE })
        await offer(parts, db, rows, now)
        const last = rows.at(-1)
        if (last === undefined || rows.length < PAGE) return { messages: [], again: false }
        after = last.id
      }
    },
  }
}

async function offer(
  { reach, openQuestions, moveQuestions }: OfferingAgain,
  tx: Tx,
  rows: Awaited<ReturnType<typeof findUnreachable>>,
  now: Date,
): Promise<void> {
  const wanted = rows.map((row) => addressed(row, { person: row.person_id ?? 0 }))
  const reaches = rows.length === 0 ? [] : await reach(tx, wanted)
  for (const [index, row] of rows.entries()) {
    const found = reaches[index]
    if (found === undefined || !('chatId' in found)) continue
    await putInOrderAgain(tx, row.id, found, now)
    const expects = expectationOf(row.expects)
    const question = { feature: row.feature, chatId: found.chatId, outboxId: row.id, now }
    if (expects === undefined) await moveQuestions(tx, row.id, found.chatId)
    else if (expects.until > now) await openQuestions(tx, [{ ...question, expects }])
  }
}

/** Kept as JSON, so its moment is text. */
function expectationOf(kept: unknown): Expectation | undefined {
  if (kept === null) return undefined
  const expects = kept as Omit<Expectation, 'until'> & { readonly until: string }
  return { ...expects, until: new Date(expects.until) }
}
