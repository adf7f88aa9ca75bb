/**
 * An alarm that nobody takes on is called out to more and more people: after some minutes to whoever holds a post near
 * them, and after half a day to all again every few hours, as long as it takes. One that somebody has taken on is asked
 * after until it is told how it ended: first of them, then of everybody, at night and on holidays too.
 */
import { dayOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion, PersonId } from '../../feature.ts'
import { contactCards } from '../people/public.ts'
import * as queries from './queries.ts'
import { aboutAgain, aboutOutcome, GO_ON_CALLING, roundsNow, roundWithoutEnd, TELL_ALL } from './rules.ts'
import { calledAgain, nearWhom, notCalled, peopleOf, question, toNearby, whereSentFor } from './whom.ts'
import * as wording from './wording.ts'

export const goOnCalling: Job = {
  id: GO_ON_CALLING,
  // Each alarm wakes it for its own rounds; this is for those that are open for more than a week, or a day after they were taken on.
  cron: '0 */4 * * *',
  lateBy: 60,
  title: wording.goOnTitle,
  mayHaveWork: queries.isAnyOpen,
  async run(occasion) {
    const messages: Message[] = []
    for (const alarm of await queries.untaken(occasion.db)) messages.push(...(await callOut(alarm, occasion)))
    for (const alarm of await queries.withoutEnd(occasion.db)) messages.push(...(await askAfter(alarm, occasion)))
    return { messages, again: false }
  },
}

type Untaken = Awaited<ReturnType<typeof queries.untaken>>[number]

/** Those who are there today: it may be another day, with others on it. The keys keep each round from being called twice. */
async function callOut(alarm: Untaken, { db, now, office }: Occasion): Promise<readonly Message[]> {
  const { staff, near } = roundsNow(alarm.raised_at, now)
  const today = dayOf(now, office.zone)
  const people = await peopleOf(db, alarm)
  const called = await calledAgain(db, today, await notCalled(db, alarm))
  const again =
    staff === undefined ? [] : await callStaff(alarm, { db, now, office }, { people, called, minutes: staff })
  const nearby =
    near === undefined || alarm.near_by !== null
      ? []
      : await toNearby(
          { db, now, office },
          { ...alarm, people: await nearWhom(db, alarm, people), told: called, minutes: near },
        )
  return [...again, ...nearby]
}

async function callStaff(
  { number, asker, words, raised_at, near_by }: Untaken,
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
  to: { readonly people: readonly PersonId[]; readonly called: readonly PersonId[]; readonly minutes: number },
): Promise<readonly Message[]> {
  const whereSent = await whereSentFor(db, number, raised_at)
  const cards = [whereSent ?? [], (await contactCards(db, to.people, dayOf(now, office.zone))) ?? []].flat()
  const card = cards.length === 0 ? undefined : cards.join('\n')
  const near = near_by === null ? undefined : (await queries.alarmsOf(db, [number]))[0]?.near
  return to.called.map((id) => ({
    to: { person: id },
    kind: 'urgent',
    text: wording.again({ number, minutes: to.minutes, asker, words, card, near }),
    shows: { how: 'alarm', people: to.people },
    once: `alarm ${number}:after ${to.minutes}:staff ${id}`,
    about: aboutAgain(number),
    expects: question(number, asker, now),
  }))
}

/** Nobody has told how it ended. */
async function askAfter(
  alarm: Awaited<ReturnType<typeof queries.withoutEnd>>[number],
  { db, now, office }: Occasion,
): Promise<readonly Message[]> {
  const { number, asker, taken_by, taker, taken_at } = alarm
  const minutes = taken_at === null ? undefined : roundWithoutEnd(taken_at, now)
  if (minutes === undefined) return []
  const called = await calledAgain(db, dayOf(now, office.zone), await notCalled(db, alarm))
  const others = minutes < TELL_ALL ? [] : called.filter((id) => id !== taken_by)
  const ask = (id: PersonId, text: string): Message => ({
    to: { person: id },
    kind: 'urgent',
    text,
    once: `alarm ${number}:without end ${minutes}:staff ${id}`,
    about: aboutOutcome(number),
  })
  return [
    ask(taken_by, wording.hasNoEnd({ number, asker, minutes })),
    ...others.map((id) => ask(id, wording.hasNoEndWith({ number, asker, minutes, taker }))),
  ]
}
