/** After the sending window: whose greeting of the day, on a birthday or another date of theirs, did not get through, for staff to ring up. */
import { dayOf } from '../../base/calendar.ts'
import type { Job } from '../../feature.ts'
import { takeUnsaidInRooms } from './birthdays.ts'
import * as queries from './queries.ts'
import { tellToPhone } from './to-phone.ts'
import * as wording from './wording.ts'

/** Everything but sent, and taken back because it was not wanted. */
const NOT_THROUGH = ['due', 'failed', 'uncertain', 'expired', 'unreachable'] as const

export const listUnsent: Job = {
  id: 'greetings.evening',
  cron: '5 20 * * *',
  // The list still helps the next morning.
  lateBy: 16 * 60,
  title: wording.eveningTitle,
  async run(due) {
    const { db, now, office } = due
    const day = dayOf(due.due, office.zone)
    const people = await queries.takeUntold(db, { day, states: NOT_THROUGH, now })
    const unsaid = await takeUnsaidInRooms(due)
    const inRooms = unsaid.map((id) => ({ id, occasion: 'birthday' as const }))
    return { messages: await tellToPhone(due, [...people, ...inRooms], 'unsent'), again: false }
  },
}
