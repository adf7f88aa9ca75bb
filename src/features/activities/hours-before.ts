/** On the day itself, two hours before it begins, those who have a seat are reminded once more. */
import type { Job, Message, Occasion } from '../../feature.ts'
import { addressOf } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { hoursBefore } from './reminder-times.ts'
import { findReaders } from './rooms/readers.ts'
import * as inRoom from './rooms/wording.ts'
import { expectSignUp } from './sign-up-question.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

const PAGE = 200
const MINUTE = 60_000
/** No start is further from its reminder: 17:00 from 11:00. In milliseconds. */
const LONGEST = 7 * 60 * MINUTE
/** Later than this before the start it comes too late to help. */
const LEAST_NOTICE = 30 * MINUTE

/** Whoever is marked was dealt with, so a tick that did not run is made up for by the next. */
export const remindHoursBefore: Job = {
  id: 'activities.hours-before',
  // At the minutes at which seats are offered anyway: a moment of its own would have to be lived through every day.
  cron: '*/30 8-19 * * *',
  lateBy: 29,
  title: wording.hoursBeforeTitle,
  mayHaveWork: ({ now }) => queries.isAnyStarting(now, new Date(now.getTime() + LONGEST)),
  async missed() {
    return undefined
  },
  async run(occasion) {
    const messages: Message[] = []
    let again = false
    for (const activity of await dueNow(occasion)) {
      const page = await remindOf(occasion, activity)
      messages.push(...page.messages)
      again ||= page.again
    }
    return { messages, again }
  },
}

async function dueNow({ db, now, office }: Occasion): Promise<readonly queries.Activity[]> {
  const soon = await queries.findStarting(db, now, new Date(now.getTime() + LONGEST))
  return soon.filter(({ starts_at, reminds_today }) => {
    if (!reminds_today) return false
    const at = hoursBefore(starts_at, office.zone)
    return at !== undefined && at <= now && now.getTime() < starts_at.getTime() - LEAST_NOTICE
  })
}

async function remindOf({ db, now, office }: Occasion, activity: queries.Activity) {
  const words = inWords(activity, office.zone)
  const readers = await findReaders(db, activity, 'hours_at')
  await queries.markInvited(db, activity.id, [...readers.people.keys()], 'hours_at', now)
  const people = await queries.findInvited(db, activity.id, { not: 'hours_at', limit: PAGE })
  const posts = readers.rooms.map((room) => post(activity, room, words))
  const messages = people.flatMap((person): readonly Message[] => {
    if (person.seat !== 'seated' || person.answer !== 'yes') return []
    return [
      {
        to: { person: person.id },
        kind: 'reminder',
        text: wording.reminderToday(addressOf(person), words),
        once: `hours-before:activity ${activity.id} v${activity.version}:person ${person.id}`,
        about: about(activity, 'reminder'),
        notAfter: new Date(activity.starts_at.getTime() - LEAST_NOTICE),
        expects: expectSignUp(activity, person.id, true),
      },
    ]
  })
  const ids = people.map(({ id }) => id)
  await queries.markInvited(db, activity.id, ids, 'hours_at', now)
  return { messages: [...posts, ...messages], again: people.length === PAGE }
}

function post(activity: queries.Activity, room: number, words: wording.InWords): Message {
  return {
    to: { chat: room },
    kind: 'reminder',
    text: inRoom.today(words),
    once: `hours-before:activity ${activity.id} v${activity.version}:room ${room}`,
    about: about(activity, 'room'),
    notAfter: new Date(activity.starts_at.getTime() - LEAST_NOTICE),
  }
}
