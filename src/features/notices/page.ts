/** The notices as staff see them in the browser: state, forecast, states by 支部, and what can be done with each. */

import { html } from 'hono/html'
import { dayOf } from '../../base/calendar.ts'
import { DAY, MINUTE } from '../../base/spans.ts'
import { mayDo, type Page, type PageView, scopeFor, type Tx } from '../../feature.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { approvalSection } from './approval-section.ts'
import { findCorrected } from './correct-waiting.ts'
import { wordsFor } from './message.ts'
import { answersOf, choiceCountsOf, isBegun, ON_THE_WAY } from './progress.ts'
import * as queries from './queries.ts'
import { type ChosenChart, drawChosen, drawResult } from './result-chart.ts'
import { countsOf, inWords as resultInWords, resultsOf, takesSeveral } from './survey/results.ts'
import { PAGE as SURVEY } from './survey/wording.ts'
import { stillToGo, toGoInWords } from './when-it-goes.ts'
import { CHART, fileToPaste, PAGE as words } from './wording.ts'

const SHOWN = 10
const RECENT = 60 * DAY

/** Those who have got it: whoever has answered has, too. */
const SILENT: readonly queries.State[] = ['sent']
const GOT: readonly queries.State[] = ['answered', ...SILENT]

/** The columns of the table: which states each holds. Together they are all states, so that each line adds up. */
export const columnsOf = (asks: boolean): readonly (readonly queries.State[])[] => [
  ...(asks ? [['answered'] as const, SILENT] : [GOT]),
  ['uncertain'],
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
    const waiting = await queries.findWaitingForApproval(db)
    const sections = []
    for (const notice of waiting) sections.push(await approvalSection(db, notice, view))
    for (const notice of notices) sections.push(await section(db, notice, view, nameAmong(notices, notice)))
    return html`${sections.length === 0 ? html`<p>${words.none}</p>` : sections}`
  },
}

/** What its buttons call it; where its title may mean another as well (停水, 停水时间延长), its number. */
const nameAmong = (all: readonly queries.Notice[], { id, title }: queries.Notice): string =>
  all.some((other) => other.id !== id && (other.title.includes(title) || title.includes(other.title)))
    ? words.named(id)
    : title

async function section(db: Tx, notice: queries.Notice, view: PageView, name: string) {
  const { now, office, controls } = view
  const counts = await queries.countStates(db, notice.id, now)
  const branches = [...new Set(counts.map(({ branch }) => branch))]
  const when = await whenInWords(db, notice, counts, { now, office })
  const state = words.states[notice.state]
  const asks = notice.answers !== 'none'
  return html`<section>
    <h2>${notice.title}${state === '' ? '' : `（${state}）`}</h2>
    <p>${words.number(notice.id)}${when}</p>
    <p>${notice.text}</p>
    ${reached(counts, asks)}
    ${(await onTheWay(db, notice, counts, { now, office })).map((line) => html`<p>${line}</p>`)}
    ${notice.by_hand ? await handOut(db, notice, { office, controls }, name) : ''}
    <table class="figures">
      <thead><tr>${words.head(asks).map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>
        ${branches.map((branch) =>
          line(
            branch ?? words.noUnit,
            counts.filter((one) => one.branch === branch),
            asks,
          ),
        )}
        ${branches.length > 1 ? line(words.sum, counts, asks) : ''}
      </tbody>
    </table>
    ${asks ? await whoIsSilent(db, notice, counts, view) : ''}
    ${notice.answers === 'choices' ? html`<p>${await answersOf(db, notice)}</p>` : ''}
    ${notice.answers === 'survey' ? await results(db, notice) : ''}
    <details><summary>${CHART.show}</summary>${chartOf(notice, counts, branches)}
      <button type="button" class="tool" data-save="${CHART.fileName(notice.title)}">${CHART.save}</button></details>
    ${(await chosenCharts(db, notice, counts)).map(foldedChart)}
    ${buttons(notice, counts, view, name)}
    ${takesPasted(notice, counts, now) ? pasteForm(name, controls) : ''}
  </section>`
}

/** Question by question, a line each. */
async function results(db: Tx, notice: queries.Notice) {
  const lines = (await resultsOf(db, notice)).map(resultInWords)
  return html`<h3>${SURVEY.results}</h3><ul>${lines.map((one) => html`<li>${one}</li>`)}</ul>`
}

type Counts = readonly { readonly state: queries.State; readonly count: number }[]

const sumOf = (counts: Counts, states?: readonly queries.State[]): number =>
  counts.filter(({ state }) => states?.includes(state) !== false).reduce((sum, { count }) => sum + count, 0)

