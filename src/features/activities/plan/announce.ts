/** Asks everybody in the frozen audience, a page at a time. Whoever was asked is marked in the same transaction. */
import type { Job, JobResult, Message, Occasion, Office, PersonId, Tx } from '../../../feature.ts'
import { addressOf, isPublic, roomsFor } from '../../people/public.ts'
import { expectSignUp } from '../answer/sign-up-question.ts'
import { seldomComing } from '../attendance/seldom-coming.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { findReaders } from '../rooms/readers.ts'
import * as inRoom from '../rooms/wording.ts'
import { seriesInWords } from '../series.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'
import { invitationText } from './invitation-text.ts'
import { natureOf } from './nature.ts'

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
      messages.push(...readers.rooms.map((room) => postInvitation(activity, room, office)))
      opens.push(
        ...[...readers.people.values()].map(({ chat, person }) => ({ chat, expects: expectSignUp(activity, person) })),
      )
      const asked = people.filter((person) => person.activityId === activityId && !readers.people.has(person.id))
      messages.push(...(await invite(activity, asked, { db, now, office })))
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
export function postInvitation(activity: queries.Activity, room: number, office: Office): Message {
  const whom = wording.whomToAsk(activity.contact, office.phone)
  return {
    to: { chat: room },
    kind: 'notice',
    text: inRoom.invitation(inWords(activity, office.zone), whom),
    once: queries.invitationKey(activity, `room ${room}`),
    about: about(activity, 'room'),
    ...whenOf(activity),
    expects: expectSignUp(activity, null),
    ...pictureOf(activity),
  }
}

/** Not as long as it can be called back, and not when it is too late to answer. */
const whenOf = ({ published_at, deadline_at }: queries.Activity): Pick<Message, 'notBefore' | 'notAfter'> => ({
  ...(published_at === null ? {} : { notBefore: published_at }),
  notAfter: deadline_at,
})

/** The picture that goes with it. */
const pictureOf = ({ file_id, file_name }: queries.Activity): Pick<Message, 'file'> =>
  file_id === null || file_name === null ? {} : { file: { id: file_id, name: file_name } }

/** Whom a word about how little it takes may bring along: those who seldom come, to what is quiet and indoors. */
async function seldomAmong(
  db: Tx,
  activity: queries.Activity,
  people: readonly { readonly id: PersonId }[],
  now: Date,
): Promise<ReadonlySet<PersonId>> {
  const { where, pace } = natureOf(activity)
  if (where !== 'indoor' || pace !== 'quiet' || people.length === 0) return new Set()
  const ids = people.map(({ id }) => id)
  return new Set((await seldomComing(db, now, ids)).map(({ id }) => id))
}

/** Somebody to be asked, with what they have answered already. */
type ToAsk = Pick<Awaited<ReturnType<typeof queries.findToAsk>>[number], 'id' | 'name' | 'honorific' | 'answer'>

/** To each a message of their own. */
export async function invite(
  activity: queries.Activity,
  people: readonly ToAsk[],
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
): Promise<readonly Message[]> {
  const series = await seriesInWords(db, activity, office.zone)
  const seldom = await seldomAmong(db, activity, people, now)
  return people.map((person) => inviteOne(activity, person, office, { series, seldom: seldom.has(person.id) }))
}

interface About {
  readonly series: Awaited<ReturnType<typeof seriesInWords>>
  /** They seldom come, and this is quiet and indoors. */
  readonly seldom: boolean
}

/** Whoever was counted as coming to a series need not answer; nobody was where the seats do not reach (see publish.ts). */
function inviteOne(activity: queries.Activity, person: ToAsk, office: Office, { series, seldom }: About): Message {
  const isIn = series?.byDefault === true && person.answer === 'yes'
  const text = invitationText(activity, office, { address: addressOf(person), series, isIn, seldom })
  return {
    to: { person: person.id },
    kind: 'notice',
    ...(isPublic(activity.audience) && { isPublic: true }),
    text,
    once: queries.invitationKey(activity, `person ${person.id}`),
    about: about(activity, isIn ? 'reminder' : 'invitation'),
    ...whenOf(activity),
    expects: expectSignUp(activity, person.id, isIn),
    ...pictureOf(activity),
  }
}
