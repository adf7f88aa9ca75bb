/** Freed seats are offered to those who wait longest and fit; a seat is theirs when they say so (rule 19). */
import { dayOf } from '../../base/calendar.ts'
import type { AwaitedAnswer, Job, Message, Occasion, Office, Tx } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { addressOf, phoneList } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { hasLapsed } from './rules.ts'
import { declineFor, receiptFor } from './sign-up.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.COMES, words: ['来', '去', '要', '参加'] },
  { number: 2, value: 'no', label: wording.STAYS, words: ['不来', '不去', '不要', '不参加'] },
]

interface Offered {
  readonly activityId: number
  readonly personId: number
}

/** Woken whenever a seat may have become free; by the clock, because an offer that nobody takes up lapses. */
export const offerSeats: Job = {
  id: 'activities.offer',
  cron: '*/30 8-19 * * *',
  lateBy: 12 * 60,
  title: wording.offerTitle,
  async run({ db, now, office }) {
    const messages: Message[] = []
    for (const activity of await queries.findWithWaiting(db, now)) {
      const people = new Map((await queries.findInvited(db, activity.id)).map((person) => [person.id, person]))
      const stand = await findStand(db, activity)
      const next = chooseNext(stand, now, office.zone)
      messages.push(...(await tellLapsed({ db, now, office }, activity, stand)))
      for (const waiting of next) {
        const person = people.get(waiting.person_id)
        if (person === undefined) continue
        messages.push(offerTo(person, activity, waiting, office))
        // The seat is held from when they can read of it: not in the noon break, not at night.
        await queries.markOffered(db, waiting.id, office.nextSending(now))
      }
    }
    return { messages, again: false }
  },
}

const isLapsed = ({ offered_at }: queries.SignUp, now: Date, zone: string): boolean =>
  offered_at !== null && hasLapsed(offered_at, now, zone)

/** To whoever planned it: a seat was not taken up in time; the next are asked, and somebody may ring up who was first. */
async function tellLapsed(
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
  activity: queries.Activity,
  { waiting }: Stand,
): Promise<readonly Message[]> {
  const lapsed = waiting.filter((one) => isLapsed(one, now, office.zone))
  const others = waiting.some(({ offered_at }) => offered_at === null)
  const ids = lapsed.map(({ person_id }) => person_id)
  const lines = ids.length === 0 ? [] : await phoneList(db, ids, dayOf(now, office.zone))
  return lapsed.flatMap(({ id, person_id }): readonly Message[] => {
    const person = lines.find((line) => line.id === person_id)
    if (person === undefined) return []
    return [
      {
        to: { person: activity.planned_by },
        kind: 'staff',
        text: wording.offerLapsed(activity.title, person.name, person.phone, others),
        shows: { how: 'list', people: [person_id] },
        once: `offer-lapsed:sign-up ${id}`,
        notAfter: activity.starts_at,
      },
    ]
  })
}

interface Stand {
  /** Free seats; infinite without a limit. */
  readonly left: number
  readonly waiting: readonly queries.SignUp[]
}

/** Seats that nobody has and nobody was offered; infinite without a limit. */
export async function spareSeats(db: Tx, activity: queries.Activity, now: Date, zone: string): Promise<number> {
  return spareOf(await findStand(db, activity), now, zone)
}

async function findStand(db: Tx, activity: queries.Activity): Promise<Stand> {
  const { seated } = await queries.countHeads(db, activity.id, [])
  const left = activity.seats === null ? Number.POSITIVE_INFINITY : activity.seats - seated
  return { left, waiting: await queries.findWaiting(db, activity.id) }
}

/** Seats that were offered and not yet answered are spoken for, until the offer lapses. */
function spareOf({ left, waiting }: Stand, now: Date, zone: string): number {
  const held = waiting.filter((one) => one.offered_at !== null && !isLapsed(one, now, zone))
  return left - held.reduce((sum, one) => sum + one.heads, 0)
}

/** Those to be offered a seat now. */
function chooseNext(stand: Stand, now: Date, zone: string): readonly queries.SignUp[] {
  let free = spareOf(stand, now, zone)
  const next: queries.SignUp[] = []
  for (const one of stand.waiting) {
    if (one.offered_at !== null || one.heads > free) continue
    next.push(one)
    free -= one.heads
  }
  return next
}

function offerTo(
  person: queries.Invited,
  activity: queries.Activity,
  waiting: queries.SignUp,
  office: Office,
): Message {
  const payload: Offered = { activityId: activity.id, personId: person.id }
  return {
    to: { person: person.id },
    kind: 'reminder',
    text: wording.offer(addressOf(person), inWords(activity, office.zone)),
    once: `offer:sign-up ${waiting.id}`,
    about: about(activity, 'offer'),
    notAfter: activity.starts_at,
    expects: {
      answer: 'offer',
      payload,
      about: `activity:${activity.id}`,
      title: activity.title,
      options: OPTIONS,
      person: person.id,
      until: activity.starts_at,
    },
  }
}

export const offered: AwaitedAnswer = {
  id: 'offer',
  needs: 'activity.answer',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice, act }, payload) {
    const { activityId, personId } = payload as Offered
    const activity = await queries.lockActivity(turn.db, activityId)
    const mine = activity === undefined ? undefined : await queries.findSignUp(turn.db, activityId, personId)
    if (activity === undefined || mine?.seat !== 'waiting') return undefined
    const said = choice?.value ?? act.reply.reply
    if (said === 'no' || said === 'cancel') return declineFor(turn, activity, personId)
    if (said !== 'yes') return undefined
    const { left } = await findStand(turn.db, activity)
    if (mine.heads > left) return { reply: { text: wording.seatGone(activity.title) } }
    await queries.seat(turn.db, mine.id)
    return receiptFor(turn, activity, personId)
  },
}
