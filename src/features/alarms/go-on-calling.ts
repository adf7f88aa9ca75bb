/**
 * An alarm that nobody takes on is called out to more and more people: after some minutes to whoever holds a post near
 * them, and after half a day to all again every few hours, as long as it takes.
 */
import { dayOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion, PersonId } from '../../feature.ts'
import { contactCard } from '../people/public.ts'
import * as queries from './queries.ts'
import { GO_ON_CALLING, roundsNow } from './rules.ts'
import { calledAgain, question, toNearby, whereSentFor } from './whom.ts'
import * as wording from './wording.ts'

export const goOnCalling: Job = {
  id: GO_ON_CALLING,
  // Each alarm wakes it for its own rounds; this is for those that nobody has taken on for more than a week.
  cron: '0 */4 * * *',
  lateBy: 60,
  title: wording.goOnTitle,
  async run(occasion) {
    const messages: Message[] = []
    for (const alarm of await queries.untaken(occasion.db)) messages.push(...(await callOut(alarm, occasion)))
    return { messages, again: false }
  },
}

type Untaken = Awaited<ReturnType<typeof queries.untaken>>[number]

/** Those who are there today: it may be another day, with others on it. The keys keep each round from being called twice. */
async function callOut(alarm: Untaken, { db, now, office }: Occasion): Promise<readonly Message[]> {
  const { staff, near } = roundsNow(alarm.raised_at, now)
  const today = dayOf(now, office.zone)
  const people = await queries.whoMayBe(db, alarm)
  const called = await calledAgain(db, today, people)
  const again =
    staff === undefined ? [] : await callStaff(alarm, { db, now, office }, { people, called, minutes: staff })
  const nearby =
    near === undefined || people.length === 0 || alarm.near_by !== null
      ? []
      : await toNearby({ db, now, office }, { ...alarm, people, told: called, minutes: near })
  return [...again, ...nearby]
}

async function callStaff(
  { number, asker, words, raised_at, near_by }: Untaken,
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
  to: { readonly people: readonly PersonId[]; readonly called: readonly PersonId[]; readonly minutes: number },
): Promise<readonly Message[]> {
  const whereSent = await whereSentFor(db, number, raised_at)
  const cards: string[] = whereSent === undefined ? [] : [whereSent]
  for (const id of to.people) cards.push(await contactCard(db, id, dayOf(now, office.zone)))
  const card = cards.length === 0 ? undefined : cards.join('\n')
  const near = near_by === null ? undefined : (await queries.alarmsOf(db, [number]))[0]?.near
  return to.called.map((id) => ({
    to: { person: id },
    kind: 'urgent',
    text: wording.again({ number, minutes: to.minutes, asker, words, card, near }),
    shows: { how: 'alarm', people: to.people },
    once: `alarm ${number}:after ${to.minutes}:staff ${id}`,
    about: `alarm:${number}:again`,
    expects: question(number, asker, now),
  }))
}
