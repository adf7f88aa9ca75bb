/** Freed seats are offered to those who wait longest and fit; a seat is theirs when they say so (rule 19). */
import { dayOf } from '../../../base/calendar.ts'
import type { AwaitedAnswer, Job, Message, Occasion, Outcome, PersonId, Turn, Tx } from '../../../feature.ts'
import type { Act } from '../../../language/reading.ts'
import { addressOf, phoneList, spouseOf } from '../../people/public.ts'
import { tellOf } from '../in-hospital.ts'
import { inWords } from '../in-words.ts'
import { answeredBefore } from '../phone/undo-entries.ts'
import * as queries from '../queries.ts'
import { about } from '../still-wanted.ts'
import * as wording from '../wording.ts'
import {
  chooseNext,
  findStand,
  headsOf,
  isHeld,
  isLapsed,
  partiesOf,
  patientsNext,
  type Stand,
  spareOf,
} from './free-seats.ts'
import { expectOffered, type Offered, offeredTo } from './offer-question.ts'
import { withoutAnother } from './other-thing.ts'
import { sayReceipt } from './receipts.ts'
import { readReply } from './rules.ts'
import { keepAnswer, saidBefore } from './seats.ts'
import { declineFor, receiptFor } from './sign-up.ts'
import { spouseGoes } from './spouse-goes.ts'

/** Woken whenever a seat may have become free; by the clock, because an offer that nobody takes up lapses. */
export const offerSeats: Job = {
  id: 'activities.offer',
  cron: '*/30 8-19 * * *',
  lateBy: 12 * 60,
  title: wording.offerTitle,
  mayHaveWork: queries.isAnyWaiting,
  async run({ db, now, office }) {
    const messages: Message[] = []
    for (const activity of await queries.findWithWaiting(db, now)) {
      const people = new Map((await queries.findInvited(db, activity.id)).map((person) => [person.id, person]))
      messages.push(...(await tellLapsed({ db, now, office }, activity)))
      const stand = await withoutHeldByPatients(db, activity, now, office.zone)
      const next = chooseNext(stand, now, office.zone)
      for (const one of patientsNext(stand, now, office.zone)) messages.push(await tellOfPatient(db, activity, one))
      for (const { leader, along } of next) {
        const person = people.get(leader.person_id)
        if (person === undefined) continue
        const others = along.flatMap(({ person_id }) => people.get(person_id) ?? [])
        messages.push(offerTo(person, activity, leader, others, { now, office }))
        // The seat is held from when they can read of it: not in the noon break, not at night.
        for (const { id } of [leader, ...along]) await queries.markOffered(db, id, office.nextSending(now))
      }
    }
    return { messages, again: false }
  },
}

/** Whoever went to hospital after they were asked keeps nobody else waiting: they have their place in the line again. */
async function withoutHeldByPatients(db: Tx, activity: queries.Activity, now: Date, zone: string): Promise<Stand> {
  const stand = await findStand(db, activity)
  const held = stand.waiting.filter((one) => isHeld(one, now, zone) && stand.patients.has(one.person_id))
  if (held.length === 0) return stand
  for (const { id } of held) await queries.markOffered(db, id, null)
  return findStand(db, activity)
}

const tellOfPatient = (db: Tx, activity: queries.Activity, { id, person_id }: queries.SignUp): Promise<Message> =>
  tellOf(db, activity, [person_id], { key: `offer:sign-up ${id}`, say: wording.patientsTurn })

/**
 * To whoever planned it: a seat was not taken up in time; the next are asked, and somebody may ring up who was first. Of
 * two who were asked as one it is told once; whoever went to hospital meanwhile may never have read of it.
 */
