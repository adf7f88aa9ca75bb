/** Whom a question, an alarm or a notice can reach. */
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { addressOf } from './rules.ts'

/** The spouse, when active and on the roster too. */
export async function spouseOf(
  db: Tx,
  person: PersonId,
): Promise<{ id: PersonId; name: string; address: string } | undefined> {
  const spouse = await queries.findSpouse(db, person)
  return spouse && { id: spouse.id, name: spouse.name, address: addressOf(spouse) }
}

/** At the pace at which they are set, these take a minute; what has changed by then is found by the next look. */
const REMARKS_AT_ONCE = 20

/** The next contacts that are not called yet as their bindings ask for. */
export async function remarksToSet(db: Tx, account: string): Promise<readonly queries.WantedRemark[]> {
  return queries.wantedRemarks(db, account, REMARKS_AT_ONCE)
}

/**
 * Those of `ids`, in their order, whom no chat surely reaches although they are active, or who do not want it to: the ones
 * to be rung up. Nobody rings for those who are said to have died (rule 28).
 */
export async function withoutChat(db: Tx, ids: readonly PersonId[]): Promise<readonly PersonId[]> {
  const found = await queries.whereaboutsWithHelpers(db, ids)
  const declined = await queries.declinedAmong(db, ids)
  const mourned = await queries.saidToBeDead(db, ids)
  const isMute = (one: queries.Whereabouts) => !queries.isSure(one) || declined.has(one.id)
  const mute = new Set(
    found.filter((one) => one.status === 'active' && isMute(one) && !mourned.has(one.id)).map(({ id }) => id),
  )
  return ids.filter((id) => mute.has(id))
}

/** Who hears of an alarm at once: those on duty; where none of them can read it, everybody. */
export async function calledFirst(
  db: Tx,
  today: Day,
  by: readonly PersonId[],
): Promise<readonly { readonly id: PersonId }[]> {
  const onDuty = await queries.dutyOn(db, today)
  const others = onDuty.filter(({ id }) => !by.includes(id))
  return others.length > 0 ? others : butNot(await queries.staffOn(db, today), by)
}

/** All but those who bring a matter themselves; they as well, where nobody else is there. */
export function butNot<T extends { readonly id: PersonId }>(all: readonly T[], by: readonly PersonId[]): readonly T[] {
  const others = all.filter(({ id }) => !by.includes(id))
  return others.length > 0 ? others : all
}

/**
 * Those of `ids`, in their order, to whom a question can be put now without standing beside another one (rule 2): nothing
 * is open in their chats but what it is about itself, and of those who share a phone it is the first.
 */
export async function freeToBeAsked(
  db: Tx,
  ids: readonly PersonId[],
  now: Date,
  about: string,
): Promise<readonly PersonId[]> {
  const found = await queries.askedIn(db, ids, now, about)
  const busy = new Set(found.filter(({ asked }) => asked).map(({ id }) => id))
  const taken = new Set<number>()
  return ids.filter((id) => {
    const chats = found.filter((one) => one.id === id).map(({ chat }) => chat)
    if (busy.has(id) || chats.some((chat) => taken.has(chat))) return false
    for (const chat of chats) taken.add(chat)
    return true
  })
}
