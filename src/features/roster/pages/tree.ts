/** The tree of the roster: 党总支, 支部, 小组 and the clubs, each with its people; and the links that lead to each. */
import { html } from 'hono/html'
import { type Day, dayOf } from '../../../base/calendar.ts'
import type { Html, PageView, Tx } from '../../../feature.ts'
import { inHospitalAmong } from '../../care/public.ts'
import {
  type Card,
  cardsOf,
  clubsWithin,
  countWithoutUnit,
  noteAnswered,
  type Place,
  unitTree,
} from '../../people/public.ts'
import * as words from './wording.ts'

type Unit = Awaited<ReturnType<typeof unitTree>>[number]
type Club = Awaited<ReturnType<typeof clubsWithin>>[number]

/** Above this many people, nobody is shown before a 支部 or a club is chosen, and of one place no more than so many. */
const ALL_AT_ONCE = 300
/** In the address, instead of a unit's id: those who belong to none. */
const NO_UNIT = 'none'

/** All that the tree is drawn from. */
interface Tree {
  readonly units: readonly Unit[]
  readonly clubs: readonly Club[]
  /** People who belong to no unit. */
  readonly loose: number
  readonly list: (place: Place) => Promise<Html>
}

export async function showTree(db: Tx, view: PageView): Promise<Html> {
  const { query, now, office, scope } = view
  const today = dayOf(now, office.zone)
  const tree: Tree = {
    units: await unitTree(db, scope),
    clubs: await clubsWithin(db, scope),
    loose: scope === 'office' ? await countWithoutUnit(db) : 0,
    list: async (place) => listOf(db, await cardsOf(db, place, { scope, today, most: ALL_AT_ONCE + 1 }), view),
  }
  return html`${navigation(tree)}${await shown(tree, query)}`
}

/** What was asked for (`?unit=3`, `?unit=none`, `?club=2`); else everybody, where that is not too much. */
async function shown(tree: Tree, { unit: asked, club: askedClub }: PageView['query']): Promise<Html> {
  const { units, clubs, loose } = tree
  const club = clubs.find(({ id }) => String(id) === askedClub)
  if (club !== undefined)
    return html`<section>${heading(titleOf(club), 2)}${await tree.list({ club: club.id })}</section>`
  if (asked === NO_UNIT) return withoutUnit(tree)
  const chosen = units.find(({ id }) => String(id) === asked)
  if (chosen !== undefined) return section(chosen, tree, 2, headsBelow(chosen, units) <= ALL_AT_ONCE)
  if (units.length === 0 && loose === 0) return html`<p>${words.empty}</p>`
  const all = units.reduce((sum, { heads }) => sum + heads, loose)
  if (all > ALL_AT_ONCE) return html`<p>${words.choose}</p>`
  const sections = await inTurn(rootsOf(units), (unit) => section(unit, tree, 2, true))
  return html`${sections}${loose > 0 ? await withoutUnit(tree) : ''}`
}

const rootsOf = (units: readonly Unit[]): readonly Unit[] =>
  units.filter((unit) => !units.some(({ id }) => id === unit.parentId))

const childrenOf = ({ id }: Unit, units: readonly Unit[]): readonly Unit[] =>
  units.filter(({ parentId }) => parentId === id)

/** Links stay on this page: where the console has put it is the console's business. */
function navigation({ units, clubs, loose }: Tree): Html {
  const link = (unit: Unit) =>
    html`<a href="?unit=${unit.id}">${titleOf({ ...unit, heads: headsBelow(unit, units) })}</a>`
  const branch = (unit: Unit): Html => {
    const below = unit.kind === 'committee' ? childrenOf(unit, units) : []
    return html`<li>${link(unit)}${below.length > 0 ? html`<ul>${below.map(branch)}</ul>` : ''}</li>`
  }
  const club = ({ id, ...rest }: Club) => html`<li><a href="?club=${id}">${titleOf(rest)}</a></li>`
  return html`<nav class="tree" aria-label="${words.treeLabel}">
    <ul>${rootsOf(units).map(branch)}${
      loose > 0 ? html`<li><a href="?unit=${NO_UNIT}">${titleOf({ name: words.noUnit, heads: loose })}</a></li>` : ''
    }</ul>
    ${clubs.length > 0 ? html`<h2>${words.clubsTitle}</h2><ul>${clubs.map(club)}</ul>` : ''}
  </nav>`
}

