/** Freed seats are offered to those who wait longest and fit; a seat is theirs when they say so (rule 19). */
import { dayOf } from '../../base/calendar.ts'
import type {
  AwaitedAnswer,
  Expectation,
  Job,
  Message,
  Occasion,
  Office,
  Outcome,
  PersonId,
  Turn,
  Tx,
} from '../../feature.ts'
import type { Act, Option } from '../../language/reading.ts'
import { addressOf, phoneList } from '../people/public.ts'
import { inWords } from './in-words.ts'
import { withoutAnother } from './other-thing.ts'
import * as queries from './queries.ts'
import { sayReceipt } from './receipts.ts'
import { hasLapsed, readReply } from './rules.ts'
import { keepAnswer, saidBefore } from './seats.ts'
import { declineFor, receiptFor } from './sign-up.ts'
import { spouseGoes } from './spouse-goes.ts'
import { about } from './still-wanted.ts'
import * as wording from './wording.ts'

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.COMES, words: ['来', '去', '要', '参加'] },
  { number: 2, value: 'no', label: wording.STAYS, words: ['不来', '不去', '不要', '不参加'] },
]

interface Offered {
  readonly activityId: number
  readonly personId: PersonId
  /** Who was signed up by them, waits with them and is not asked besides. */
  readonly along?: readonly PersonId[]
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
      for (const { leader, along } of next) {
        const person = people.get(leader.person_id)
        if (person === undefined) continue
        const others = along.flatMap(({ person_id }) => people.get(person_id) ?? [])
        messages.push(offerTo(person, activity, leader, others, office))
        // The seat is held from when they can read of it: not in the noon break, not at night.
        for (const { id } of [leader, ...along]) await queries.markOffered(db, id, office.nextSending(now))
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

/** Those who are just being asked whether they take a seat. */
export async function beingAsked(
  db: Tx,
  activity: queries.Activity,
  now: Date,
  zone: string,
): Promise<readonly queries.SignUp[]> {
  return heldIn(await queries.findWaiting(db, activity.id), now, zone)
}

const heldIn = (waiting: readonly queries.SignUp[], now: Date, zone: string): readonly queries.SignUp[] =>
  waiting.filter((one) => one.offered_at !== null && !isLapsed(one, now, zone))

/** Seats that were offered and not yet answered are spoken for, until the offer lapses. */
const spareOf = ({ left, waiting }: Stand, now: Date, zone: string): number =>
  left - headsOf(heldIn(waiting, now, zone))

/** Who wait together: 我和老伴去 is two rows, and one question. */
interface Party {
  readonly leader: queries.SignUp
  readonly along: readonly queries.SignUp[]
}

/** Those to be offered a seat now. */
function chooseNext(stand: Stand, now: Date, zone: string): readonly Party[] {
  let free = spareOf(stand, now, zone)
  const next: Party[] = []
  for (const party of partiesOf(stand.waiting.filter(({ offered_at }) => offered_at === null))) {
    const heads = headsOf([party.leader, ...party.along])
    if (heads > free) continue
    next.push(party)
    free -= heads
  }
  return next
}

export const headsOf = (rows: readonly queries.SignUp[]): number => rows.reduce((sum, { heads }) => sum + heads, 0)

function partiesOf(waiting: readonly queries.SignUp[]): readonly Party[] {
  const leads = new Set(waiting.map(({ person_id }) => person_id))
  const leaderOf = ({ entered_by }: queries.SignUp) =>
    entered_by !== null && leads.has(entered_by) ? entered_by : null
  return waiting
    .filter((one) => leaderOf(one) === null)
    .map((leader) => ({ leader, along: waiting.filter((one) => leaderOf(one) === leader.person_id) }))
}

function offerTo(
  person: queries.Invited,
  activity: queries.Activity,
  waiting: queries.SignUp,
  along: readonly queries.Invited[],
  office: Office,
): Message {
  const payload: Offered = {
    activityId: activity.id,
    personId: person.id,
    ...(along.length > 0 && { along: along.map(({ id }) => id) }),
  }
  const names = along.map(({ name }) => name)
  return {
    to: { person: person.id },
    kind: 'reminder',
    text: wording.offer(addressOf(person), inWords(activity, office.zone), names),
    once: `offer:sign-up ${waiting.id}`,
    about: about(activity, 'offer'),
    notAfter: activity.starts_at,
    expects: expectOffered(activity, payload),
  }
}

const expectOffered = (activity: queries.Activity, payload: Offered): Expectation => ({
  answer: 'offer',
  payload,
  about: `activity:${activity.id}`,
  title: activity.title,
  options: OPTIONS,
  person: payload.personId,
  until: activity.starts_at,
})

export const offered: AwaitedAnswer = {
  id: 'offer',
  needs: 'activity.answer',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice, act }, payload) {
    const { activityId, personId, along = [] } = payload as Offered
    const activity = await queries.lockActivity(turn.db, activityId)
    const mine = activity === undefined ? undefined : await queries.findSignUp(turn.db, activityId, personId)
    if (activity === undefined) return undefined
    // 我不去了，老伴还去: the second half, when the first has given the place up.
    if (mine?.seat !== 'waiting') return spouseGoes(turn, activity, personId, act)
    const own = await withoutAnother(turn, activity, personId, act)
    if ('told' in own) return askedAgain(own.told, activity, payload as Offered)
    const said = choice?.value ?? own.act.reply.reply
    if (said === 'received') return askedAgain(receiveOffer(turn, activity), activity, payload as Offered)
    const others = await stillWaiting(turn, activity, along)
    if (said === 'no' || said === 'cancel') return decline(turn, activity, mine, others, own.act.text)
    return said === 'yes' ? takeSeats(turn, activity, [mine, ...others], own.act) : undefined
  },
}

