/** The notices as staff see them in the browser: state, forecast, states by 支部, and what can be done with each. */
import { html } from 'hono/html'
import { dayOf } from '../../base/calendar.ts'
import type { Page, PageView, Tx } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { wordsFor } from './message.ts'
import * as queries from './queries.ts'
import { drawResult } from './result-chart.ts'
import { CHART, PAGE as words } from './wording.ts'

const SHOWN = 10
const RECENT = 60 * 86_400_000

/** The columns of the table: which states each holds. Together they are all states, so that each line adds up. */
export const COLUMNS: readonly (readonly queries.State[])[] = [
  ['answered'],
  ['sent', 'uncertain'],
  ['planned', 'waiting', 'sending'],
  ['phone'],
  ['failed', 'expired'],
  ['cancelled'],
]

export const noticesPage: Page = {
  path: 'notices',
  title: words.title,
  needs: 'notice.see',
  async view(db, view) {
    const notices = await queries.findConfirmed(db, new Date(view.now.getTime() - RECENT), SHOWN)
    const sections = []
    for (const notice of notices) sections.push(await section(db, notice, view))
    return html`${sections.length === 0 ? html`<p>${words.none}</p>` : sections}`
  },
}

async function section(db: Tx, notice: queries.Notice, { now, office, controls }: PageView) {
  const counts = await queries.countStates(db, notice.id, now)
  const branches = [...new Set(counts.map(({ branch }) => branch))]
  const when = sayInstant(notice.starts_at ?? notice.created_at, office.zone, dayOf(now, office.zone))
  const state = words.states[notice.state]
  const mayAct = notice.state === 'sending' || notice.state === 'paused'
  return html`<section>
    <h2>${notice.title}${state === '' ? '' : `（${state}）`}</h2>
    <p>${when}</p>
    <p>${notice.text}</p>
    ${reached(counts)}
    ${notice.by_hand ? await handOut(db, notice, { office, controls }) : ''}
    <table>
      <thead><tr>${words.head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>
        ${branches.map((branch) =>
          line(
            branch ?? words.noUnit,
            counts.filter((one) => one.branch === branch),
          ),
        )}
        ${branches.length > 1 ? line(words.sum, counts) : ''}
      </tbody>
    </table>
    <details><summary>${CHART.show}</summary>${chartOf(notice, counts, branches)}</details>
    ${mayAct ? buttons(notice, controls) : ''}
    ${mayAct && notice.answers !== 'none' ? pasteForm(notice, controls) : ''}
  </section>`
}

type Counts = readonly { readonly state: queries.State; readonly count: number }[]

const sumOf = (counts: Counts, states?: readonly queries.State[]): number =>
  counts.filter(({ state }) => states?.includes(state) !== false).reduce((sum, { count }) => sum + count, 0)

function line(title: string, counts: Counts) {
  return html`<tr>
    <th scope="row">${title}</th>
    <td>${sumOf(counts)}</td>
    ${COLUMNS.map((states) => html`<td>${sumOf(counts, states)}</td>`)}
  </tr>`
}

/** How many have it, or have answered, as a bar and in words. */
function reached(counts: Counts) {
  const all = sumOf(counts)
  const done = sumOf(counts, ['answered', 'sent', 'uncertain'])
  if (all === 0) return ''
  const percent = Math.floor((done * 100) / all)
  return html`<p><meter min="0" max="${all}" value="${done}"></meter> ${words.rate(done, all, percent)}</p>`
}

/** The text to paste, and a button for each group into which it is still to be pasted. */
async function handOut(db: Tx, notice: queries.Notice, { office, controls }: Pick<PageView, 'office' | 'controls'>) {
  const groups = await queries.toHandOut(db, notice.id)
  if (groups.length === 0) return ''
  const corrected = notice.corrects_id === null ? undefined : await queries.findNotice(db, notice.corrects_id)
  const text = wordsFor(notice, 'room', { office, corrected })
  return html`<p>${words.toPaste}</p>
    <textarea readonly rows="${text.split('\n').length + 1}" aria-label="${words.toPaste}">${text}</textarea>
    <p>${groups.map(({ branch }) => controls.say(words.says.pasted(branch), words.pasted(branch)))}</p>`
}

function chartOf(
  { title, answers }: queries.Notice,
  counts: readonly (Counts[number] & { readonly branch: string | null })[],
  branches: readonly (string | null)[],
) {
  const asks = answers !== 'none'
  const done: readonly queries.State[] = asks ? ['answered'] : ['answered', 'sent', 'uncertain']
  const rows = branches.map((branch) => {
    const own = counts.filter((one) => one.branch === branch)
    return { branch, done: sumOf(own, done), of: sumOf(own) }
  })
  return drawResult(title, rows, asks)
}

const pasteForm = ({ title }: queries.Notice, controls: PageView['controls']) =>
  controls.form({
    sentence: words.says.answers(title),
    fields: [{ name: words.answersField, label: words.answers, rows: 5 }],
    label: words.take,
  })

function buttons({ title, state, answers }: queries.Notice, controls: PageView['controls']) {
  return html`<p>
    ${state === 'paused' ? controls.say(words.says.resume(title), words.resume) : controls.say(words.says.pause(title), words.pause)}
    ${controls.say(words.says.cancel(title), words.cancel)}
    ${answers === 'none' ? '' : controls.say(words.says.nudge(title), words.nudge)}
    ${controls.say(words.says.sheet(title), words.sheet)}
  </p>`
}
