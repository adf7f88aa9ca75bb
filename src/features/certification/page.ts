/** Certification as staff see it in the browser: who is due, in which months, and the list to fill in. */
import { html } from 'hono/html'
import { dayOf } from '../../base/calendar.ts'
import type { Page } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import { pendingLines } from './list.ts'
import * as queries from './queries.ts'
import { hasChat, times, PAGE as words } from './wording.ts'

export const certificationPage: Page = {
  path: 'certification',
  title: words.title,
  needs: 'certification.set',
  async view(db, { now, office, scope, controls }) {
    // Whole telephone numbers are in the sheet, which notes who has seen them.
    const lines = await pendingLines({ db, now, office }, scope)
    const months = await queries.countByMonth(db, dayOf(now, office.zone))
    const unset = await queries.countUnset(db)
    const silent = await queries.countSilent(db)
    return html`
      <section><h2>${words.pending}</h2>
        ${lines.length === 0 ? html`<p>${words.none}</p>` : table(lines)}
        ${lines.length === 0 ? '' : controls.say(words.says.sheet, words.sheet)}
      </section>
      <section><h2>${words.months}</h2>
        <ul>${months.map(({ month, count }) => html`<li>${words.month(month, count)}</li>`)}</ul>
        ${unset === 0 ? '' : html`<p>${words.unset(unset)}</p>`}
        ${silent === 0 ? '' : html`<p>${words.silent(silent)}</p>`}
      </section>
      <section><h2>${words.list}</h2>
        <p>${words.howTo}</p>
        <div class="buttons">${controls.say(words.says.register, words.register)}${controls.upload(words.choose, '.xlsx,.csv')}</div>
      </section>`
  },
}

function table(lines: Awaited<ReturnType<typeof pendingLines>>) {
  return html`<table>
    <thead><tr>${words.head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
    <tbody>${lines.map(
      (one) => html`<tr>
        <th scope="row">${one.name}</th>
        <td>${one.unit ?? ''}</td>
        <td>${sayDay(one.dueOn)}${one.isPast ? words.past : ''}</td>
        <td>${one.line?.liaison?.name ?? ''}</td>
        <td>${times(one.told)}</td>
        <td>${hasChat(one.hasChat)}</td>
      </tr>`,
    )}</tbody>
  </table>`
}