function line(title: string, counts: Counts, asks: boolean) {
  return html`<tr>
    <th scope="row">${title}</th>
    <td>${sumOf(counts)}</td>
    ${columnsOf(asks).map((states) => html`<td>${sumOf(counts, states)}</td>`)}
  </tr>`
}

/** How many have it and, where they are asked, how many have answered; the bar shows what is being waited for. */
function reached(counts: Counts, asks: boolean) {
  const all = sumOf(counts)
  if (all === 0) return ''
  const got = sumOf(counts, GOT)
  const answered = sumOf(counts, ['answered'])
  return html`<p><meter min="0" max="${all}" value="${asks ? answered : got}"></meter>
    ${words.reached(got, all, sumOf(counts, ['uncertain']))}${asks ? words.answered(answered, sumOf(counts, SILENT)) : ''}</p>`
}

/** Above this many nobody is listed here: the sheet has them all. */
const NAMED = 300

/** Who has it and has not answered, a line for each 支部 and 小组; for whoever may ask them again. */
async function whoIsSilent(db: Tx, { id }: queries.Notice, counts: Counts, { now, speaker }: PageView) {
  const scope = scopeFor(speaker, 'notice.chase')
  const count = sumOf(counts, SILENT)
  if (scope === undefined || count === 0) return ''
  if (count > NAMED) return html`<p>${words.tooManySilent}</p>`
  const people = await queries.listStandings(db, id, { now, scope, states: SILENT, mayBeAsked: true })
  if (people.length === 0) return ''
  const units = Map.groupBy(people, ({ branch, group }) => (branch === null ? words.noUnit : `${branch}${group ?? ''}`))
  const lines = [...units].map(([unit, some]) => html`<li>${words.unitLine(unit, some)}</li>`)
  return html`<details><summary>${words.silent}</summary><ul>${lines}</ul></details>`
}

/** So far back it is counted how many have gone, in milliseconds. */
const LATELY = 10 * MINUTE

/** While it goes: how fast, until when, and whose account stands still. The page draws itself anew as that changes. */
async function onTheWay(
  db: Tx,
  notice: queries.Notice,
  counts: Counts,
  { now, office }: Pick<PageView, 'now' | 'office'>,
): Promise<readonly string[]> {
  if (notice.state !== 'sending' || notice.by_hand || sumOf(counts, [...ON_THE_WAY]) === 0) return []
  const lately = await queries.countSentSince(db, notice.id, new Date(now.getTime() - LATELY))
  const left = await stillToGo(db, notice, { now, office })
  const forecast = left === undefined ? [] : toGoInWords(left, isBegun(counts), { now, office }).split('\n')
  return [...(lately === 0 ? [] : [words.lately(lately)]), ...forecast]
}

/** When the first of it went, or will; and until when it is to be answered. */
async function whenInWords(
  db: Tx,
  notice: queries.Notice,
  counts: Counts,
  { now, office }: Pick<PageView, 'now' | 'office'>,
): Promise<string> {
  const { deadline_at, answers } = notice
  const say = (moment: Date) => sayDatedInstant(moment, office.zone, dayOf(now, office.zone))
  const closes = deadline_at === null || answers === 'none' ? '' : words.closes(say(deadline_at), deadline_at <= now)
  return `${await beginsInWords(db, notice, counts, { now, office })}${closes === '' ? '。' : `，${closes}`}`
}

/** When it was written is not when it goes. */
async function beginsInWords(
  db: Tx,
  notice: queries.Notice,
  counts: Counts,
  { now, office }: Pick<PageView, 'now' | 'office'>,
): Promise<string> {
  const say = (moment: Date) => sayDatedInstant(moment, office.zone, dayOf(now, office.zone))
  const gone = await queries.firstSentAt(db, notice.id)
  if (gone !== undefined) return words.went(say(gone))
  const begun = isBegun(counts.filter(({ count }) => count > 0))
  const left = begun ? undefined : await stillToGo(db, notice, { now, office })
  const goes = left?.going?.from ?? (notice.state === 'planned' ? notice.starts_at : null)
  return goes === null ? words.written(say(notice.created_at)) : words.goes(say(goes))
}

