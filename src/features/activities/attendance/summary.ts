/** The next morning the planner reads who came and how it was. */

import { dayOf, instantOf } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import type { Job, Message, Tx } from '../../../feature.ts'
import { inWords } from '../in-words.ts'
import { type Activity, findInvited, findStarting, type Invited } from '../queries.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** What is older than a week is no news. In milliseconds. */
const NEWS = 7 * DAY

export const summariseAttendance: Job = {
  id: 'activities.attendance-summary',
  cron: '0 9 * * *',
  lateBy: 10 * 60,
  title: wording.summaryJob,
  async missed() {
    return undefined
  },
  async run({ db, now, office }) {
    const today = instantOf(dayOf(now, office.zone), '00:00', office.zone)
    const held = await findStarting(db, new Date(now.getTime() - NEWS), today)
    const messages: Message[] = []
    for (const activity of held.filter(({ summarised_at }) => summarised_at === null)) {
      const text = await summaryOf(db, activity, office.zone)
      await queries.markSummarised(db, activity.id, now)
      if (text === undefined) continue
      messages.push({
        to: { person: activity.planned_by },
        kind: 'staff',
        text,
        once: `attendance-summary:activity ${activity.id}`,
      })
    }
    return { messages, again: false }
  },
}

/** `undefined`: a practice of a series at which nobody was looked for. */
async function summaryOf(db: Tx, activity: Activity, zone: string): Promise<string | undefined> {
  const people = await findInvited(db, activity.id)
  const noted = await queries.attendanceOf(db, activity.id)
  if (noted.size === 0 && activity.series_id !== null) return undefined
  const seated = people.filter(({ seat, answer }) => seat === 'seated' && answer === 'yes')
  const ratings = await queries.ratingsOf(db, activity.id)
  const count = (rating: number) => ratings.filter((one) => one.rating === rating).length
  return wording.summary(inWords(activity, zone), {
    signedUp: seated.reduce((sum, { heads }) => sum + (heads ?? 1), 0),
    here: noted.size === 0 ? undefined : headsHere(people, noted),
    absent: noted.size === 0 ? [] : seated.filter(({ id }) => noted.get(id) !== 'here').map(({ name }) => name),
    ratings: [count(1), count(2), count(3)],
    said: ratings.flatMap(({ name, words }) => (words === null ? [] : [wording.saidBy(name, words)])),
  })
}

/** Companions are counted with those who brought them, as they are among those who signed up. */
const headsHere = (people: readonly Invited[], noted: ReadonlyMap<number, queries.State>): number =>
  people
    .filter(({ id }) => noted.get(id) === 'here')
    .reduce((sum, { seat, heads }) => sum + (seat === 'seated' ? (heads ?? 1) : 1), 0)
