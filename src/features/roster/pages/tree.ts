/** The tree of the roster: 支部, its 小组, their people. */
import { html } from 'hono/html'
import { type Day, dayOf } from '../../../base/calendar.ts'
import type { Html, PageView, Tx } from '../../../feature.ts'
import { type Card, cardsOfUnit, unitTree } from '../../people/public.ts'
import * as words from './wording.ts'

type Unit = Awaited<ReturnType<typeof unitTree>>[number]

/** Above this many people, one 支部 is shown at a time: `?unit=3`. */
const ALL_AT_ONCE = 300

export async function showTree(db: Tx, { query: { unit: asked }, now, office, scope }: PageView): Promise<Html> {
  const units = await unitTree(db, scope)
  const today = dayOf(now, office.zone)
  const roots = units.filter((unit) => !units.some(({ id }) => id === unit.parentId))
  const chosen = units.filter(({ id }) => String(id) === asked)
  const isLarge = units.reduce((sum, { heads }) => sum + heads, 0) > ALL_AT_ONCE
  const shown = chosen.length > 0 ? chosen : isLarge ? [] : roots
  const sections = await inTurn(shown, (unit) => section(db, unit, units, today, 2))
  const loose = scope === 'office' && chosen.length === 0 ? await cardsOfUnit(db, undefined, today) : []
  return html`
    <nav>${units.filter(({ kind }) => kind === 'branch').map((unit) => link(unit, units))}</nav>
    ${isLarge && chosen.length === 0 ? html`<p>${words.choose}</p>` : ''}
    ${units.length === 0 && loose.length === 0 ? html`<p>${words.empty}</p>` : ''}
    ${sections}
    ${loose.length > 0 ? html`<section><h2>${words.noUnit}</h2>${peopleTable(loose, today)}</section>` : ''}
  `
}

/** Links stay on this page: where the console has put it is the console's business. */
function link(unit: Unit, units: readonly Unit[]): Html {
  return html`<a href="?unit=${unit.id}">${unit.name}（${words.heads(headsBelow(unit, units))}）</a> `
}

async function section(db: Tx, unit: Unit, units: readonly Unit[], today: Day, level: number): Promise<Html> {
  const people = unit.heads > 0 ? await cardsOfUnit(db, unit.id, today) : []
  const below = units.filter(({ parentId }) => parentId === unit.id)
  const sections = await inTurn(below, (child) => section(db, child, units, today, level + 1))
  const title = `${unit.name}（${words.heads(headsBelow(unit, units))}）`
  return html`<section>${heading(title, level)}${people.length > 0 ? peopleTable(people, today) : ''}${sections}</section>`
}

function heading(title: string, level: number): Html {
  if (level === 2) return html`<h2>${title}</h2>`
  return level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`
}

function headsBelow(unit: Unit, units: readonly Unit[]): number {
  const below = units.filter(({ parentId }) => parentId === unit.id)
  return below.reduce((sum, child) => sum + headsBelow(child, units), unit.heads)
}

/** People with what tells them apart; a name leads to the card. */
export function peopleTable(people: readonly Card[], today: Day): Html {
  return html`<table>
    <thead><tr>${words.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${people.map((one) => row(one, today))}</tbody>
  </table>`
}

function row(one: Card, today: Day): Html {
  const { birthdayOf, age, phone, chat, home } = words
  const cells = [
    birthdayOf(one),
    age(one.birthDay, today),
    phone(one.phone),
    chat(one.hasChat),
    home(one),
    one.liaison ?? '',
  ]
  return html`<tr><th scope="row"><a href="?person=${one.id}">${one.name}</a></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`
}

/** One after the other: a transaction has one connection. */
async function inTurn<T>(items: readonly T[], make: (item: T) => Promise<Html>): Promise<readonly Html[]> {
  const made: Html[] = []
  for (const item of items) made.push(await make(item))
  return made
}
