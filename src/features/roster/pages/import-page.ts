/** Lists on their way into the roster: send one, see how far it is, and which rows are doubtful or wrong. */
import { html } from 'hono/html'
import type { Html, Page, PageView, Tx } from '../../../feature.ts'
import { sayInstant } from '../../../language/say.ts'
import * as queries from '../queries.ts'
import * as words from './wording.ts'

/** The latest lists. */
const LISTS = 5
/** Rows that are shown of one; the bot asks about all of them. */
const ROWS = 200

export const importPage: Page = {
  path: 'import',
  title: words.importTitle,
  needs: 'roster.import',
  async view(db, view) {
    const lists = await queries.latestImports(db, LISTS)
    const sections: Html[] = []
    for (const list of lists) sections.push(await section(db, view, list))
    const { controls } = view
    return html`<section><p>${words.importExplained}</p>
      <div class="buttons">${controls.upload(words.chooseFile, '.xlsx,.csv')}${controls.say(words.templateSentence, words.templateButton)}</div></section>
      ${lists.length === 0 ? html`<p>${words.noLists}</p>` : sections}`
  },
}

async function section(db: Tx, { controls, office, speaker }: PageView, list: queries.Import): Promise<Html> {
  const counts = await queries.countVerdicts(db, list.id)
  const rows = await queries.listRows(db, list.id, 'faulty', { most: ROWS })
  const judged = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const isReading = list.state === 'reading' || list.state === 'judging'
  const own = list.made_by !== null && list.made_by === speaker.person?.id
  return html`<section>
    <h2>${list.file_name}</h2>
    <p>${words.listLine(sayInstant(list.made_at, office.zone), list.state)}</p>
    ${isReading ? html`<p>${words.progress(judged, list.rows_read, list.rows_found)} <progress max="${Math.max(list.rows_found ?? 0, list.rows_read, 1)}" value="${judged}"></progress></p>` : ''}
    <p>${words.countLine(counts)}</p>
    ${own && list.state === 'ready' ? html`<div class="buttons">${controls.say(words.takeSentence, words.takeButton)}${controls.say(words.leaveSentence, words.leaveButton)}</div>` : ''}
    ${list.state === 'done' && (counts.get('doubtful') ?? 0) > 0 ? controls.say(words.goOnSentence, words.goOnButton) : ''}
    ${rows.length === 0 ? '' : doubts(rows)}
  </section>`
}

function doubts(rows: Awaited<ReturnType<typeof queries.listRows>>): Html {
  return html`<table>
    <thead><tr>${words.rowColumns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ({ place, name, verdict, reason, remarks }) =>
        html`<tr><td>${place}</td><th scope="row">${name ?? ''}</th><td>${words.verdict(verdict)}</td><td>${[reason, remarks].filter(Boolean).join('；')}</td></tr>`,
    )}</tbody>
  </table>${rows.length < ROWS ? '' : html`<p>${words.firstRows(ROWS)}</p>`}`
}
