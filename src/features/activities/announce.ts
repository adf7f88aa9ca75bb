/** Asks everybody in the frozen audience, a page at a time. Whoever was asked is marked in the same transaction. */
import type { Job, JobResult, Message, Office, Tx } from '../../feature.ts'
import { addressOf, roomsFor } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { expectSignUp } from './sign-up-question.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

const PAGE = 200

export const announce: Job = {
  id: 'activities.announce',
  lateBy: 0,
  title: wording.announceTitle,
  async run({ db, now, office }) {
    const people = await queries.findToAsk(db, PAGE)
    const messages: Message[] = []
    const opens: Opening[] = []
    for (const activityId of new Set(people.map((person) => person.activityId))) {
      const activity = await queries.findActivity(db, activityId)
      if (activity === undefined) continue
      const asked = people.filter((person) => person.activityId === activityId)
      messages.push(...asked.map((person) => invite(activity, person, office)))
      opens.push(...(await openInRooms(db, activity)))
      const ids = asked.map((person) => person.id)
      await queries.markInvited(db, activityId, ids, 'asked_at', now)
    }
    return { messages, opens, again: people.length === PAGE }
  },
}

type Opening = NonNullable<JobResult['opens']>[number]

/** People who were asked in private answer in their room all the same; nothing is posted there. */
async function openInRooms(db: Tx, activity: queries.Activity): Promise<readonly Opening[]> {
  const rooms = await roomsFor(db, activity.audience)
  return rooms.map((room) => ({ chat: room.id, expects: expectSignUp(activity, null) }))
}

function invite(
  activity: queries.Activity,
  person: { id: number; name: string; honorific: string | null },
  office: Office,
): Message {
  return {
    to: { person: person.id },
    kind: 'notice',
    text: wording.invitation(addressOf(person), inWords(activity, office.zone), office.phone),
    once: `invitation:activity ${activity.id}:person ${person.id}`,
    about: about(activity, 'invitation'),
    notAfter: activity.deadline_at,
    expects: expectSignUp(activity, person.id),
  }
}
