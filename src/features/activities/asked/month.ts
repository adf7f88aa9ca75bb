/** The calendar of a month: what is on which day, and how it stands. */
import { html } from 'hono/html'
import { addDays, type Day, dayOf, instantOf, timeOf, weekdayOf } from '../../../base/calendar.ts'
import type { Html, PageView, Tx } from '../../../feature.ts'
import { sayDay, sayTime } from '../../../language/say.ts'
import { isHoliday, isWorkday } from '../../../language/when/holidays.ts'
import * as queries from '../queries.ts'
import { MONTH as words } from '../wording.ts'

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** `?month=2026-12`; without it the present month. */
export async function drawMonth(db: Tx, { query, now, office }: PageView): Promise<Html> {
  const asked = query['month'] ?? ''
  const today = dayOf(now, office.zone)
  const month = MONTH.test(asked) ? asked : today.slice(0, 7)
  const days = daysOf(month)
  const [from, until] = [days[0] ?? '', addDays(days.at(-1) ?? '', 1)].map((day) =>
    instantOf(day, '00:00', office.zone),
  )
  const all = from && until ? await queries.findInMonth(db, from, until) : []
  const on = Map.groupBy(all, ({ starts_at }) => dayOf(starts_at, office.zone))
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  const [before, after] = [addDays(`${month}-01`, -1), addDays(`${month}-28`, 7)].map((day) => day.slice(0, 7))
  return html`<section>
    <h2>${words.title(Number(month.slice(0, 4)), Number(month.slice(5)))}</h2>
    <p><a href="?month=${before}">${words.before}</a>　<a href="?month=${after}">${words.after(await countIn(db, after ?? '', office.zone))}</a></p>
    <table class="month">
      <thead><tr>${words.weekdays.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((day) => cell(day, { month, today, zone: office.zone }, on.get(day) ?? []))}</tr>`)}</tbody>
    </table>
  </section>`
}

/** How many are still to be in a month, so that nobody has to look there in vain. */
async function countIn(db: Tx, month: string, zone: string): Promise<number> {
  const [from, until] = [`${month}-01`, `${addDays(`${month}-28`, 7).slice(0, 7)}-01`].map((day) =>
    instantOf(day, '00:00', zone),
  )
  const all = from && until ? await queries.findInMonth(db, from, until) : []
  return all.filter(({ state }) => state === 'published').length
}

/** Whole weeks, Monday first. */
function daysOf(month: string): readonly Day[] {
  const first = `${month}-01`
  const start = addDays(first, 1 - weekdayOf(first))
  const days: Day[] = []
  for (let day = start; day.slice(0, 7) <= month || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day)
  return days
}

type Standing = Awaited<ReturnType<typeof queries.findInMonth>>[number]

interface Shown {
  readonly month: string
  readonly today: Day
  readonly zone: string
}

/** On a narrow screen only the days stand there on which something is, and today, each with its whole date. */
function cell(day: Day, { month, today, zone }: Shown, activities: readonly Standing[]) {
  const off = isHoliday(day) ? words.holiday : weekdayOf(day) > 5 && isWorkday(day) ? words.makeUp : ''
  const lines = activities.map(
    (one) => html`<br>${sayTime(timeOf(one.starts_at, zone))} ${one.title}（${words.state(one)}）`,
  )
  // The last week goes on into the next month: on the 30th that is what comes next.
  const name = day.slice(0, 7) === month ? String(Number(day.slice(8))) : words.ofOtherMonth(day)
  const isToday = day === today
  const kind = [isToday ? 'today' : '', activities.length > 0 ? 'on' : ''].filter(Boolean).join(' ')
  return html`<td class="${kind}"><span class="day">${name}</span><span class="date">${sayDay(day)}</span>${isToday ? html`<b>${words.today}</b>` : ''}${off}${lines}</td>`
}
