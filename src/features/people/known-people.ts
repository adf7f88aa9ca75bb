/** People as other features are told of them, namesakes told apart. */
import type { PersonId, Scope, Tx } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import * as queries from './queries.ts'
import { addressOf } from './rules.ts'
import { unitForms } from './vocabulary.ts'
import * as wording from './wording.ts'

/** Somebody on the roster, told apart from others of the same name by unit and former unit. */
export interface KnownPerson {
  readonly id: PersonId
  readonly name: string
  /** 张老师, 张三同志 */
  readonly address: string
  /** 第一支部第二小组 */
  readonly unit: string | null
  readonly formerUnit: string | null
  /** Birthday, masked telephone and number on the roster, where somebody else bears the same name in the same units. */
  readonly telling?: string
}

/** Active people of exactly this name within a scope, in the order of the roster. */
export async function findByName(db: Tx, name: string, scope: Scope): Promise<readonly KnownPerson[]> {
  return allKnown(await queries.findActive(db, name.trim(), scope))
}

/** People of exactly this name within the speaker's reach, those who have left or died too: what was done about them stays on record. */
export async function findEverByName(db: Tx, name: string, scope: Scope): Promise<readonly KnownPerson[]> {
  return allKnown(await queries.findEver(db, name.trim(), scope))
}

/** Somebody who is on the roster and has left. */
export interface GonePerson extends KnownPerson {
  readonly status: 'deceased' | 'moved' | 'lost'
}

/** People of exactly this name who have died, moved away or were lost sight of. */
export async function findGoneByName(db: Tx, name: string, scope: Scope): Promise<readonly GonePerson[]> {
  const found = await queries.findEver(db, name.trim(), scope)
  return found.flatMap((one) => (one.status === 'active' ? [] : [{ ...known(one, found), status: one.status }]))
}

/** These people, as far as they are active, in the order of the roster. */
export async function knownPeople(db: Tx, ids: readonly PersonId[]): Promise<readonly KnownPerson[]> {
  return (await queries.findActiveOf(db, ids)).map((one) => known(one))
}

type Named = Awaited<ReturnType<typeof queries.findActive>>[number]

/** People as the roster has them, each told apart from the others of the list. */
export const allKnown = (all: readonly Named[]): KnownPerson[] => all.map((one) => known(one, all))

/** As the roster has somebody; `all`: beside whom they must be told apart. */
function known({ id, name, honorific, unit, formerUnit, ...marks }: Named, all: readonly Named[] = []): KnownPerson {
  const isAlike = all.some(
    (other) => other.id !== id && other.name === name && other.unit === unit && other.formerUnit === formerUnit,
  )
  const telling = isAlike ? wording.marks(marks) : ''
  return { id, name, unit, formerUnit, address: addressOf({ name, honorific }), ...(telling !== '' && { telling }) }
}

/** The answers to `chooseNamesake`, by number or by what tells them apart (一支部的, 检验科那个); `value` is the person's id. */
export function namesakeOptions(found: readonly KnownPerson[]): readonly Option[] {
  const shown = found.slice(0, wording.NAMESAKES_AT_MOST)
  return shown.map((person, index) => ({
    number: index + 1,
    value: String(person.id),
    label: wording.namesakeLabel(person),
    words: tellingWords(
      person,
      shown.filter(({ id }) => id !== person.id),
    ),
  }))
}

/** Unit and former unit as people say them, as far as none of the others has the same. */
function tellingWords(person: KnownPerson, others: readonly KnownPerson[]): readonly string[] {
  const taken = new Set(others.flatMap(saidOf))
  return saidOf(person).filter((word) => !taken.has(word))
}

/** Unit and former unit as people say them: 一支部, 检验科那个. */
export function saidOf({ unit, formerUnit }: KnownPerson): readonly string[] {
  const [branch = '', group = ''] = /^(.*?支部)?(.*)$/.exec(unit ?? '')?.slice(1) ?? []
  const units = [branch, group].filter(Boolean).flatMap(unitForms)
  const former = formerUnit === null ? [] : [formerUnit, `原${formerUnit}`]
  return [...units, ...former].flatMap((word) => [word, `${word}那个`, `${word}那位`])
}
