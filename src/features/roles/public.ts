/** What other features may use of roles. */
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'

export { administratorsOn, standIns } from './queries.ts'

/** Whether nobody else could administer the office; whoever that is must neither leave nor lose the post. */
export async function isLastAdministrator(db: Tx, person: PersonId, today: Day): Promise<boolean> {
  await queries.lockAdministrators(db)
  const administrators = await queries.administratorsOn(db, today)
  return administrators.length === 1 && administrators[0] === person
}
