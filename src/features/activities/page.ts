/** The activities as staff see them in the browser: state, counts, every answer with its channel and time. */
import { html } from 'hono/html'
import type { Page, Tx } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { inWords } from './in-words.ts'
import * as queries from './queries.ts'
import { sortAnswers } from './who.ts'
import { withReason, PAGE as words } from './wording.ts'

const SHOWN = 20

export const activitiesPage: Page = {
  path: 'activities',
  title: words.title,
  needs: 'activity.see',
  async view(db, { office }) {
    const activities = await queries.findPublished(db, SHOWN)
    const sections = []
    for (const activity of activities) sections.push(await section(db, activity, office.zone))
    return html`${sections.length === 0 ? html`<p>${words.none}</p>` : sections}`
  },
}

async function section(db: Tx, activity: queries.Activity, zone: string) {
  const people = await queries.findInvited(db, activity.id)
  const { heads, waiting, silent } = sortAnswers(people)
  const about = inWords(activity, zone)
  return html`<section>
    <h2>${about.title}${activity.state === 'cancelled' ? words.off : ''}</h2>
    <p>${about.when}，${about.place}</p>
    <p>${words.totals(heads, activity.seats, waiting.length, silent)}</p>
    <table>
      <thead><tr>${words.head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>${people.map((person) => row(person, zone))}</tbody>
    </table>
  </section>`
}

function row(person: queries.Invited, zone: string) {
  const answer = person.answer === null ? words.silent : withReason(words.answers[person.answer], person.reason)
  return html`<tr>
    <td>${person.name}</td>
    <td>${answer}${person.seat === null ? '' : words.seats[person.seat]}</td>
    <td>${person.answer === 'yes' ? person.heads : ''}</td>
    <td>${person.channel === null ? '' : words.channels[person.channel]}</td>
    <td>${person.answeredAt === null ? '' : sayInstant(person.answeredAt, zone)}</td>
  </tr>`
}
