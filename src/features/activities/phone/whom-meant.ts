/** Whom staff mean by a name, a surname with a title, or nearly a name: looked for first among those who were asked. */
import { dayOf } from '../../../base/calendar.ts'
import type { PersonId, Turn } from '../../../feature.ts'
import { type KnownPerson, type Mentioned, nameAndUnit, resolveAudience } from '../../people/public.ts'
import * as queries from '../queries.ts'
import type { SaidOfOthers, Told } from './read-entry.ts'

/** Somebody named in a sentence. Plain JSON, so that it can wait for an answer. */
export interface Meant {
  /** The words that named them. */
  readonly said: string
  /** Whom they may mean; never empty. */
  readonly people: readonly KnownPerson[]
  /** Nobody needs to be asked when there is only one. */
  readonly sure: boolean
  /** Chosen from several of one name, so the unit is said with the name. */
  readonly shared: boolean
}

/** What was heard of somebody. Plain JSON too. */
export interface Entry {
  readonly meant: Meant
  readonly told: Told
  /** Not on the list of the activity; staff have said that they are to be added. */
  readonly added?: true
}

export const idOf = ({ people }: Meant): PersonId => people[0]?.id ?? 0

/** With the unit, where others have the same name. */
export function nameOf({ people, said, shared }: Meant): string {
  const [person] = people
  if (person === undefined) return said
  return shared ? nameAndUnit(person) : person.name
}

/** For each of `mentioned`, in order, as far as something was said of them. */
export async function whomMeant(
  turn: Turn<unknown>,
  mentioned: readonly Mentioned[],
  said: readonly SaidOfOthers[],
): Promise<readonly Meant[]> {
  const ids = mentioned.flatMap(({ people }) => people.map(({ id }) => id))
  const invitations = await queries.findInvitations(turn.db, ids, turn.now)
  const invited = new Set(invitations.map(({ personId }) => personId))
  const meant: Meant[] = []
  for (const [index, mention] of mentioned.entries()) {
    const unit = said.find(({ names }) => names.includes(index))?.unit
    const inUnit = unit === undefined ? undefined : await peopleOf(turn, unit)
    meant.push(narrow(mention, inUnit, invited))
  }
  return meant
}

async function peopleOf(
  { db, now, office, scope }: Turn<unknown>,
  unit: string,
): Promise<ReadonlySet<PersonId> | undefined> {
  const read = await resolveAudience(db, unit, scope, dayOf(now, office.zone))
  return 'unknown' in read ? undefined : new Set(await queries.peopleOfAudience(db, read.audience))
}

function narrow(
  { text, how, people }: Mentioned,
  inUnit: ReadonlySet<PersonId> | undefined,
  invited: ReadonlySet<PersonId>,
): Meant {
  const ofUnit = keepIfAny(people, ({ id }) => inUnit === undefined || inUnit.has(id))
  const asked = ofUnit.filter(({ id }) => invited.has(id))
  const fitting = asked.length > 0 ? asked : ofUnit
  // 何师傅 is who is called so; 何老师 may be the same one under another title, if nobody else was asked.
  const pool = how === 'title' ? keepIfAny(fitting, ({ address }) => address === text) : fitting
  const isOfPost = POST.test(text) && !pool.some(({ address }) => address === text)
  const sure = how === 'name' || (how === 'title' && asked.length > 0 && !isOfPost)
  return { said: text, people: pool, sure, shared: how === 'name' && people.length > 1 }
}

/** 张书记 is rather of the office than an old 张师傅, unless he is called so. */
const POST = /(?:书记|主任|[科处局厂矿所部院校]长|经理|主席)$/

/** Those that fit, or everybody where nobody does. */
function keepIfAny(people: readonly KnownPerson[], fits: (person: KnownPerson) => boolean): readonly KnownPerson[] {
  const kept = people.filter(fits)
  return kept.length > 0 ? kept : people
}
