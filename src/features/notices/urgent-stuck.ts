/** An urgent notice that does not get through (the account's day is full, the platform has complained, nobody is logged in): whom to ring up. */

import { dayOf } from '../../base/calendar.ts'
import { MINUTE } from '../../base/spans.ts'
import type { Message, Occasion, Wake } from '../../feature.ts'
import { phoneList } from '../people/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So long after it began to go it is looked who still waits without anything moving, in milliseconds. */
const PATIENCE = 15 * MINUTE
/** So long a message must have been due to count as stuck: the last of many are made some minutes after the first. */
const DUE_FOR = 10 * MINUTE
const MOST = 20

/** When it is looked at, at night too. */
export const looksWhoIsStuck = ({ urgent_why }: Pick<queries.Notice, 'urgent_why'>, from: Date): readonly Wake[] =>
  urgent_why === null
    ? []
    : [1, 3].map((times) => ({ job: 'notices.send', at: new Date(from.getTime() + times * PATIENCE + MINUTE) }))

/** Its planner hears once of each whom it does not get through to, with their numbers. */
export async function tellStuck({ db, now, office }: Occasion): Promise<readonly Message[]> {
  const messages: Message[] = []
  const since = new Date(now.getTime() - DUE_FOR)
  for (const notice of await queries.findUrgent(db, new Date(now.getTime() - PATIENCE))) {
    const told = notice.stuck_told_at
    // What was due so long already was told of then.
    const after = told === null ? null : new Date(told.getTime() - DUE_FOR)
    const people = await queries.listStuck(db, notice.id, { now, since, after })
    if (people.length === 0) continue
    await queries.updateNotice(db, notice.id, { stuck_told_at: now })
    const cards = (await phoneList(db, people, dayOf(now, office.zone))).slice(0, MOST)
    const lines = cards.map(({ name, phone }) => wording.withPhone(name, phone))
    const more = people.length > lines.length ? [wording.andMore(people.length - lines.length)] : []
    messages.push({
      to: { person: notice.planned_by },
      kind: 'urgent',
      text: wording.urgentStuck(notice.title, people.length, [...lines, ...more]),
      shows: { how: 'list', people: cards.map(({ id }) => id) },
      once: `notice ${notice.id}:stuck ${now.toISOString()}`,
    })
  }
  return messages
}
