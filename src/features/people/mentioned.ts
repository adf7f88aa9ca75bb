/** Whom a text names, in full or nearly. */
import type { Scope, Tx } from '../../feature.ts'
import { buildNameIndex, findNames } from '../../language/names.ts'
import { soundOf } from '../../language/sounds.ts'
import { allKnown, type KnownPerson } from './known-people.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Somebody named in a text; positions are those of the text. */
export interface Mentioned {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Written out, a surname with a title (何师傅), or nearly a name (何守天). */
  readonly how: 'name' | 'title' | 'near'
  /** Whom it may mean, in the order of the roster; never empty. */
  readonly people: readonly KnownPerson[]
}

/** Active people within a scope whom a normalised text names, in the order of the text. */
export async function findMentioned(db: Tx, text: string, scope: Scope): Promise<readonly Mentioned[]> {
  const roster = await queries.findSharing(db, text, scope)
  const found = findNames(text, buildNameIndex(roster))
  return found.map(({ candidates, ...span }) => {
    const best = candidates[0]?.score ?? 0
    const meant = new Set(candidates.filter(({ score }) => score === best).map(({ id }) => id))
    const people = allKnown(roster.filter(({ id }) => meant.has(id)))
    return { from: span.from, to: span.to, text: span.text, how: HOW_SURE.get(best) ?? 'near', people }
  })
}

/** Active people within a scope whose whole name sounds like `name`, which stands in `text`; none or one find. */
export async function findSoundingLike(
  db: Tx,
  text: string,
  name: string,
  scope: Scope,
): Promise<readonly Mentioned[]> {
  const from = text.indexOf(name)
  const roster = await queries.findSharing(db, name, scope)
  const people = allKnown(roster.filter((one) => sounds(one.name) === sounds(name)))
  return from < 0 || people.length === 0 ? [] : [{ from, to: from + name.length, text: name, how: 'near', people }]
}

/** Active people within a scope who are nearly called so: one character is another (李桂蓝), or sounds like it. */
export async function nearlyNamed(db: Tx, name: string, scope: Scope): Promise<readonly KnownPerson[]> {
  const near = (await findMentioned(db, name, scope)).filter(({ from, to }) => from === 0 && to === name.length)
  const found = near.length > 0 ? near : await findSoundingLike(db, name, name, scope)
  return found.filter(({ how }) => how === 'near').flatMap(({ people }) => people)
}

/** That nobody on the active roster is called so; where somebody is who has left, that; where somebody nearly is, who. */
export async function sayNotFound(db: Tx, name: string, scope: Scope): Promise<string> {
  const [gone] = await queries.findEver(db, name.trim(), scope)
  if (gone !== undefined && gone.status !== 'active') return wording.hasLeft(gone.name, gone.status)
  return wording.notFoundBut(name, await nearlyNamed(db, name, scope))
}

const sounds = (name: string): string => [...name].map(soundOf).join(' ')

/** By the scores of `findNames`; whatever else it finds is near. */
const HOW_SURE: ReadonlyMap<number, Mentioned['how']> = new Map([
  [1, 'name'],
  [0.5, 'title'],
])
