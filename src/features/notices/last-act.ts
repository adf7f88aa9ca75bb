/** 撤回 is said of notices and of activities: it is about what whoever speaks has done last. */
import type { Turn } from '../../feature.ts'
import * as queries from './queries.ts'

/** So far back something is looked for that may be called back, in milliseconds: a night. */
const NIGHT = 16 * 3_600_000
const TAKEN_BACK = /:(?:kept|recalled|stopped)$/

/**
 * How the latest sending, publishing, change or calling-off by whoever speaks was handled; undefined: there is none, or
 * the message before has just taken it back.
 */
export async function lastAct({
  db,
  now,
  chat,
  speaker,
  inboxId,
  previous,
}: Turn<unknown>): Promise<string | undefined> {
  if (speaker.person === undefined || TAKEN_BACK.test(previous ?? '')) return undefined
  const since = new Date(now.getTime() - NIGHT)
  return queries.findLastAct(db, { chatId: chat.id, person: speaker.person.id, before: inboxId, since })
}