/** 好的, to 您还来吗, is a receipt: asked back once, and then left in peace (rule 3). */
function receiveOffer({ previous }: Turn, { title }: queries.Activity): Outcome {
  const again = previous?.endsWith(':received') === true
  return { reply: { text: again ? wording.noHurry() : wording.offerReceived(title) }, as: 'received' }
}

/** What is no answer leaves the offer open. */
const askedAgain = (told: Outcome | undefined, activity: queries.Activity, payload: Offered): Outcome | undefined =>
  told?.reply === undefined ? told : { ...told, reply: { ...told.reply, expects: expectOffered(activity, payload) } }

async function stillWaiting(
  { db }: Turn,
  activity: queries.Activity,
  people: readonly PersonId[],
): Promise<readonly queries.SignUp[]> {
  const rows = await Promise.all(people.map((id) => queries.findSignUp(db, activity.id, id)))
  return rows.flatMap((row) => (row?.seat === 'waiting' ? [row] : []))
}

/** 我不去了, of two who were asked as one. */
const OF_ONESELF = /^[我俺](?![们俩和跟与])/

/** Both stay, unless only the one who writes does: then the other is asked by herself. */
async function decline(
  turn: Turn,
  activity: queries.Activity,
  mine: queries.SignUp,
  others: readonly queries.SignUp[],
  text: string,
): Promise<Outcome> {
  if (OF_ONESELF.test(text)) {
    for (const { id } of others) await queries.markOffered(turn.db, id, null)
  } else {
    for (const { person_id } of others) await declineFor(turn, activity, person_id)
  }
  return declineFor(turn, activity, mine.person_id)
}

/** Seats those who were asked; whoever is named besides comes too, where there is room. */
async function takeSeats(
  turn: Turn,
  activity: queries.Activity,
  rows: readonly queries.SignUp[],
  { reply, text }: Act,
): Promise<Outcome> {
  const { db } = turn
  const { left } = await findStand(db, activity)
  if (headsOf(rows) > left) return { reply: { text: wording.seatGone(activity.title) } }
  for (const { id } of rows) await queries.seat(db, id)
  const personId = rows[0]?.person_id ?? 0
  const before = await saidBefore(turn, activity, personId, await queries.findSignUp(db, activity.id, personId))
  const reading = readReply('yes', reply, before, text)
  if (reading === undefined || reading.heads <= before.heads) return receiptFor(turn, activity, personId)
  const kept = await keepAnswer(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy: null })
  return { ...(await sayReceipt(turn, activity, personId, kept)), as: 'yes' }
}
