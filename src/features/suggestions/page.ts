/** Suggestions as staff see them in the browser: the list (`?state=…`), and one (`?suggestion=101`) with all that can be done. */
import { html } from 'hono/html'
import { dayOf } from '../../base/calendar.ts'
import type { Html, Page, PageView, Tx } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { fileOfRequest, showRequest } from '../requests/public.ts'
import * as queries from './queries.ts'
import { stateOf, PAGE as words } from './wording.ts'

/** So many are shown. */
const SHOWN = 100

export const suggestionsPage: Page = {
  path: 'suggestions',
  title: words.title,
  needs: 'suggestion.handle',
  async view(db, view) {
    const { suggestion } = view.query
    return suggestion === undefined ? showList(db, view) : showOne(db, view, Number(suggestion))
  },
  file: fileOfRequest,
}

async function showList(db: Tx, view: PageView) {
  const { state = 'open' } = view.query
  const done = state === 'all' ? undefined : state === 'done'
  const found = await queries.find(db, { done, most: SHOWN }, view.speaker.person?.id)
  const { all, waiting } = await queries.count(db, view.speaker.person?.id)
  return html`<p>${words.count(all, waiting)}${found.length === SHOWN ? words.newest(SHOWN) : ''}</p>
    ${filter(state)}
    ${found.length === 0 ? html`<p>${words.none}</p>` : table(found, view)}`
}

const filter = (state: string): Html => html`<form class="search" method="get" role="search">
    <label>${words.filter} <select name="state" data-submits>${Object.entries(words.states).map(
      ([value, label]) => html`<option value="${value}"${value === state ? html` selected` : ''}>${label}</option>`,
    )}</select></label>
    <button class="tool">${words.show}</button>
  </form>`

function table(found: readonly queries.Kept[], { now, office }: PageView): Html {
  const today = dayOf(now, office.zone)
  return html`<table>
    <thead><tr>${words.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${found.map(
      (one) => html`<tr>
        <th scope="row"><a href="?suggestion=${one.number}">${one.number}</a></th>
        <td><a href="?suggestion=${one.number}">${words.cut(one.text)}</a></td>
        <td>${one.field}</td>
        <td>${one.asker}</td>
        <td>${one.owner ?? words.nobody}</td>
        <td>${one.done ? '' : sayInstant(one.due_at, office.zone, today)}</td>
        <td>${stateOf(one)}</td>
        <td>${one.answer === null ? words.notAnswered : words.cut(one.answer)}</td>
      </tr>`,
    )}</tbody>
  </table>`
}

/** As the request that it is, and what is done with a good one. */
async function showOne(db: Tx, view: PageView, number: number) {
  const [one] = Number.isSafeInteger(number) ? await queries.find(db, { number }, view.speaker.person?.id) : []
  if (one === undefined) return html`<p><a href="?">${words.back}</a></p><p>${words.noSuch}</p>`
  const { controls } = view
  const { says } = words
  return html`${await showRequest(db, view, number)}
    <section><h3>${words.useTitle}</h3><div class="buttons">
      ${controls.say(says.askEverybody(number), words.askEverybody)}
      ${controls.say(says.makeKnown(number), words.makeKnown)}</div></section>`
}
