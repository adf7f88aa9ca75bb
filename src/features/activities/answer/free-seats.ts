/** Which seats are free, and whose they are: those who were offered one hold it, and those who wait longest are next. */
import type { PersonId, Tx } from '../../../feature.ts'
import { inHospitalAmong } from '../../care/public.ts'
import * as queries from '../queries.ts'
import { hasLapsed } from './rules.ts'

/** How it stands with the seats of an activity. */
export interface Stand {
  /** Free seats; infinite without a limit. */
  readonly left: number
  readonly waiting: readonly queries.SignUp[]
  /** Of those who wait, who is in hospital: they are not asked. */
  readonly patients: ReadonlySet<PersonId>
}

/** Who wait together: 我和老伴去 is two rows, and one question. */
export interface Party {
  readonly leader: queries.SignUp
  readonly along: readonly queries.SignUp[]
}

export async function findStand(db: Tx, activity: queries.Activity): Promise<Stand> {
  const { seated } = await queries.countHeads(db, activity.id, [])
  const left = activity.seats === null ? Number.POSITIVE_INFINITY : activity.seats - seated
  const waiting = await queries.findWaiting(db, activity.id)
  const patients = await inHospitalAmong(
    db,
    waiting.map(({ person_id }) => person_id),
  )
  return { left, waiting, patients }
}

/** Seats that nobody has and nobody was offered; infinite without a limit. */
export async function spareSeats(db: Tx, activity: queries.Activity, now: Date, zone: string): Promise<number> {
  return spareOf(await findStand(db, activity), now, zone)
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

/** Heads for whom free seats are kept. */
export async function headsKeptFor(
  db: Tx,
  activity: queries.Activity,
  now: Date,
  zone: string,
  except: readonly PersonId[],
): Promise<number> {
  const kept = askedAbout(await findStand(db, activity), now, zone)
  return headsOf(kept.filter(({ person_id }) => !except.includes(person_id)))
}

/** Those who are being asked about a seat, and those who are to be asked next. */
export function askedAbout(stand: Stand, now: Date, zone: string): readonly queries.SignUp[] {
  const next = chooseNext(stand, now, zone).flatMap(({ leader, along }) => [leader, ...along])
  return [...heldIn(stand.waiting, now, zone), ...next]
}

/** Those to be offered a seat now. */
export function chooseNext(stand: Stand, now: Date, zone: string): readonly Party[] {
  let free = spareOf(stand, now, zone)
  const next: Party[] = []
  const asked = stand.waiting.filter(
    ({ person_id, offered_at }) => offered_at === null && !stand.patients.has(person_id),
  )
  for (const party of partiesOf(asked)) {
    const heads = headsOf([party.leader, ...party.along])
    if (heads > free) continue
    next.push(party)
    free -= heads
  }
  return next
}

/** Patients whose turn it would be. */
export function patientsNext(stand: Stand, now: Date, zone: string): readonly queries.SignUp[] {
  const free = spareOf(stand, now, zone)
  return stand.waiting.filter(
    ({ person_id, offered_at, heads }) => stand.patients.has(person_id) && offered_at === null && heads <= free,
  )
}

export const headsOf = (rows: readonly queries.SignUp[]): number => rows.reduce((sum, { heads }) => sum + heads, 0)

export const isLapsed = ({ offered_at }: queries.SignUp, now: Date, zone: string): boolean =>
  offered_at !== null && hasLapsed(offered_at, now, zone)

/** They are just being asked whether they take a seat. */
export const isHeld = (one: queries.SignUp, now: Date, zone: string): boolean =>
  one.seat === 'waiting' && one.offered_at !== null && !isLapsed(one, now, zone)

const heldIn = (waiting: readonly queries.SignUp[], now: Date, zone: string): readonly queries.SignUp[] =>
  waiting.filter((one) => isHeld(one, now, zone))

/** Seats that were offered and not yet answered are spoken for, until the offer lapses. */
export const spareOf = ({ left, waiting }: Pick<Stand, 'left' | 'waiting'>, now: Date, zone: string): number =>
  left - headsOf(heldIn(waiting, now, zone))

/**
 * Those who were named by somebody who waits too are asked with them. Whom somebody has only written down (a 接龙, a phone
 * list) waits by themselves, and so does whoever came along with somebody who waits no more.
 */
export function partiesOf(waiting: readonly queries.SignUp[]): readonly Party[] {
  const leads = new Set(waiting.filter(({ along_with }) => along_with === null).map(({ person_id }) => person_id))
  const leaderOf = ({ along_with }: queries.SignUp) =>
    along_with !== null && leads.has(along_with) ? along_with : null
  return waiting
    .filter((one) => leaderOf(one) === null)
    .map((leader) => ({ leader, along: waiting.filter((one) => leaderOf(one) === leader.person_id) }))
}
