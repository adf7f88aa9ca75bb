/** What the page about the office shows of requests: the urgent, the overdue, all that are open. */
import type { Moment, Standing, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export async function standing(db: Tx, { now }: Moment): Promise<readonly Standing[]> {
  const { open, urgent, overdue } = await queries.countOpen(db, now)
  return [
    { ...wording.urgentOpen(urgent), state: urgent > 0 ? 'trouble' : 'good', on: 'requests' },
    { ...wording.overdueOpen(overdue), state: overdue > 0 ? 'attention' : 'good', on: 'requests?state=overdue' },
    { ...wording.allOpen(open), state: 'plain', on: 'requests' },
  ]
}
