/** A message that has arrived, as the journal keeps it. What older programs wrote must stay readable. */
import { z } from 'zod'

const kept = z.object({
  receivedAt: z.coerce.date(),
  heard: z.object({
    account: z.string(),
    platformMessageId: z.string(),
    room: z.object({ platformId: z.string(), name: z.string() }).exactOptional(),
    sender: z.object({ platformId: z.string(), name: z.string(), alias: z.string(), roomAlias: z.string() }),
    kind: z.string(),
    text: z.string(),
    quote: z.object({ name: z.string(), text: z.string() }).exactOptional(),
    file: z.object({ name: z.string(), id: z.string().exactOptional() }).exactOptional(),
    page: z.object({ person: z.number() }).exactOptional(),
    mentionsSelf: z.boolean(),
    sentAt: z.coerce.date(),
  }),
})

/** What the chat has heard, and when by the office clock. */
export type Arrival = z.infer<typeof kept>

/** Reads what a journal held. Throws on anything that no program of ours has written. */
export function readArrival(value: unknown): Arrival {
  return kept.parse(value)
}
