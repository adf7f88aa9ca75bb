/** 第三支部的王秀英, 检验科王秀英, 王秀英（第三支部）: people of one name told apart by the unit that is said with it. */
import { dayOf } from '../../base/calendar.ts'
import type { Turn } from '../../feature.ts'
import { findByName, type KnownPerson } from './known-people.ts'
import { findMentioned } from './mentioned.ts'
import * as queries from './queries.ts'
import { resolveAudience } from './whom-for.ts'

type Asker = Pick<Turn<unknown>, 'db' | 'now' | 'office' | 'scope'>

/** Those who are in the unit that the words name, or have worked there. */
export async function toldApart(
  { db, now, office, scope }: Asker,
  words: string,
  people: readonly KnownPerson[],
): Promise<readonly KnownPerson[]> {
  const worked = people.filter(({ formerUnit }) => formerUnit?.includes(words.replace(/^原/, '')))
  if (worked.length > 0) return worked
  const read = await resolveAudience(db, words, scope, dayOf(now, office.zone))
  if ('unknown' in read) return []
  const ids = people.map(({ id }) => id)
  const inside = await queries.idsIn(queries.inAudience(db, read.audience), ids)
  return people.filter(({ id }) => inside.includes(id))
}

/** Who bears the name in `said` and is of the unit that stands before or behind it; `undefined`: it is no name with its unit. */
export async function namedWithUnit(
  turn: Asker,
  said: string,
): Promise<{ readonly name: string; readonly found: readonly KnownPerson[] } | undefined> {
  const [named, ...others] = await findMentioned(turn.db, said, turn.scope)
  if (named?.how !== 'name' || others.length > 0) return undefined
  const [before, behind] = [said.slice(0, named.from), said.slice(named.to)]
  if (before !== '' && behind !== '') return undefined
  const unit = before === '' ? (/^[（(](.+)[）)]$/.exec(behind)?.[1] ?? '') : before.replace(/的$/, '')
  if (unit.length < SHORTEST) return undefined
  const found = await toldApart(turn, unit, await findByName(turn.db, named.text, turn.scope))
  return found.length === 0 ? undefined : { name: named.text, found }
}

/** A unit's name, in characters. */
const SHORTEST = 2
