/** The roster as a page: the tree, people found by name, and one person's card (`?person=3`). */
import { html } from 'hono/html'
import { dayOf } from '../../../base/calendar.ts'
import { type Html, mayDo, type Page, type PageView, type Tx } from '../../../feature.ts'
import { searchCards } from '../../people/public.ts'
import { showCard } from './person-card.ts'
import { peopleTable, showTree } from './tree.ts'
import * as words from './wording.ts'

export const rosterPage: Page = {
  path: 'people',
  title: words.rosterTitle,
  needs: 'people.search',
  async view(db, view) {
    const { person, q = '' } = view.query
    const found = q.trim()
    return html`${searchForm(found, person !== undefined || found !== '')}${
      person !== undefined
        ? await showCard(db, view, Number(person))
        : found !== ''
          ? await showFound(db, view, found)
          : html`${await showTree(db, view)}${exportForm(view)}`
    }`
  },
}

/** Found without a command: looking for a name is not said to the bot. */
const searchForm = (q: string, isAway: boolean): Html => html`<form class="search" method="get" role="search">
  <label>${words.searchLabel} <input name="q" value="${q}"></label>
  <button class="tool">${words.searchButton}</button>${isAway ? html` <a href="?">${words.backToTree}</a>` : ''}
</form>`

async function showFound(db: Tx, view: PageView, q: string): Promise<Html> {
  const { scope, now, office } = view
  const today = dayOf(now, office.zone)
  const cards = await searchCards(db, q, scope, today)
  return cards.length === 0
    ? html`<p>${words.nobodyFound(q)}</p>`
    : html`<section><h2>${words.found(cards.length)}</h2>${await peopleTable(db, cards, view)}</section>`
}

/** What it is for is asked by the bot, in the talk beside the page. */
function exportForm({ controls, speaker }: PageView): Html {
  if (!mayDo(speaker, 'roster.export')) return html``
  const fields = [{ name: words.exportWhom, label: words.exportWhom, value: words.exportExample }]
  return html`<section><h2>${words.exportTitle}</h2><p>${words.exportExplained}</p>${controls.form({
    sentence: `导出{${words.exportWhom}}名册`,
    fields,
    label: words.exportButton,
  })}</section>`
}
