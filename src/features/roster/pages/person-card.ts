/** One person on a page: what is on record, what is beside it, who has changed it; looking at it is recorded. */
import { html } from 'hono/html'
import { dayOf } from '../../../base/calendar.ts'
import { type Html, mayDo, type PageView, type PersonId, type Tx } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import { inHospitalAmong } from '../../care/public.ts'
import { type Card, findCard, maskPhone, noteAnswered } from '../../people/public.ts'
import * as queries from '../queries.ts'
import { changeInWords } from '../wording.ts'
import * as words from './wording.ts'

/** So many of the latest changes are shown. */
const CHANGES = 20

/** The card with what was changed and can be. Nothing of somebody outside the scope. */
export async function showCard(db: Tx, view: PageView, id: PersonId): Promise<Html> {
  const { office, speaker } = view
  const card = await cardFor(db, view, id)
  if (card === undefined) return html`<p>${words.noSuchPerson}</p>`
  const changes = await queries.changesOf(db, id, CHANGES)
  return html`<section>
    <h2>${card.name}${card.unit === null ? '' : `（${card.unit}）`}</h2>
    ${await drawLines(db, view, card)}
    ${mayDo(speaker, 'roster.change') && card.status === 'active' ? forms(view, card) : ''}
  </section>
  <section><h3>${words.changesTitle}</h3>${
    changes.length === 0
      ? html`<p>${words.noChanges}</p>`
      : html`<table><thead><tr>${words.changeColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${changes.map(
          (one) =>
            html`<tr><td>${sayInstant(one.at, office.zone)}</td><td>${one.by ?? words.commandLine}</td><td>${changeInWords(one)}</td></tr>`,
        )}</tbody></table>`
  }</section>`
}

/**
 * What is on record of somebody, for another page; nothing of somebody outside the scope. `mayRing`: whoever looks has to call
 * them, and sees the numbers whole.
 */
export async function drawCard(db: Tx, view: PageView, id: PersonId, mayRing: boolean): Promise<Html> {
  const card = await cardFor(db, view, id)
  return card === undefined ? html`<p>${words.noSuchPerson}</p>` : drawLines(db, view, card, mayRing)
}

/** The page follows what happens, so one look in an hour is one look. */
async function cardFor(db: Tx, { scope, now, office, speaker }: PageView, id: PersonId): Promise<Card | undefined> {
  const card = Number.isSafeInteger(id) ? await findCard(db, id, scope, dayOf(now, office.zone)) : undefined
  if (card !== undefined) await noteAnswered({ db, now, speaker }, 'card', [id])
  return card
}

async function drawLines(db: Tx, { now, office }: PageView, card: Card, mayRing = false): Promise<Html> {
  const shown = mayRing ? (phone: string | null) => phone ?? undefined : maskPhone
  const beside = await queries.besideOf(db, card.id)
  const isPatient = (await inHospitalAmong(db, [card.id])).has(card.id)
  return html`<dl class="status">${lines(card, { ...beside, isPatient }, dayOf(now, office.zone), shown).map(
    ([label, value]) => html`<div class="plain"><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

/** Numbers are masked (`shown`), as in every answer about somebody, but for whoever has to ring them. */
function lines(
  card: Card,
  beside: queries.Beside & { readonly isPatient: boolean },
  today: string,
  shown: typeof maskPhone,
): readonly (readonly [string, string])[] {
  const { labels } = words
  const kin = beside.relatives.map(({ name, relation, phone }) => words.kin(name, relation, shown(phone)))
  return [
    [labels.status, words.status(card, beside.isPatient)],
    [labels.birth, words.birth(card, today)],
    [labels.formerUnit, card.formerUnit ?? words.notKnown],
    [labels.phone, shown(card.phone) ?? words.notKnown],
    [labels.chat, words.chat(card)],
    [labels.home, words.home(card)],
    [labels.liaison, card.liaison ?? words.notKnown],
    [labels.clubs, beside.clubs.join('、') || words.none],
    [labels.tags, beside.tags.join('、') || words.none],
    [labels.relatives, kin.join('；') || words.none],
    [labels.note, card.note ?? words.none],
  ]
}

/** What is changed is said to the bot, and answered beside the page, with the way to take it back. */
function forms({ controls }: PageView, { name, unit }: Card): Html {
  // 第一支部第二小组王秀英: whoever has a namesake is meant all the same.
  const whom = unit !== null && /^第.+支部/.test(unit) ? `${unit}的${name}` : name
  const change = (name: string, sentence: string, label = name) =>
    controls.form({ sentence, fields: [{ name, label }], label: words.changeButton })
  const { labels } = words
  return html`<h3>${words.changeTitle}</h3><div class="fields">
    ${change(labels.phone, `改${whom}电话{${labels.phone}}`)}
    ${change(labels.birth, `改${whom}生日{${labels.birth}}`, words.newBirth)}
    ${change(labels.liaison, `改${whom}联络员{${labels.liaison}}`)}
    ${change(labels.home, `改${whom}住址{${labels.home}}`)}
    ${change(labels.note, `改${whom}备注{${labels.note}}`)}
    ${change(labels.honorific, `改${whom}称呼{${labels.honorific}}`)}</div>`
}