async function tellLapsed(
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
  activity: queries.Activity,
): Promise<readonly Message[]> {
  const stand = await findStand(db, activity)
  const { waiting, patients } = stand
  const late = waiting.filter((one) => isLapsed(one, now, office.zone))
  const ill = late.filter(({ person_id }) => patients.has(person_id))
  const lapsed = late.filter((one) => !ill.includes(one))
  const others = chooseNext(stand, now, office.zone).length > 0
  const ids = lapsed.map(({ person_id }) => person_id)
  const lines = ids.length === 0 ? [] : await phoneList(db, ids, dayOf(now, office.zone))
  const messages = partiesOf(lapsed).flatMap(({ leader, along }): readonly Message[] => {
    const [first, ...rest] = [leader, ...along].flatMap((one) => lines.find(({ id }) => id === one.person_id) ?? [])
    if (first === undefined) return []
    const names = [first, ...rest].map(({ name }) => name)
    return [
      {
        to: { person: activity.planned_by },
        kind: 'staff',
        text: wording.offerLapsed(activity.title, names, first.phone, others),
        shows: { how: 'list', people: [leader, ...along].map(({ person_id }) => person_id) },
        once: `offer-lapsed:sign-up ${leader.id}:${leader.offered_at?.toISOString()}`,
        notAfter: activity.starts_at,
      },
    ]
  })
  return [...messages, ...(await Promise.all(ill.map((one) => tellOfPatient(db, activity, one))))]
}

function offerTo(
  person: queries.Invited,
  activity: queries.Activity,
  waiting: queries.SignUp,
  along: readonly queries.Invited[],
  { now, office }: Pick<Occasion, 'now' | 'office'>,
): Message {
  const payload = offeredTo(
    activity,
    person.id,
    along.map(({ id }) => id),
  )
  const names = along.map(({ name }) => name)
  return {
    to: { person: person.id },
    kind: 'reminder',
    text: wording.offer(addressOf(person), inWords(activity, office.zone), names),
    // Whose seat was gone is asked again when there is another.
    once: `offer:sign-up ${waiting.id}:${now.toISOString()}`,
    about: about(activity, 'offer'),
    notAfter: activity.starts_at,
    expects: expectOffered(activity, payload),
  }
}

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

/** A couple stays together, unless only the one who writes does. Whoever stays in the line is asked by herself: a friend always. */
async function decline(
  turn: Turn,
  activity: queries.Activity,
  mine: queries.SignUp,
  others: readonly queries.SignUp[],
  text: string,
): Promise<Outcome> {
  const before = await answeredBefore(
    turn,
    activity,
    mine.person_id,
    mine.companions,
    others.map((one) => one.person_id),
  )
  const spouse = OF_ONESELF.test(text) ? undefined : await spouseOf(turn.db, mine.person_id)
  for (const { id, person_id } of others) {
    if (person_id === spouse?.id) await declineFor(turn, activity, person_id, { enteredBy: mine.person_id })
    else await queries.markOffered(turn.db, id, null)
  }
  return declineFor(turn, activity, mine.person_id, { before })
}

/** Seats those who were asked; whoever is named besides comes too, where there is room. */
async function takeSeats(
  turn: Turn,
  activity: queries.Activity,
  rows: readonly queries.SignUp[],
  { reply, text }: Act,
): Promise<Outcome> {
  const { db } = turn
  const { left, waiting } = await findStand(db, activity)
  const others = waiting.filter(({ id }) => !rows.some((row) => row.id === id))
  // They were too late and others are being asked: they are the first again when those do not come.
  if (headsOf(rows) > spareOf({ left, waiting: others }, turn.now, turn.office.zone)) {
    for (const { id } of rows) await queries.markOffered(db, id, null)
    return { reply: { text: wording.seatGone(activity.title) }, wake: ['activities.offer'] }
  }
  const [first] = rows
  const personId = first?.person_id ?? 0
  const undo = {
    before: await answeredBefore(
      turn,
      activity,
      personId,
      first?.companions,
      rows.map((one) => one.person_id),
    ),
    inboxId: turn.inboxId,
  }
  // Whoever takes the seat does so by their own word, whoever had named them.
  const own = rows.map((row) => (row === first ? { ...row, entered_by: null, along_with: null } : row))
  for (const row of own) await queries.seat(db, row, turn.inboxId, turn.now)
  const before = await saidBefore(turn, activity, personId, await queries.findSignUp(db, activity.id, personId))
  const reading = readReply('yes', reply, before, text)
  if (reading === undefined || reading.heads <= before.heads) return receiptFor(turn, activity, personId, undo)
  const kept = await keepAnswer(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy: null })
  return { ...(await sayReceipt(turn, activity, personId, { ...kept, undo })), as: 'yes' }
}
