/** Who of the staff is meant, and who is there. */
import { dayOf } from '../../base/calendar.ts'
import type { Office, PersonId, Tx } from '../../feature.ts'
import { calledBy, staffOn } from '../people/public.ts'
import { standIns } from '../roles/public.ts'

interface Named {
  readonly id: PersonId
  readonly name: string
}

/** 王芳, 王芳同志, 志强, 刘主任, 小王; `undefined`: nobody, or more than one. */
export function staffNamed<T extends Named>(staff: readonly T[], said: string): T | undefined {
  const name = said.trim().replace(/同志$/, '')
  const exact = staff.filter((one) => one.name === name)
  const meant = exact.length > 0 ? exact : staff.filter((one) => isCalled(one.name, name))
  return meant.length === 1 ? meant[0] : undefined
}

const isCalled = (name: string, said: string): boolean => calledBy(name).includes(said)

/** Those who are at work today, and for those who are away, who stands in. */
export interface AtWork {
  readonly staff: readonly Named[]
  /** Who is away, and who stands in for them. */
  readonly standIns: ReadonlyMap<PersonId, PersonId>
}

export async function atWork(
  db: Tx,
  { now, office }: { readonly now: Date; readonly office: Office },
): Promise<AtWork> {
  const today = dayOf(now, office.zone)
  return { staff: await staffOn(db, today), standIns: await standIns(db, today) }
}

export const idsOf = (staff: readonly Named[]): readonly PersonId[] => staff.map(({ id }) => id)

/** Who hears of what is this person's: themselves, whoever stands in, or nobody where they are of the staff no more. */
export function whoHears({ staff, standIns }: AtWork, person: PersonId | null): PersonId | undefined {
  if (person === null) return undefined
  return staff.some(({ id }) => id === person) ? person : standIns.get(person)
}

/** The same of a request: nobody hears of what is kept from them, not even standing in. */
export function whoHearsOf(
  at: AtWork,
  { owner_id, kept_from }: { readonly owner_id: PersonId | null; readonly kept_from: readonly PersonId[] },
): PersonId | undefined {
  const hears = whoHears(at, owner_id)
  return hears === undefined || kept_from.includes(hears) ? undefined : hears
}

/** What the one is called who sees to a request, or stands in; nobody sees to what is their own. */
export function whoSees(
  at: AtWork,
  request: {
    readonly owner_id: PersonId | null
    readonly person_id: PersonId | null
    readonly kept_from: readonly PersonId[]
  },
): string | undefined {
  const sees = whoHearsOf(at, request)
  if (sees === request.person_id) return undefined
  return at.staff.find(({ id }) => id === sees)?.name
}
