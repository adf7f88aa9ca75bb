/** What other features may use of roles. */
import type { Day } from '../../base/calendar.ts'
import type { ChatId, PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'

export { actingAdministrators, administratorsOn, appoint, postsNear, standIns } from './queries.ts'

import { postInWords } from './wording.ts'

export { lastAdministrator, NOT_CONFIRMED, NOT_UNBOUND } from './wording.ts'

/**
 * Whether nobody else could administer the office from now on; whoever that is must neither leave nor lose the post. Of no
 * use are those who have no chat of their own alone, whose term ends, or who are said to have died.
 */
export async function isLastAdministrator(db: Tx, person: PersonId, today: Day): Promise<boolean> {
  await queries.lockAdministrators(db)
  const administrators = await queries.administratorsOn(db, today)
  if (!administrators.includes(person)) return false
  return !(await queries.lastingAdministrators(db, today)).some((id) => id !== person)
}

/** Whether an administrator acts by this chat, and no lasting one could without it: it must stay theirs alone. */
export async function isLastWayIn(db: Tx, chat: ChatId, today: Day): Promise<boolean> {
  await queries.lockAdministrators(db)
  const without = new Set(await queries.actingAdministrators(db, today, chat))
  const acting = await queries.actingAdministrators(db, today)
  if (acting.every((id) => without.has(id))) return false
  return (await queries.lastingAdministrators(db, today, chat)).length === 0
}

/** 第一支部联络员, 工作人员: what somebody holds on a day. */
export async function postTitles(db: Tx, person: PersonId, today: Day): Promise<readonly string[]> {
  return (await queries.postsOf(db, person, today)).map(postInWords)
}
