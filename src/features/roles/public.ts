/** What other features may use of roles. */
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'

export { administratorsOn, standIns } from './queries.ts'
export { lastAdministrator } from './wording.ts'

/**
 * Whether nobody else could administer the office from now on; whoever that is must neither leave nor lose the post. Of no
 * use are those whom no chat reaches, whose term ends, or who are said to have died.
 */
export async function isLastAdministrator(db: Tx, person: PersonId, today: Day): Promise<boolean> {
  await queries.lockAdministrators(db)
  const administrators = await queries.administratorsOn(db, today)
  if (!administrators.includes(person)) return false
  return !(await queries.lastingAdministrators(db, today)).some((id) => id !== person)
}
