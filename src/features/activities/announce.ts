/** Asks everybody in the frozen audience, a page at a time. Whoever was asked is marked in the same transaction. */
import type { Job, JobResult, Message, Office, Tx } from '../../feature.ts'
import { addressOf, roomsFor } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { findReaders } from './rooms/readers.ts'
import * as inRoom from './rooms/wording.ts'
import { seriesInWords } from './series.ts'
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
      const readers = await findReaders(db, activity, 'asked_at')
      messages.push(...readers.rooms.map((room) => post(activity, room, office)))
      opens.push(
        ...[...readers.people.values()].map(({ chat, person }) => ({ chat, expects: expectSignUp(activity, person) })),
      )
      const asked = people.filter((person) => person.activityId === activityId && !readers.people.has(person.id))
      const series = await seriesInWords(db, activity, office.zone)
      messages.push(...asked.map((person) => invite(activity, person, office, series)))
      opens.push(...(await openInRooms(db, activity, readers.rooms)))
      const ids = [...readers.people.keys(), ...asked.map((person) => person.id)]
      await queries.markInvited(db, activityId, ids, 'asked_at', now)
    }
    return { messages, opens, again: people.length === PAGE }
  },
}

type Opening = NonNullable<JobResult['opens']>[number]

/** People who were asked in private answer in their room all the same; nothing is posted there. */
async function openInRooms(db: Tx, activity: queries.Activity, posted: readonly number[]): Promise<readonly Opening[]> {
  const rooms = (await roomsFor(db, activity.audience)).filter(({ id }) => !posted.includes(id))
  return rooms.map((room) => ({ chat: room.id, expects: expectSignUp(activity, null) }))
}

/** One post, instead of a message to each who reads it there. */
function post(activity: queries.Activity, room: number, office: Office): Message {
  const whom = wording.whomToAsk(activity.contact, office.phone)
  return {
    to: { chat: room },
    kind: 'notice',
    text: inRoom.invitation(inWords(activity, office.zone), whom),
    once: `invitation:activity ${activity.id}:room ${room}`,
    about: about(activity, 'room'),
    notAfter: activity.deadline_at,
    expects: expectSignUp(activity, null),
    ...pictureOf(activity),
  }
}

/** The picture that goes with it. */
const pictureOf = ({ file_id, file_name }: queries.Activity): Pick<Message, 'file'> =>
  file_id === null || file_name === null ? {} : { file: { id: file_id, name: file_name } }

type Series = Awaited<ReturnType<typeof seriesInWords>>

/** Whoever was counted as coming to a series need not answer; nobody was where the seats do not reach (see publish.ts). */
function invite(
  activity: queries.Activity,
  person: Awaited<ReturnType<typeof queries.findToAsk>>[number],
  office: Office,
  series: Series,
): Message {
  const words = { ...inWords(activity, office.zone), ...(series && { when: series.when }) }
  const whom = wording.whomToAsk(activity.contact, office.phone)
  const address = addressOf(person)
  const isIn = series?.byDefault === true && person.answer === 'yes'
  const text = isIn
    ? wording.countedIn(address, words, whom)
    : wording.invitation(address, words, whom, series === undefined ? undefined : wording.everyTimeYes)
  return {
    to: { person: person.id },
    kind: 'notice',
    text,
    once: `invitation:activity ${activity.id}:person ${person.id}`,
    about: about(activity, isIn ? 'reminder' : 'invitation'),
    notAfter: activity.deadline_at,
    expects: expectSignUp(activity, person.id, isIn),
    ...pictureOf(activity),
  }
}
