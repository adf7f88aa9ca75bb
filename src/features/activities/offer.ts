/** A freed seat is offered to whoever waits longest and fits; it is theirs when they say so (rule 19). */
import type { AwaitedAnswer, Job, Message, Tx } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { addressOf } from '../people/public.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
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

/** Woken whenever a seat may have become free. */
export const offerSeats: Job = {
  id: 'activities.offer',
  lateBy: 0,
  title: wording.offerTitle,
  async run({ db, now, office }) {
    const messages: Message[] = []
    for (const activity of await queries.findWithWaiting(db, now)) {
      const first = await firstFitting(db, activity)
      const person = (await queries.findInvited(db, activity.id)).find((one) => one.id === first?.person_id)
      if (first === undefined || person === undefined) continue
      const payload: Offered = { activityId: activity.id, personId: person.id }
      messages.push({
        to: { person: person.id },
        kind: 'reminder',
        text: wording.offer(addressOf(person), inWords(activity, office.zone)),
        once: `offer:sign-up ${first.id}`,
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
      })
    }
    return { messages, again: false }
  },
}

async function firstFitting(db: Tx, activity: queries.Activity): Promise<queries.SignUp | undefined> {
  const { seated } = await queries.countHeads(db, activity.id, [])
  const left = activity.seats === null ? Number.POSITIVE_INFINITY : activity.seats - seated
  return (await queries.findWaiting(db, activity.id)).find((waiting) => waiting.heads <= left)
}

export const offered: AwaitedAnswer = {
  id: 'offer',
  needs: 'activity.answer',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice, act }, payload) {
    const { activityId, personId } = payload as Offered
    const activity = await queries.lockActivity(turn.db, activityId)
    const waiting = activity === undefined ? undefined : await queries.findSignUp(turn.db, activityId, personId)
    if (activity === undefined || waiting?.seat !== 'waiting') return undefined
    const said = choice?.value ?? act.reply.reply
    if (said === 'no' || said === 'cancel') return declineFor(turn, activity, personId)
    if (said !== 'yes') return undefined
    const fits = await firstFitting(turn.db, activity)
    if (fits?.id !== waiting.id) return { reply: { text: wording.seatGone(activity.title) } }
    await queries.seat(turn.db, waiting.id)
    return receiptFor(turn, activity, personId)
  },
}
