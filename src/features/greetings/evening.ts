/**
 * After the sending window: whose greeting of the day, on a birthday, another date of theirs or a festival, did not get
 * through, for staff to ring up.
 */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion as Due, Job, Message } from '../../feature.ts'
import { takeUnsaidBefore, takeUnsaidInRooms } from './birthdays.ts'
import { FESTIVALS } from './festivals.ts'
import * as queries from './queries.ts'
import { listFestival, tellToPhone } from './to-phone.ts'
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
    const unsaid = (await takeUnsaidInRooms(due)).map((id) => ({ id, day }))
    const inRooms = [...(await takeUnsaidBefore(due)), ...unsaid].map((one) => ({
      ...one,
      occasion: 'birthday' as const,
    }))
    const own = await tellToPhone(due, [...people, ...inRooms], 'unsent')
    return { messages: [...own, ...(await festivalsUnsent(due))], again: false }
  },
}

/** Nobody is rung up for a quiet day. */
async function festivalsUnsent(due: Due): Promise<readonly Message[]> {
  const { db, now, office } = due
  const day = dayOf(due.due, office.zone)
  const names = FESTIVALS.filter(({ quiet }) => quiet !== true).map(({ name }) => name)
  const unsent = await queries.takeUntoldOf(db, names, { day, states: NOT_THROUGH, now })
  const messages: Message[] = []
  for (const name of names) {
    const people = unsent.filter(({ occasion }) => occasion === name).map(({ id }) => id)
    messages.push(...(await listFestival(due, name, people)))
  }
  return messages
}
