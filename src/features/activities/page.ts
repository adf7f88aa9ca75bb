/** The activities as staff see them in the browser: a month at a glance, then state, counts, every answer with its channel and time. */
import { html } from 'hono/html'
import { dayOf } from '../../base/calendar.ts'
import { mayDo, type Page, type PageView, type Tx } from '../../feature.ts'
import { sayDay, sayInstant } from '../../language/say.ts'
import { drawMonth } from './asked/month.ts'
import { sortAnswers } from './asked/who.ts'
import { inWords } from './in-words.ts'
import { invitedOwn } from './invited-within.ts'
import * as queries from './queries.ts'
import { remindedTonight } from './remind/remind-early.ts'
import { withReason, PAGE as words } from './wording.ts'

const SHOWN = 20

export const activitiesPage: Page = {
  path: 'activities',
  title: words.title,
  needs: 'activity.see',
  async view(db, view) {
    const activities = await queries.findPublished(db, SHOWN)
    const sections = []
    for (const activity of activities) {
      const shown = await section(db, activity, view)
      if (shown !== undefined) sections.push(shown)
    }
    const month = await drawMonth(db, view)
    const early = await earlyButton(db, view)
    return html`${month}${early}${sections.length === 0 ? html`<p>${words.none}</p>` : sections}`
  },
}

/** Before the computer goes off: tonight's reminders, where there are any. */
async function earlyButton(db: Tx, { now, office, controls, speaker }: PageView) {
  if (!mayDo(speaker, 'activity.enter')) return ''
  const tonight = await remindedTonight(db, now, office)
  if (tonight.length === 0) return ''
  const titles = tonight.map(({ title }) => title)
  return html`<div class="buttons">${words.tonight(titles)} ${controls.say(...words.early)}</div>`
}

async function section(db: Tx, activity: queries.Activity, { office: { zone }, controls, scope }: PageView) {
  const people = await invitedOwn(db, activity.id, scope)
  // Of what is somebody else's, nothing.
  if (people.length === 0 && scope !== 'office') return undefined
  const answers = sortAnswers(people)
  const about = inWords(activity, zone)
  // With the day, so that one of several of this name is meant.
  const named = `${sayDay(dayOf(activity.starts_at, zone)).replace(/（.*/, '')}的${activity.title}`
  const files = [words.signIn, words.contacts, words.calendar].map(([sentence, label]) =>
    controls.say(`${named}${sentence}`, label),
  )
  return html`<section>
    <h2>${about.title}${activity.state === 'cancelled' ? words.off : ''}</h2>
    <p>${about.when}，${about.place}</p>
    ${about.details === '' ? '' : html`<p>${about.details}</p>`}
    <p>${words.totals(answers, activity.seats)}</p>
    ${activity.state === 'cancelled' ? '' : html`<div class="buttons">${files}</div>`}
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
