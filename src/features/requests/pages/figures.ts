/** How long people wait, by topic and by who sees to it, for this month, the last or the year. */
import { html } from 'hono/html'
import { addDays, type Day, dayOf } from '../../../base/calendar.ts'
import type { Html, PageView, Tx } from '../../../feature.ts'
import { sayDay } from '../../../language/say.ts'
import { firstOfYear } from '../../../language/when/past-days.ts'
import { figuresOf } from '../figures.ts'
import { type FigureLine, satisfaction, sayWorkingTime, tellEarlier } from '../wording.ts'
import * as words from './wording.ts'

export async function showFigures(db: Tx, { query, now, office, speaker }: PageView) {
  const today = dayOf(now, office.zone)
  const days = daysOf(query['of'], today)
  const { sum, byTopic, byOwner, byChannel, earlier } = await figuresOf(db, days, { now, office, speaker })
  const before = tellEarlier(earlier)
  return html`<p><a href="?">${words.backToList}</a></p>
    <nav>${Object.entries(words.periods).map(([of, label]) => html`<a href="?show=figures&of=${of}">${label}</a> `)}</nav>
    <h2>${words.figuresTitle(sayDay(days.from, today), sayDay(days.until, today))}</h2>
    ${sum.all === 0 ? html`<p>${words.none}</p>` : html`${table(words.byTopic, [...byTopic, sum])}${table(words.byOwner, byOwner)}${table(words.byChannel, byChannel)}`}
    ${before === '' ? '' : html`<p>${before}</p>`}
    <p>${words.figureNote}</p>`
}

function daysOf(of: string | undefined, today: Day): { readonly from: Day; readonly until: Day } {
  const first = `${today.slice(0, 7)}-01`
  if (of === 'year') return { from: firstOfYear(today), until: today }
  if (of !== 'last') return { from: first, until: today }
  const until = addDays(first, -1)
  return { from: `${until.slice(0, 7)}-01`, until }
}

function table(title: string, lines: readonly FigureLine[]): Html {
  return html`<section><h3>${title}</h3><table>
    <thead><tr>${words.figureColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${lines.map(
      (line) => html`<tr><th scope="row">${line.label}</th>${cellsOf(line).map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody>
  </table></section>`
}

/** In the order of the columns, behind the first. */
export const cellsOf = (line: FigureLine): readonly (number | string)[] => [
  line.all,
  line.open,
  line.overdue,
  line.inTime,
  line.late,
  line.silent,
  sayWorkingTime(line.answered),
  sayWorkingTime(line.done),
  satisfaction(line),
]
