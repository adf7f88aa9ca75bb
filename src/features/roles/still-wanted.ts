/** The last look before a message leaves: does what it tells of somebody's post still hold? */
import { dayOf } from '../../base/calendar.ts'
import type { ClaimedMessage, Office, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const ABOUT = /^post:(\d+)$/

/** The matter of a message that tells of a post that was given. */
export const aboutPost = (id: number): string => `post:${id}`

export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
  office: Office,
): Promise<ReadonlyMap<number, string>> {
  const posts = messages.flatMap(({ id, about }) => {
    const post = ABOUT.exec(about ?? '')?.[1]
    return post === undefined ? [] : [{ id, post: Number(post) }]
  })
  const ids = posts.map(({ post }) => post)
  const there = await queries.appointmentsAmong(db, ids, dayOf(now, office.zone))
  return new Map(posts.filter(({ post }) => !there.has(post)).map(({ id }) => [id, wording.wasTakenBack()]))
}
