/** A complaint about somebody of the office is another's to see to, and they see nothing of it. */
import { dayOf } from '../../base/calendar.ts'
import type { Matter, Office, PersonId, Tx } from '../../feature.ts'
import { administratorsOn } from '../roles/public.ts'
import { complainedOf, mayComplain } from './about-staff.ts'
import * as queries from './queries.ts'
import { numberTold, TOGETHER } from './rules.ts'
import { atWork, idsOf, whoHears, whoHearsOf } from './staff.ts'

interface At {
  readonly now: Date
  readonly office: Office
}

/**
 * Of whom of the staff words complain, those who are away today too; none of them, where it is said of the office as such.
 * `undefined`: of nobody there.
 */
export async function findComplainedOf(db: Tx, at: At, words: string): Promise<readonly PersonId[] | undefined> {
  if (!mayComplain(words)) return undefined
  const { staff, standIns } = await atWork(db, at)
  return complainedOf(words, [...staff, ...(await queries.namesOf(db, [...standIns.keys()]))])
}

/** The same of what is brought; what is said of how a complaint was seen to is kept from the same people. */
export async function complainedOfIn(matter: Matter): Promise<readonly PersonId[] | undefined> {
  const named = await findComplainedOf(matter.db, matter, matter.words)
  const number = numberTold(matter.why)
  const earlier = number === undefined ? undefined : await queries.lockRequest(matter.db, number)
  if (earlier?.discreet !== true) return named
  return [...new Set([...(named ?? []), ...earlier.kept_from])]
}

/**
 * Who reads what others of the staff must not: the head; else whoever sees to complaints, or their deputy; else anybody
 * of whom it does not tell. Null: nobody else is there.
 */
export async function trusteeBut(db: Tx, at: At, not: readonly PersonId[]): Promise<PersonId | null> {
  const present = await atWork(db, at)
  const heads = await administratorsOn(db, dayOf(at.now, at.office.zone))
  const arranged = await queries.arrangementOf(db, 'complaint')
  const all = idsOf(present.staff)
  const known = [arranged?.owner_id ?? null, arranged?.deputy_id ?? null].map((id) => whoHears(present, id))
  const inTurn = [...heads.filter((id) => all.includes(id)), ...known, ...all]
  return inTurn.find((id) => id !== undefined && !not.includes(id)) ?? null
}

/** Who hears of what is for one alone: its owner or whoever stands in, unless it is kept from them. */
export async function readerOf(db: Tx, at: At, request: queries.Request): Promise<PersonId | undefined> {
  const hears = whoHearsOf(await atWork(db, at), request)
  return hears ?? (await trusteeBut(db, at, [...request.kept_from, request.person_id ?? []].flat())) ?? undefined
}

/** 我要投诉, and the name in the next breath: it is nobody's business any more but of whoever may read it. */
export async function bareComplaint(matter: Matter, from: queries.Asker): Promise<queries.Request | undefined> {
  const recent = await queries.findRecent(matter.db, from, new Date(matter.now.getTime() - TOGETHER))
  if (recent === undefined || recent.topic !== 'complaint' || recent.urgent) return undefined
  return (await queries.findListed(matter.db, recent.id))?.touched === true ? undefined : recent
}

/** From now on it is kept from these people too, and somebody else sees to it where one of them did. */
export async function conceal(
  db: Tx,
  at: At,
  request: queries.Request,
  { of, discreet }: { readonly of: readonly PersonId[]; readonly discreet: boolean },
): Promise<queries.Request> {
  const kept_from = [...new Set([...request.kept_from, ...of])]
  const isNew = kept_from.length > request.kept_from.length || (discreet && !request.discreet)
  if (!isNew) return request
  const isTheirs = request.owner_id !== null && kept_from.includes(request.owner_id)
  const isOneOnly = discreet || request.discreet
  const owner_id =
    isTheirs || (isOneOnly && !request.discreet)
      ? await trusteeBut(db, at, [...kept_from, request.person_id ?? []].flat())
      : request.owner_id
  const concealed = { kept_from, discreet: isOneOnly, owner_id }
  await queries.conceal(db, request.id, concealed)
  return { ...request, ...concealed }
}

/** The names of those from whom it is kept, for whoever is told of it. */
export async function namesKeptFrom(db: Tx, { kept_from }: queries.Request): Promise<readonly string[]> {
  return (await queries.namesOf(db, kept_from)).map(({ name }) => name)
}

/** Of these people, those who may know of a request. */
export const mayKnow = (people: readonly PersonId[], { kept_from }: Pick<queries.Request, 'kept_from'>) =>
  people.filter((id) => !kept_from.includes(id))
