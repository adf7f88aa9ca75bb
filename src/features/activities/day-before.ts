/**
 * The day before: those who come are reminded, those who have not answered get one nudge, the rooms get one post, and
 * whoever declined is left in peace. A late run (the computer was off) still reaches people the same evening.
 */
import { addDays, dayOf, instantOf, type Time } from '../../base/calendar.ts'
import type { Job, Message, Occasion, Tx } from '../../feature.ts'
import { addressOf, roomsFor } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { expectSignUp } from './sign-up.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

const PAGE = 200
/** A reminder that has not gone out this long before the start comes too late to help. */
const LEAST_NOTICE = 30 * 60_000

/** `at`: the hour set by the office, inside the sending window. */
export function createDayBefore(at: Time): Job {
  const [hours = '16', minutes = '0'] = at.split(':')
  return {
    id: 'activities.day-before',
    cron: `${Number(minutes)} ${Number(hours)} * * *`,
    // Until the end of the sending window: later than that it could only go out on the day itself.
    lateBy: Math.max(60, 20 * 60 - Number(hours) * 60 - Number(minutes)),
    title: wording.dayBeforeTitle,
    run: remindPage,
    async missed(occasion) {
      const activities = await activitiesOfNextDay(occasion)
      return activities.length === 0 ? undefined : wording.missedReminders(activities.map(({ title }) => title))
    },
  }
}

async function activitiesOfNextDay({ db, due, office }: Occasion): Promise<readonly queries.Activity[]> {
  const next = addDays(dayOf(due, office.zone), 1)
  return queries.findStarting(
    db,
    instantOf(next, '00:00', office.zone),
    instantOf(addDays(next, 1), '00:00', office.zone),
  )
}

async function remindPage(occasion: Occasion) {
  const messages: Message[] = []
  let again = false
  for (const activity of await activitiesOfNextDay(occasion)) {
    const page = await remindOf(occasion, activity)
    messages.push(...page.messages, ...(await postsToRooms(occasion.db, activity, occasion.office.zone)))
    again ||= page.again
  }
  return { messages, again }
}

async function remindOf({ db, now, office }: Occasion, activity: queries.Activity) {
  const words = inWords(activity, office.zone)
  const messages: Message[] = []
  const people = await queries.findInvited(db, activity.id, { not: 'reminded_at', limit: PAGE })
  for (const person of people) {
    const message = messageTo(person, activity, words)
    if (message !== undefined) messages.push(message)
  }
  await queries.markInvited(
    db,
    activity.id,
    people.map((person) => person.id),
    'reminded_at',
    now,
  )
  return { messages, again: people.length === PAGE }
}

function messageTo(person: queries.Invited, activity: queries.Activity, words: wording.InWords): Message | undefined {
  const address = addressOf(person)
  const common = {
    to: { person: person.id },
    kind: 'reminder',
    once: `day-before:activity ${activity.id} v${activity.version}:person ${person.id}`,
    notAfter: new Date(activity.starts_at.getTime() - LEAST_NOTICE),
  } as const
  if (person.answer === 'yes' && person.seat === 'seated') {
    return { ...common, text: wording.reminder(address, words, person.heads ?? 1), about: about(activity, 'reminder') }
  }
  if (person.answer === null || person.answer === 'maybe') {
    const say = person.answer === null ? wording.nudge : wording.nudgeUndecided
    const expects = expectSignUp(activity, person.id)
    return { ...common, text: say(address, words), about: about(activity, 'nudge'), expects }
  }
  return undefined
}

async function postsToRooms(db: Tx, activity: queries.Activity, zone: string): Promise<readonly Message[]> {
  const { seated } = await queries.countHeads(db, activity.id, [])
  const rooms = await roomsFor(db, activity.audience)
  return rooms.map((room) => ({
    to: { chat: room.id },
    kind: 'reminder',
    text: wording.roomReminder(inWords(activity, zone), seated),
    once: `day-before:activity ${activity.id} v${activity.version}:room ${room.id}`,
    about: about(activity, 'room'),
    notAfter: new Date(activity.starts_at.getTime() - LEAST_NOTICE),
    expects: expectSignUp(activity, null),
  }))
}
