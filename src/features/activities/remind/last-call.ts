/** Before a deadline that ends earlier than the day before: those who have not answered are asked once more, and only once. */
import { dayOf, type Time } from '../../../base/calendar.ts'
import type { Job, JobResult, Message, Occasion } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import { addressOf } from '../../people/public.ts'
import { expectSignUp } from '../answer/sign-up-question.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { findReaders } from '../rooms/readers.ts'
import * as inRoom from '../rooms/wording.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'
import { lastCallDay, TIME_TO_ANSWER } from './reminder-times.ts'

const PAGE = 200

/** `at`: the hour of reminders, set by the office. */
export function createLastCall(at: Time): Job {
  const [hours = '16', minutes = '0'] = at.split(':')
  return {
    id: 'activities.last-call',
    cron: `${Number(minutes)} ${Number(hours)} * * *`,
    lateBy: 120,
    title: wording.lastCallTitle,
    async missed(occasion) {
      const activities = await dueOn(occasion, at)
      return activities.length === 0 ? undefined : wording.missedLastCalls(activities.map(({ title }) => title))
    },
    async run(occasion) {
      return askSilent(occasion, await dueOn(occasion, at))
    },
  }
}

/** Asks those once more who have not answered, a page of each, unless they have been asked again already. */
export async function askSilent(occasion: Occasion, activities: readonly queries.Activity[]): Promise<JobResult> {
  const messages: Message[] = []
  let again = false
  for (const activity of activities) {
    messages.push(...(await askInRooms(occasion, activity)))
    const people = await queries.findInvited(occasion.db, activity.id, { not: 'nudged_at', limit: PAGE })
    messages.push(...people.flatMap((person) => callTo(occasion, activity, person)))
    const ids = people.map(({ id }) => id)
    await queries.markInvited(occasion.db, activity.id, ids, 'nudged_at', occasion.now)
    again ||= people.length === PAGE
  }
  return { messages, again }
}

/** One post instead of a message to each who reads it there; of what must reach everybody each is asked by themselves. */
async function askInRooms({ db, now, office }: Occasion, activity: queries.Activity): Promise<readonly Message[]> {
  if (activity.must_reach_at !== null) return []
  const { rooms, people } = await findReaders(db, activity, 'nudged_at')
  const silent = (await queries.findInvited(db, activity.id)).filter(
    ({ id, answer, heardAt, nudgedAt }) => people.has(id) && answer === null && heardAt === null && nudgedAt === null,
  )
  const inRooms = new Set(silent.map(({ id }) => people.get(id)?.room))
  await queries.markInvited(db, activity.id, [...people.keys()], 'nudged_at', now)
  const deadline = sayInstant(activity.deadline_at, office.zone, dayOf(now, office.zone))
  return rooms
    .filter((room) => inRooms.has(room))
    .map((room) => ({
      to: { chat: room },
      kind: 'reminder',
      text: inRoom.lastCall(inWords(activity, office.zone), deadline),
      once: `last-call:activity ${activity.id} v${activity.version}:room ${room}`,
      about: about(activity, 'room'),
      notAfter: activity.deadline_at,
      expects: expectSignUp(activity, null),
    }))
}

async function dueOn({ db, due, now, office }: Occasion, at: Time): Promise<readonly queries.Activity[]> {
  const today = dayOf(due, office.zone)
  const open = await queries.findOpen(db, now)
  return open.filter(({ starts_at, deadline_at, published_at, asks_again }) => {
    const day = lastCallDay({ startsAt: starts_at, deadline: deadline_at }, at, office.zone)
    // Who was asked only just now need not be asked again.
    const isKnown = published_at !== null && due.getTime() - published_at.getTime() >= TIME_TO_ANSWER
    return asks_again && day === today && isKnown && deadline_at > now
  })
}

function callTo({ office, now }: Occasion, activity: queries.Activity, person: queries.Invited): readonly Message[] {
  if (person.answer !== null || person.heardAt !== null) return []
  const deadline = sayInstant(activity.deadline_at, office.zone, dayOf(now, office.zone))
  return [
    {
      to: { person: person.id },
      kind: 'reminder',
      text: wording.lastCall(addressOf(person), inWords(activity, office.zone), deadline),
      once: `last-call:activity ${activity.id} v${activity.version}:person ${person.id}`,
      about: about(activity, 'nudge'),
      notAfter: activity.deadline_at,
      expects: expectSignUp(activity, person.id),
    },
  ]
}
