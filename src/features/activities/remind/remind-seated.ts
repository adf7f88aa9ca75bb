/** Reminds those who come: one post in a room where they read it, else a message to each. */
import type { Message, Occasion } from '../../../feature.ts'
import { addressOf } from '../../people/public.ts'
import { expectSignUp } from '../answer/sign-up-question.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import { findReaders } from '../rooms/readers.ts'
import { about } from '../still-wanted.ts'
import type * as wording from '../wording.ts'

const PAGE = 200

/** Which reminder it is. `notAfter`: when it comes too late to help. */
interface Reminder {
  readonly mark: 'hours_at' | 'ahead_at'
  /** Part of the key of each message. */
  readonly key: string
  readonly notAfter: Date
  readonly say: (address: string, activity: wording.InWords) => string
  readonly post: (activity: wording.InWords) => string
}

/** A page of the people of each of these; `again`: there are more. */
export async function remindSeated(
  occasion: Occasion,
  activities: readonly queries.Activity[],
  reminderOf: (activity: queries.Activity) => Reminder,
): Promise<{ readonly messages: readonly Message[]; readonly again: boolean }> {
  const pages = []
  for (const activity of activities) pages.push(await remindPage(occasion, activity, reminderOf(activity)))
  return { messages: pages.flatMap(({ messages }) => messages), again: pages.some(({ again }) => again) }
}

/** A page of people; whoever is marked was dealt with. */
async function remindPage(
  { db, now, office }: Occasion,
  activity: queries.Activity,
  { mark, key, notAfter, say, post }: Reminder,
): Promise<{ readonly messages: readonly Message[]; readonly again: boolean }> {
  const words = inWords(activity, office.zone)
  const once = `${key}:activity ${activity.id} v${activity.version}`
  const readers = await findReaders(db, activity, mark)
  await queries.markInvited(db, activity.id, [...readers.people.keys()], mark, now)
  const people = await queries.findInvited(db, activity.id, { not: mark, limit: PAGE })
  const posts = readers.rooms.map(
    (room): Message => ({
      to: { chat: room },
      kind: 'reminder',
      text: post(words),
      once: `${once}:room ${room}`,
      about: about(activity, 'room'),
      notAfter,
    }),
  )
  const messages = people
    .filter(({ seat, answer }) => seat === 'seated' && answer === 'yes')
    .map(
      (person): Message => ({
        to: { person: person.id },
        kind: 'reminder',
        text: say(addressOf(person), words),
        once: `${once}:person ${person.id}`,
        about: about(activity, 'reminder'),
        notAfter,
        expects: expectSignUp(activity, person.id, true),
      }),
    )
  await queries.markInvited(
    db,
    activity.id,
    people.map(({ id }) => id),
    mark,
    now,
  )
  return { messages: [...posts, ...messages], again: people.length === PAGE }
}
