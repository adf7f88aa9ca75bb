/** Why somebody has not got a notice, in words for staff: one way of saying it in lists, for one person, and in the sheet. */
import { dayOf } from '../../base/calendar.ts'
import type { WorkingOffice } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import type * as queries from './queries.ts'
import * as wording from './wording.ts'

type Moment = { readonly now: Date; readonly office: WorkingOffice }

/** Empty: they have it, or nothing is known besides their state. */
export function whyNotYet(one: queries.Standing, notice: queries.Notice, at: Moment): string {
  if (one.lacksFile) return wording.lacksFile(one.reason ?? '')
  if (one.state === 'waiting' || one.state === 'planned') return whyItWaits(one, notice, at)
  // The state says it: nobody knows.
  if (one.state === 'uncertain') return ''
  if (one.reason !== null && one.state !== 'answered') return one.reason
  if (one.state !== 'phone') return ''
  if (one.isUnproven) return wording.unproven()
  return one.inRooms ? wording.notInRooms() : ''
}

function whyItWaits(one: queries.Standing, notice: queries.Notice, { now, office }: Moment): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  if (notice.by_hand) return wording.waitsForPaste()
  if (notice.state === 'paused') return wording.waitsPaused()
  if (one.stopped !== null) return wording.stoppedInWords(one.stopped)
  const from = one.notBefore !== null && one.notBefore > now ? one.notBefore : now
  const next = notice.urgent_why === null ? office.nextSending(from) : from
  const when = next > now ? wording.goesAt(say(next)) : ''
  if (one.reason !== null) return `${one.reason}${when}`
  const start = notice.starts_at
  if (start !== null && start > now) return `${wording.waitsForStart()}${when}`
  // Its day was taken by another notice when it was made (rule 24).
  if (from > now) return `${wording.waitsTomorrow()}${when}`
  return when === '' ? '' : `${wording.waitsForHours()}${when}`
}

/** Why a notice on its way is not posted in one of its rooms; `undefined`: nothing is in the way. */
export function whyHeld(title: string, room: Awaited<ReturnType<typeof queries.roomsOf>>[number]): string | undefined {
  if (room.postedAt !== null) return undefined
  if (room.renamedTo !== null) return wording.heldForNewName(title, room.name, room.renamedTo)
  if (room.platformId === null) return wording.heldForLostRoom(title, room.name)
  return room.namesakes > 1 ? wording.heldForNamesake(title, room.nameNow) : undefined
}
