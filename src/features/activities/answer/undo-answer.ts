/** 弄错了, right after a receipt: the answer does not count, and what was said before does again (rule 9). */

import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import { nameOf } from '../../people/public.ts'
import { putBack } from '../phone/undo-entries.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { chooseNext, findStand } from './free-seats.ts'
import { expectOffered, offeredTo } from './offer-question.ts'
import { namingWhom, sayReceipt } from './receipts.ts'
import { expectSignUp, type Undo } from './sign-up-question.ts'
import { tellNotBrought } from './tell-brought.ts'

/** `undefined`: something else has been said since, and that stands. The activity must be locked. */
export async function undoAnswer(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { before, inboxId, following = [] }: Undo,
): Promise<Outcome | undefined> {
  const how = { channel: turn.chat.kind, enteredBy: null }
  const back = await putBack(turn, activity, { before, inboxId }, how)
  if (back.size === 0) return undefined
  await putBackFollowing(turn, following, inboxId)
  if (!back.has(personId)) return sayOfOther(turn, activity, personId, [...back.keys()])
  const kept = back.get(personId)
  const asked = kept?.seat === 'waiting' ? await offerAgain(turn, activity, personId) : undefined
  if (asked !== undefined) return asked
  const unasked = [...back].flatMap(([id, answer]) => (answer === null ? [id] : []))
  const messages = await tellNotBrought(turn, activity, personId, unasked)
  const common = { wake: ['activities.offer'], as: 'undone' }
  if (kept === null || kept === undefined) {
    const text = await namingWhom(turn, personId, wording.notSaid(activity.title))
    return {
      reply: { text, expects: expectSignUp(activity, personId) },
      messages,
      ...common,
    }
  }
  const receipt = await sayReceipt(turn, activity, personId, kept)
  const { reply } = receipt
  return {
    ...receipt,
    messages: [...(receipt.messages ?? []), ...messages],
    ...(reply && { reply: { ...reply, text: wording.asBefore(reply.text) } }),
    ...common,
  }
}

/** What was said of all of a series is taken back for each day of it, where nothing else has been said of that day since. */
async function putBackFollowing(turn: Turn, following: NonNullable<Undo['following']>, inboxId: number): Promise<void> {
  for (const { activityId, before } of following) {
    const activity = await queries.lockActivity(turn.db, activityId)
    if (activity !== undefined)
      await putBack(turn, activity, { before, inboxId }, { channel: 'series', enteredBy: null })
  }
}

/** 老伴去 was taken back: the other stands as before, and whoever said it has not been answered for. */
async function sayOfOther(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  others: readonly PersonId[],
): Promise<Outcome> {
  const names = await Promise.all(others.map((id) => nameOf(turn.db, id)))
  const own = await queries.findSignUp(turn.db, activity.id, personId)
  return {
    reply: {
      text: wording.otherNotSaid(activity.title, names, own !== undefined),
      expects: expectSignUp(activity, personId, own !== undefined),
    },
    wake: ['activities.offer'],
    as: 'undone',
  }
}

/** A seat is free for whoever waits again, and it is their turn: they are asked at once. */
async function offerAgain(turn: Turn, activity: queries.Activity, personId: PersonId): Promise<Outcome | undefined> {
  const { db, now, office } = turn
  const next = chooseNext(await findStand(db, activity), now, office.zone)
  const party = next.find(({ leader }) => leader.person_id === personId)
  if (party === undefined) return undefined
  for (const { id } of [party.leader, ...party.along]) await queries.markOffered(db, id, now)
  const along = party.along.map(({ person_id }) => person_id)
  const expects = expectOffered(activity, offeredTo(activity, personId, along))
  const names = await Promise.all(along.map((id) => nameOf(db, id)))
  const text = await namingWhom(turn, personId, wording.offerStands(activity.title, names))
  return {
    reply: { text, expects },
    wake: ['activities.offer'],
    as: 'undone',
  }
}
