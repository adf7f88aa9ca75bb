/** Somebody as lists, phone lists and cards show them. */
import type { Day } from '../../base/calendar.ts'
import type { PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import { addressOf, ageInWords, bornBy } from './rules.ts'
import * as wording from './wording.ts'

/** From this age on somebody is looked after by way of the family too, where safety is at stake (rule 22). */
const OLD = 80

/** Somebody whose family is asked where safety is at stake. */
export interface Household {
  readonly id: PersonId
  readonly name: string
  readonly address: string
  /** 独居, or 86岁. */
  readonly why: string
  /** 儿子周小军 139-0000-0123; whole numbers, for staff in private only. */
  readonly relatives: readonly string[]
  /** Who may answer for them, where they have a chat of their own as well. */
  readonly helpers: readonly PersonId[]
}

/** Those of `ids` who live alone or are 80 or older, as far as they are in the office's care. */
export async function householdsOf(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly Household[]> {
  const found = await queries.householdsOf(db, ids, { bornBy: bornBy(OLD, today), today })
  return found.map((one) => ({
    id: one.id,
    name: one.name,
    address: addressOf(one),
    why: one.isAlone ? wording.LIVES_ALONE : (ageInWords(one, today) ?? ''),
    relatives: one.relatives.map(wording.relative),
    helpers: one.helpers,
  }))
}

/** Somebody with what stands beside the name in lists. */
export interface PersonLine {
  readonly id: PersonId
  readonly name: string
  readonly address: string
  readonly unit: string | null
  /** Their own 联络员, else the nearest one; never the person themselves. */
  readonly liaison: { readonly id: PersonId; readonly name: string } | undefined
}

/** A line of a phone list. Numbers are whole, so it is for staff in private only, and noted to whom it is shown. */
export interface PhoneLine extends PersonLine {
  /** Null: none on record. */
  readonly phone: string | null
}

/** By 联络员, then unit and name. `today` decides who is 联络员. */
export async function personLines(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly PersonLine[]> {
  return (await queries.cardsByLiaison(db, ids, today)).map(lineOf)
}

/**
 * Whom to ring up, in the same order. Whoever calls this says to whom it is shown: a message by `shows`, an answer by
 * `noteAnswered` or `handOut`.
 */
export async function phoneList(db: Tx, ids: readonly PersonId[], today: Day): Promise<readonly PhoneLine[]> {
  return (await queries.cardsByLiaison(db, ids, today)).map((card) => ({ ...lineOf(card), phone: card.phone }))
}

const lineOf = (card: queries.Card): PersonLine => ({
  id: card.id,
  name: card.name,
  address: addressOf(card),
  unit: card.unit,
  liaison: liaisonOf(card),
})

const liaisonOf = ({ liaison, liaisonId }: queries.Card): PersonLine['liaison'] =>
  liaison === null || liaisonId === null ? undefined : { id: liaisonId, name: liaison }

/**
 * All that staff need to reach somebody in trouble, with whole numbers, so for staff in private only: name, unit, phone,
 * residence, spouse, and the 联络员 of `today`; where it may be one of several, that it is only one. `undefined`: nobody is
 * known. Throws when there is no such person.
 */
export async function contactCards(db: Tx, people: readonly PersonId[], today: Day): Promise<string | undefined> {
  const cards: string[] = []
  for (const id of people) {
    const card = await queries.cardOf(db, id, today)
    cards.push(wording.contactCard(card, await queries.findSpouse(db, id), await queries.relativesOf(db, id)))
  }
  return cards.length === 0 ? undefined : wording.contactCards(cards)
}
