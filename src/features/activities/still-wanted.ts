/** Why a message about an activity must not go any more, asked at the instant of sending. */
import type { ClaimedMessage, Hold, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

type Purpose = 'invitation' | 'nudge' | 'reminder' | 'room' | 'offer' | 'waiting'

/** What a message is about, as `stillWanted` gets it back. */
export function about(activity: queries.Activity, purpose: Purpose): string {
  return `activity:${activity.id}:${activity.version}:${purpose}`
}

export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
): Promise<ReadonlyMap<number, string | Hold>> {
  const reasons = new Map<number, string | Hold>()
  for (const message of messages) {
    const reason = await reasonNotTo(db, message, now)
    if (reason !== undefined) reasons.set(message.id, reason)
  }
  return reasons
}

async function reasonNotTo(db: Tx, message: ClaimedMessage, now: Date): Promise<string | Hold | undefined> {
  const [subject, id, version, purpose] = message.about?.split(':') ?? []
  if (subject !== 'activity') return undefined
  const activity = await queries.findActivity(db, Number(id))
  if (activity === undefined || activity.state !== 'published') return wording.reasonOff()
  if (activity.version !== Number(version)) return wording.reasonChanged()
  // Past its moment it is off, whether or not the job that writes it down has run.
  if (activity.off_at !== null && activity.off_at <= now) return wording.reasonOff()
  if (activity.off_at !== null) return { waits: wording.waitsWhetherOff(), until: activity.off_at }
  if (purpose === 'nudge' && !activity.asks_again) return wording.reasonNotAsked()
  if (message.personId === null) return undefined
  const current = await queries.findSignUp(db, activity.id, message.personId)
  return reasonByAnswer(purpose as Purpose, current)
}

function reasonByAnswer(purpose: Purpose, current: queries.SignUp | undefined): string | undefined {
  if (purpose === 'reminder') return current?.answer === 'yes' ? undefined : wording.reasonNotComing()
  // What is told to whoever waits, with or without a seat to offer.
  if (purpose === 'waiting') return current?.seat === 'waiting' ? undefined : wording.reasonAnswered()
  if (purpose === 'offer')
    return current?.seat === 'waiting' && current.offered_at !== null ? undefined : wording.reasonAnswered()
  return current === undefined || current.answer === 'maybe' ? undefined : wording.reasonAnswered()
}
