/** What ends, opens and comes back in this feature when somebody leaves or returns. */

import { type Day, dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import type { Aftermath, Leaving, Moment, PersonId, Tx } from '../../feature.ts'
import { nameOf } from '../people/public.ts'
import { isLastWayIn } from '../roles/public.ts'
import { makeSurvivor } from './make-survivor.ts'
import * as queries from './queries.ts'
import { aboutStay } from './rules.ts'
import * as wording from './wording.ts'

/** Rooms in which somebody has died hear no festive post for so long, in milliseconds: 72 hours. */
const MUTED = 72 * HOUR

/** Everywhere a stay in hospital ends, and with it the question to the 联络员; after a death also the bindings, and the list of what is to be seen to opens. */
export async function left(db: Tx, person: PersonId, how: Leaving, { now, office }: Moment): Promise<Aftermath> {
  const ended = await queries.endStay(db, person, dayOf(now, office.zone))
  const closes = ended === undefined ? [] : [aboutStay(ended.id)]
  if (how !== 'deceased') return { closes }
  const departure = await queries.lockDeparture(db, person)
  if (departure === undefined) return { closes }
  await queries.muteRooms(db, person, departure.id, new Date(now.getTime() + MUTED))
  await queries.openAftercare(db, departure.id, wording.AFTERCARE)
  const phones = await queries.closeBindings(db, person, now)
  const users = await queries.usersOf(db, phones)
  const told = phones.length === 0 ? [] : [users.length > 0 ? wording.phoneStays(users) : wording.whoUsesPhone()]
  const name = await nameOf(db, person)
  const survivor = await makeSurvivor(db, person, { by: departure.settled_by, at: now })
  const made = survivor === undefined ? [] : [wording.survivorMade(name, survivor)]
  return { closes, told: [...told, ...made, wording.aftercareOpened(name)] }
}

/** The bindings and the stay in hospital that ended with a death are there again, and nothing is left to be seen to. */
export async function returned(db: Tx, person: PersonId, { now, office }: Moment): Promise<Aftermath> {
  const departure = await queries.lastUndone(db, person)
  if (departure === undefined || departure.how !== 'deceased') return {}
  await queries.unmuteRooms(db, departure.id, now)
  await queries.endWidowhoodBeside(db, person, now)
  await queries.dropAftercare(db, departure.id)
  const inHospital = await queries.reopenStay(db, person, dayOf(departure.reported_at, office.zone))
  const family = await queries.keptAsFamily(db, person)
  return {
    told: [
      await bindAgain(db, person, dayOf(now, office.zone)),
      inHospital ? wording.stayIsBack() : [],
      family === undefined ? [] : wording.survivorStays(family),
    ].flat(),
  }
}

/** What becomes of their chats, for whoever undid it. The only way in of an administrator stays theirs alone. */
async function bindAgain(db: Tx, person: PersonId, today: Day): Promise<readonly string[]> {
  const ended = await queries.bindingsEndedLast(db, person)
  if (ended.length === 0) return (await queries.wasBound(db, person)) ? [wording.chatIsTaken()] : []
  const told = new Set<string>()
  for (const { id, chatId } of ended) {
    const isKept = await isLastWayIn(db, chatId, today)
    if (!isKept) await queries.reopenBinding(db, id)
    told.add(isKept ? wording.chatStaysAdministrators() : wording.chatIsBack())
  }
  return [...told]
}