/** The text to paste, and a button for each group into which it is still to be pasted. */
async function handOut(
  db: Tx,
  notice: queries.Notice,
  { office, controls }: Pick<PageView, 'office' | 'controls'>,
  name: string,
) {
  const groups = await queries.toHandOut(db, notice)
  if (groups.length === 0) return ''
  const corrected = await findCorrected(db, notice, office)
  const text = wordsFor(notice, 'room', { office, corrected })
  return html`<p>${words.toPaste}</p>
    <textarea readonly rows="${text.split('\n').length + 1}" aria-label="${words.toPaste}">${text}</textarea>
    ${notice.file_name === null ? '' : html`<p>${fileToPaste(notice.file_name)}</p>`}
    <div class="buttons">${groups.map((group) => controls.say(words.says.pasted(name, group.name), words.pasted(group.name)))}</div>`
}

function chartOf(
  { title, answers }: queries.Notice,
  counts: readonly (Counts[number] & { readonly branch: string | null })[],
  branches: readonly (string | null)[],
) {
  const asks = answers !== 'none'
  const done: readonly queries.State[] = asks ? ['answered'] : GOT
  const rows = branches.map((branch) => {
    const own = counts.filter((one) => one.branch === branch)
    return { branch, done: sumOf(own, done), of: sumOf(own) }
  })
  return drawResult(title, rows, asks)
}

/** What was chosen: of a notice with choices one picture, of a survey one for each question that has some. */
async function chosenCharts(db: Tx, notice: queries.Notice, counts: Counts): Promise<readonly ChosenChart[]> {
  const { id, title, choices, answers, up_to } = notice
  if (answers === 'choices') {
    const rows = choiceCountsOf(choices, await queries.countAnswers(db, id))
    return [{ title, rows, people: sumOf(counts, ['answered']), several: up_to > 1 }]
  }
  if (answers !== 'survey') return []
  const results = (await resultsOf(db, notice)).filter(({ question }) => question.answers === 'choices')
  return results.map((result) => ({
    title: result.question.text,
    rows: countsOf(result),
    people: result.people,
    several: takesSeveral(result.question),
  }))
}

const foldedChart = (chart: ChosenChart) =>
  html`<details><summary>${CHART.showChosen(chart.title)}</summary>${drawChosen(chart)}
      <button type="button" class="tool" data-save="${CHART.chosenFile(chart.title)}">${CHART.save}</button></details>`

const pasteForm = (name: string, controls: PageView['controls']) =>
  controls.form({
    sentence: words.says.answers(name),
    fields: [{ name: words.answersField, label: words.answers, rows: 5 }],
    label: words.take,
  })

/** So long after its deadline answers that came in time may still be pasted, in milliseconds. */
const PASTED_UNTIL = 14 * DAY

const isGoing = ({ state }: queries.Notice): boolean => state === 'sending' || state === 'paused'

function takesPasted(notice: queries.Notice, counts: Counts, now: Date): boolean {
  const end = notice.deadline_at === null ? undefined : notice.deadline_at.getTime() + PASTED_UNTIL
  const isOpen = end === undefined || end > now.getTime()
  return notice.answers !== 'none' && isGoing(notice) && isOpen && sumOf(counts) > sumOf(counts, ['answered'])
}

/** Only what can still be done with it. */
function buttons(notice: queries.Notice, counts: Counts, { now, controls, speaker }: PageView, name: string) {
  const { state, answers, deadline_at, by_hand } = notice
  const isLeft = sumOf(counts, [...ON_THE_WAY]) > 0
  const isOpen = answers !== 'none' && (deadline_at === null || deadline_at > now)
  const mayStop = state === 'planned' || (isGoing(notice) && isLeft)
  const mayMove = answers !== 'none' && (state === 'planned' || isGoing(notice))
  const isAwaited = state === 'sending' && answers !== 'none' && !by_hand && sumOf(counts, SILENT) > 0
  const mayNudge = isAwaited && mayDo(speaker, 'notice.send')
  return html`<div class="buttons">
    ${state === 'paused' ? controls.say(words.says.resume(name), words.resume) : ''}
    ${state === 'sending' && isLeft && !by_hand ? controls.say(words.says.pause(name), words.pause) : ''}
    ${mayStop ? controls.say(words.says.cancel(name), words.cancel) : ''}
    ${mayMove ? controls.form({ sentence: words.says.move(name), fields: [{ name: words.moveField, label: words.move }], label: words.moveButton }) : ''}
    ${mayNudge && isOpen ? controls.say(words.says.nudge(name), words.nudge) : ''}
    ${counts.length > 0 ? controls.say(words.says.sheet(name), words.sheet) : ''}
    ${answers === 'survey' && counts.length > 0 ? controls.say(SURVEY.says(name), SURVEY.result) : ''}
  </div>${mayNudge && !isOpen ? html`<p>${words.nudgeNoMore}</p>` : ''}`
}
