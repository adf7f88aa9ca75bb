/** What is said to a message that had been answered before, as far as anybody can know: nothing, but staff hear of it. */
import type { Message, Ports, Tx } from '../feature.ts'
import type { InboxRow } from './queries.ts'
import type { Posting } from './reply.ts'
import { ENGINE } from './talk.ts'
import * as wording from './wording.ts'

/**
 * Puts messages into the outbox. `maybeSent`: a row that says so is all that is made of each; nothing is sent. `here`: the
 * chat in which it is talked just now, of which nothing need be asked.
 */
export type PostMessages = (
  tx: Tx,
  feature: string,
  messages: readonly Message[],
  now: Date,
  options?: { readonly maybeSent?: boolean; readonly here?: { readonly chatId: number; readonly accountId: string } },
) => Promise<unknown>

/**
 * After a restored snapshot the message does what it did then; its receipts are recorded as "maybe sent" with the
 * questions they ask, and staff get one line a message. What is urgent goes out all the same: better twice than never.
 */
export async function holdBack(
  parts: { readonly post: PostMessages; readonly ports: Pick<Ports, 'toStaff'> },
  tx: Tx,
  row: InboxRow,
  postings: readonly Posting[],
  now: Date,
): Promise<void> {
  for (const { feature, messages } of postings) {
    const urgent = messages.filter(({ kind }) => kind === 'urgent')
    const others = messages.filter(({ kind }) => kind !== 'urgent')
    await parts.post(tx, feature, urgent, now)
    await parts.post(tx, feature, others, now, { maybeSent: true })
  }
  const held = postings.flatMap(({ messages }) => messages).find(({ kind }) => kind !== 'urgent')
  if (held === undefined) return
  const text = wording.maybeAnswered(
    row.sender_alias || row.sender_name,
    row.text,
    held.text || wording.mediaNamed('file', held.file?.name ?? null),
  )
  const lines = await parts.ports.toStaff(tx, { once: `inbox ${row.id}:replayed`, text, urgent: false })
  await parts.post(tx, ENGINE, lines, now)
}
