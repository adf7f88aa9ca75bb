/** The coming month: festivals and birthdays in both calendars. */
import { html } from 'hono/html'
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import type { Page } from '../../feature.ts'
import { sayDay, sayLunar } from '../../language/say.ts'
import { noteAnswered } from '../people/public.ts'
import { birthdaysBetween, type Coming } from './ahead.ts'
import { festivalsOn } from './festivals.ts'
import * as queries from './queries.ts'
import { everybody, PAGE as words } from './wording.ts'

const DAYS = 31

export const greetingsPage: Page = {
  path: 'greetings',
  title: words.title,
  needs: 'greetings.see',
  async view(db, { now, office, scope, speaker }) {
    const today = dayOf(now, office.zone)
    const until = addDays(today, DAYS - 1)
    const settings = await queries.festivalSettings(db)
    const people = await birthdaysBetween({ db, now, office }, { from: today, until, scope })
    await noteAnswered({ db, now, speaker }, 'card', idsOf(people))
    const festivals = daysFrom(today).flatMap((day) =>
      festivalsOn(day).map(({ name, usual, whom }) => ({
        day,
        name,
        isOn: settings.get(name)?.is_on ?? usual,
        whom: whomOf(name, whom, settings),
      })),
    )
    const undated = await queries.countUndated(db, scope)
    return html`
      <section><h2>${words.festivals}</h2>
        <ul>${festivals.map((one) => html`<li>${both(one.day)} ${one.name}${one.isOn ? words.on(one.whom) : words.off}</li>`)}</ul>
      </section>
      <section><h2>${words.birthdays}</h2>
        ${people.length === 0 ? html`<p>${words.nobody}</p>` : table(people)}
        ${undated === 0 ? '' : html`<p>${words.undated(undated)}</p>`}
      </section>`
  },
}

const idsOf = (people: readonly Coming[]) => people.map(({ id }) => id)

/** For whom, in the office's words. */
function whomOf(name: string, usual: string, settings: Awaited<ReturnType<typeof queries.festivalSettings>>): string {
  const whom = settings.get(name)?.whom ?? usual
  return whom === 'everybody' ? everybody() : whom
}

const daysFrom = (first: Day): readonly Day[] => Array.from({ length: DAYS }, (_, at) => addDays(first, at))

const both = (day: Day): string => `${sayDay(day)}${sayLunar(day) ?? ''}`

function table(people: readonly Coming[]) {
  return html`<table>
    <thead><tr>${words.head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
    <tbody>${people.map(row)}</tbody>
  </table>`
}

function row(one: Coming) {
  const where = one.unit === null ? '' : `（${one.unit}）`
  return html`<tr>
    <td>${sayDay(one.day)}</td>
    <td>${sayLunar(one.day) ?? ''}</td>
    <td>${one.name}${where}${words.marks(one.marks)}</td>
    <td>${one.great === undefined ? '' : words.great(one.great)}</td>
  </tr>`
}
