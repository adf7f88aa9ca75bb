/** The last look before a message leaves: does what it tells of somebody's post still hold? */
import type { ClaimedMessage, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const ABOUT = /^post:(\d+)$/

/** The matter of a message that tells of a post that was given. */
export const aboutPost = (id: number): string => `post:${id}`

export async function stillWanted(db: Tx, messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<number, string>> {
  const posts = messages.flatMap(({ id, about }) => {
    const post = ABOUT.exec(about ?? '')?.[1]
    return post === undefined ? [] : [{ id, post: Number(post) }]
  })
  const there = await queries.appointmentsAmong(
    db,
    posts.map(({ post }) => post),
  )
  return new Map(posts.filter(({ post }) => !there.has(post)).map(({ id }) => [id, wording.wasTakenBack()]))
}
