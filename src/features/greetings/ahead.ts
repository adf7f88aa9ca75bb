/** Birthdays to come: found for a stretch of days, and told on Mondays to staff and to each 联络员. */
import { addDays, type Day, dayOf } from '../../base/calendar.ts'
import type { Job, Message, PersonId, Scope, Turn, Tx } from '../../feature.ts'
import { personLines, staffOn } from '../people/public.ts'
import { milestoneIn } from './ages.ts'
import { marksOf } from './marks.ts'
import { customsOf } from './office-customs.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { keptOn, readYearly } from './yearly.ts'

const AHEAD = 14
/** Lines of a list in chat. */
export const MOST_LINES = 30
/** Lines of a list that comes by itself: an office of 1,200 has about 46 birthdays in two weeks. */
const MOST_AHEAD = 60

/** Somebody's birthday to come, with the great birthday that it is, and what whoever congratulates them should know. */
export type Coming = queries.Celebrating & {
  readonly great: number | undefined
  readonly marks: readonly wording.Mark[]
}

/** Every birthday of these days, both included, in their order, as it is known at a moment. */
export async function birthdaysBetween(
  { db, now, office }: Pick<Turn, 'db' | 'now' | 'office'>,
  { from, until, scope }: { readonly from: Day; readonly until: Day; readonly scope: Scope },
): Promise<readonly Coming[]> {
  const customs = await customsOf(db)
  const dates: queries.KeptOn[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    dates.push(...keptOn(day, customs).map((one) => ({ ...one, on: day })))
  }
  const people = await queries.celebrating(db, 'birthday', dates, { scope })
  const marks = await marksOf(
    { db, now, office },
    people.map(({ id }) => id),
  )
  return people.map((one) => {
    const born = readYearly(one.since, one.calendar)?.since
    return { ...one, great: milestoneIn(born, one.year, customs), marks: marks(one.id, one.day) }
  })
}

export const lineOf = (one: Coming): string => wording.comingLine(one, one)

export const tellAhead: Job = {
  id: 'greetings.ahead',
  cron: '50 8 * * 1',
  // Later in the week it is still a list to plan by.
  lateBy: 6 * 24 * 60,
  title: wording.aheadTitle,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    const people = await birthdaysBetween(
      { db, now, office },
      { from: today, until: addDays(today, AHEAD - 1), scope: 'office' },
    )
    return tell(db, people, today, {
      key: `birthdays-ahead:${today}`,
      toStaff: (lines) => wording.coming(wording.comingTitle(lines.length), lines, MOST_AHEAD),
      toLiaison: (lines) => wording.coming(wording.comingTitleForLiaison(lines.length), lines, MOST_AHEAD),
    })
  },
}

/** Who is to be visited this month: great birthdays, on its first day. */
export const tellMonth: Job = {
  id: 'greetings.month',
  cron: '45 8 1 * *',
  lateBy: 10 * 24 * 60,
  title: wording.monthTitle,
  async run({ db, now, office, due }) {
    const first = `${dayOf(due, office.zone).slice(0, 8)}01`
    const until = addDays(`${addDays(first, 31).slice(0, 8)}01`, -1)
    const people = await birthdaysBetween({ db, now, office }, { from: first, until, scope: 'office' })
    const great = people.filter((one) => one.great !== undefined)
    return tell(db, great, dayOf(now, office.zone), {
      key: `great-birthdays:${first}`,
      toStaff: (lines) =>
        [wording.coming(wording.greatTitle(lines.length), lines, MOST_AHEAD), wording.greatSheetHint()].join('\n'),
      toLiaison: (lines) => wording.coming(wording.greatTitleForLiaison(lines.length), lines, MOST_AHEAD),
    })
  },
}

interface Told {
  readonly key: string
  readonly toStaff: (lines: readonly string[]) => string
  readonly toLiaison: (lines: readonly string[]) => string
}

/** Staff hear of all, each 联络员 of those they look after; nobody hears of nobody. */
async function tell(db: Tx, people: readonly Coming[], today: Day, { key, toStaff, toLiaison }: Told) {
  if (people.length === 0) return { messages: [], again: false }
  const staff = await staffOn(db, today)
  const messages: Message[] = staff.map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text: toStaff(people.map(lineOf)),
    once: `${key}:staff ${id}`,
  }))
  for (const [liaison, own] of await byLiaison(db, people, today)) {
    messages.push({
      to: { person: liaison },
      kind: 'reminder',
      text: toLiaison(own.map(lineOf)),
      once: `${key}:liaison ${liaison}`,
    })
  }
  return { messages, again: false }
}

/** Whom each 联络员 looks after. */
async function byLiaison(
  db: Tx,
  people: readonly Coming[],
  today: Day,
): Promise<ReadonlyMap<PersonId, readonly Coming[]>> {
  const lines = await personLines(
    db,
    people.map(({ id }) => id),
    today,
  )
  const found = new Map<PersonId, Coming[]>()
  for (const one of people) {
    const liaison = lines.find(({ id }) => id === one.id)?.liaison?.id
    if (liaison !== undefined) found.set(liaison, [...(found.get(liaison) ?? []), one])
  }
  return found
}
