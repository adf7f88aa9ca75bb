/** Whoever is in hospital is to be visited within a week: it stands in 待办 until then, and staff hear of it once when it is due. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import type { Job, Message, Tx } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

const WITHIN_DAYS = 7
/** So many days after it was due it is still told, in case the computer was off. */
const LATE_DAYS = 7

/** A visit that staff owe somebody. */
interface VisitOwed {
  readonly name: string
  readonly unit: string | null
  readonly due: Day
}

export async function visitsOwed(db: Tx): Promise<readonly VisitOwed[]> {
  return (await queries.findUnvisited(db)).map(({ name, unit, since }) => ({ name, unit, due: dueOf(since) }))
}

const dueOf = (since: Day): Day => addDays(since, WITHIN_DAYS)

export const remindOfVisits: Job = {
  id: 'care.visits-due',
  cron: '0 9 * * *',
  lateBy: 10 * 60,
  title: wording.visitsDueTitle,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    const due = (await queries.findUnvisited(db)).filter(
      ({ since }) => dueOf(since) <= today && today < addDays(dueOf(since), LATE_DAYS),
    )
    const staff = due.length === 0 ? [] : await staffOn(db, today)
    const messages = due.flatMap(({ id, name, unit }) =>
      staff.map(
        (one): Message => ({
          to: { person: one.id },
          kind: 'staff',
          text: wording.visitIsDue(name, unit),
          once: `hospital ${id}:visit due:staff ${one.id}`,
        }),
      ),
    )
    return { messages, again: false }
  },
}
