/** What people have brought to the office, those due soonest first; found by topic, owner, state, number, name or words. */
import { html } from 'hono/html'
import { dayOf } from '../../../base/calendar.ts'
import type { Html, PageView, Tx } from '../../../feature.ts'
import { sayDatedInstant } from '../../../language/say.ts'
import * as queries from '../queries.ts'
import { atWork } from '../staff.ts'
import { topicName } from '../topics.ts'
import { drawMarks } from './marks.ts'
import * as words from './wording.ts'

/** So many are shown at a time. */
const SHOWN = 50

export async function showList(db: Tx, view: PageView) {
  const { query, now, office } = view
  const { staff } = await atWork(db, { now, office })
  const from = Math.max(0, Number(query['from']) || 0)
  const viewer = view.speaker.person?.id
  const sought = { ...soughtIn(query, now), viewer }
  const found = await queries.listRequests(db, sought, { from, most: SHOWN + 1 })
  const open = await queries.findOpen(db, viewer)
  const overdue = open.filter(({ due_at, answered }) => due_at < now && !answered).length
  const untaken = open.filter(({ owner_id }) => owner_id === null).length
  return html`<p>${words.count(open.length, overdue, untaken)} <a href="?show=figures">${words.figuresLink}</a></p>
    ${searchForm(query, staff)}
    ${found.length === 0 ? html`<p>${words.none}</p>` : table(found.slice(0, SHOWN), view)}
    ${found.length > SHOWN ? html`<p><a href="?${new URLSearchParams({ ...query, from: String(from + SHOWN) })}">${words.more}</a></p>` : ''}`
}

/** Without anything chosen: whatever is open. */
function soughtIn(query: PageView['query'], now: Date): queries.Sought {
  const { topic = '', owner = '', state = 'open', q = '' } = query
  return {
    ...(topic !== '' && { topic }),
    ...(owner !== '' && { owner: owner === 'nobody' ? owner : Number(owner) || 0 }),
    ...((state === 'open' || state === 'done') && { state }),
    ...(state === 'overdue' && { overdueAt: now }),
    q: q.trim(),
  }
}

/** Found without a command: looking for something is not said to the bot. */
function searchForm(query: PageView['query'], staff: readonly { readonly id: number; readonly name: string }[]): Html {
  const { topics, filters, everything, nobody, states, search } = words
  const of = (name: string, usual: string) => query[name] ?? usual
  return html`<form class="search" method="get" role="search">
    ${choice('state', filters.state, of('state', 'open'), Object.entries(states))}
    ${choice('topic', filters.topic, of('topic', ''), [['', everything], ...topics.map(({ id, name }): Choice => [id, name])])}
    ${choice('owner', filters.owner, of('owner', ''), [
      ['', everything],
      ['nobody', nobody],
      ...staff.map(({ id, name }): Choice => [String(id), name]),
    ])}
    <label>${search.label} <input name="q" value="${of('q', '')}" placeholder="${search.hint}"></label>
    <button class="tool">${search.button}</button>
  </form>`
}

type Choice = readonly [value: string, label: string]

const choice = (name: string, label: string, chosen: string, choices: readonly Choice[]): Html =>
  html`<label>${label} <select name="${name}" data-submits>${choices.map(
    ([value, shown]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${shown}</option>`,
  )}</select></label>`

function table(found: readonly queries.Listed[], { now, office }: PageView): Html {
  const today = dayOf(now, office.zone)
  return html`<table class="requests">
    <thead><tr>${words.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${found.map(
      (one) => html`<tr>
        <th scope="row"><a href="?request=${one.id}">${one.id}</a></th>
        <td><a href="?request=${one.id}">${words.cut(one.words)}</a>
          <p class="second">${words.whose(one.asker, topicName(one.topic))}</p></td>
        <td>${one.owner_name ?? words.nobody}</td>
        <td>${sayDatedInstant(one.due_at, office.zone, today)}</td>
        <td>${drawMarks(one, now, office.zone)}</td>
      </tr>`,
    )}</tbody>
  </table>`
}
