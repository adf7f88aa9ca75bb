/** Who of the staff is meant, and who is there. */
import { dayOf } from '../../base/calendar.ts'
import type { Office, PersonId, Tx } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import { standIns } from '../roles/public.ts'

interface Named {
  readonly id: PersonId
  readonly name: string
}

/** What may follow a surname: 张会计, 刘主任. */
const TITLE =
  /^(?:会计|出纳|主任|副主任|科长|副科长|干事|师傅|老师|工|姐|哥|大姐|书记|副书记|处长|部长|经理|组长|同志)$/

/** 王芳, 王芳同志, 志强, 刘主任, 小王; `undefined`: nobody, or more than one. */
export function staffNamed<T extends Named>(staff: readonly T[], said: string): T | undefined {
  const name = said.trim().replace(/同志$/, '')
  const exact = staff.filter((one) => one.name === name)
  const meant = exact.length > 0 ? exact : staff.filter((one) => isCalled(one.name, name))
  return meant.length === 1 ? meant[0] : undefined
}

function isCalled(name: string, said: string): boolean {
  if (said.length < 2) return false
  const surname = name.slice(0, 1)
  return (
    name.slice(1) === said ||
    (said.startsWith(surname) && TITLE.test(said.slice(1))) ||
    said === `小${surname}` ||
    said === `老${surname}`
  )
}

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

/** Who hears of what is this person's: themselves, whoever stands in, or nobody where they are of the staff no more. */
export function whoHears({ staff, standIns }: AtWork, person: PersonId | null): PersonId | undefined {
  if (person === null) return undefined
  return staff.some(({ id }) => id === person) ? person : standIns.get(person)
}

/** What the one is called who sees to a request, or stands in; nobody sees to what is their own. */
export function whoSees(
  at: AtWork,
  { owner_id, person_id }: { readonly owner_id: PersonId | null; readonly person_id: PersonId | null },
): string | undefined {
  const sees = whoHears(at, owner_id)
  if (sees === person_id) return undefined
  return at.staff.find(({ id }) => id === sees)?.name
}