const titleOf = ({ name, heads }: { readonly name: string; readonly heads: number }): string =>
  `${name}（${words.heads(heads)}）`

async function withoutUnit({ loose, list }: Tree): Promise<Html> {
  const title = titleOf({ name: words.noUnit, heads: loose })
  return html`<section>${heading(title, 2)}${await list({ unit: null })}</section>`
}

/** A unit and what lies below it; of a large one only its own people, and links to what lies below. */
async function section(unit: Unit, tree: Tree, level: number, whole: boolean): Promise<Html> {
  const { units } = tree
  const title = titleOf({ ...unit, heads: headsBelow(unit, units) })
  const people = unit.heads > 0 ? await tree.list({ unit: unit.id }) : ''
  const below = childrenOf(unit, units)
  const sections = whole ? await inTurn(below, (child) => section(child, tree, level + 1, true)) : linksTo(below, units)
  return html`<section>${heading(title, level)}${people}${sections}</section>`
}

const linksTo = (below: readonly Unit[], units: readonly Unit[]): Html =>
  html`<ul>${below.map(
    (unit) => html`<li><a href="?unit=${unit.id}">${titleOf({ ...unit, heads: headsBelow(unit, units) })}</a></li>`,
  )}</ul>`

function heading(title: string, level: number): Html {
  if (level === 2) return html`<h2>${title}</h2>`
  return level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`
}

function headsBelow(unit: Unit, units: readonly Unit[]): number {
  return childrenOf(unit, units).reduce((sum, child) => sum + headsBelow(child, units), unit.heads)
}

async function listOf(db: Tx, cards: readonly Card[], view: PageView): Promise<Html> {
  const isCut = cards.length > ALL_AT_ONCE
  return html`${await peopleTable(db, cards.slice(0, ALL_AT_ONCE), view)}${isCut ? html`<p>${words.cut(ALL_AT_ONCE)}</p>` : ''}`
}

/** 陈 stands before 李: a list is looked through by sound. */
const BY_SOUND = new Intl.Collator('zh-Hans-u-co-pinyin')

/** People with what tells them apart, by the sound of their names; a name leads to the card. Each can ask who has seen it. */
export async function peopleTable(
  db: Tx,
  cards: readonly Card[],
  { now, office, speaker }: Pick<PageView, 'now' | 'office' | 'speaker'>,
): Promise<Html> {
  const today = dayOf(now, office.zone)
  const people = cards.toSorted((a, b) => BY_SOUND.compare(a.name, b.name))
  const ids = people.map(({ id }) => id)
  const patients = await inHospitalAmong(db, ids)
  await noteAnswered({ db, now, speaker }, 'card', ids)
  return html`<table class="roster">
    <thead><tr>${words.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${people.map((one) => row(one, today, patients.has(one.id)))}</tbody>
  </table>`
}

function row(one: Card, today: Day, isPatient: boolean): Html {
  const { birthdayOf, age, phone, chat, home } = words
  const cells = [birthdayOf(one), age(one, today), phone(one.phone), chat(one), home(one), one.liaison ?? '']
  return html`<tr><th scope="row" class="name"><a href="?person=${one.id}">${one.name}</a>${isPatient ? html` <span class="mark attention">${words.patient}</span>` : ''}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`
}

/** One after the other: a transaction has one connection. */
async function inTurn<T>(items: readonly T[], make: (item: T) => Promise<Html>): Promise<readonly Html[]> {
  const made: Html[] = []
  for (const item of items) made.push(await make(item))
  return made
}
