/**
 * When a notice goes, told before it is sent, when it is sent and while it goes: those who have had a notice on that day
 * already get this one on their next free morning (rule 24).
 */
import { addDays, type Day, dayOf, instantOf } from '../../base/calendar.ts'
import type { Tx, WorkingOffice } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { latest } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** So long a notice that was confirmed can still be called back before anybody has it, in milliseconds. */
export const RECALL = 2 * 60_000
/** When a notice that must wait for another day goes, on the office's clock. */
const MORNING = '08:30'

type Moment = { readonly now: Date; readonly office: WorkingOffice }

/** Some people who get it on the same days: when the first has it, and about when the last. */
export interface Batch {
  readonly people: number
  readonly from: Date
  readonly until: Date
}

/** Those who get it as soon as it goes, and those who get it on a later day. */
export interface Foreseen {
  readonly first: Batch | undefined
  readonly later: Batch | undefined
}

/** Whether the rule of one notice a day holds for it: not for what is urgent, and not for what puts another one right. */
export const isCounted = ({ urgent_why, corrects_id }: queries.Notice): boolean =>
  urgent_why === null && corrects_id === null

export const morningOf = (day: Day, zone: string): Date => instantOf(day, MORNING, zone)

/** The first day from `day` on, on which somebody has no notice yet. */
export function freeDay(day: Day, taken: ReadonlySet<Day>): Day {
  return taken.has(day) ? freeDay(addDays(day, 1), taken) : day
}

/** When a draft of which `sends` messages go will have gone, if it is confirmed now. */
export async function foresee(db: Tx, notice: queries.Notice, sends: number, at: Moment): Promise<Foreseen> {
  const { office, now } = at
  const earliest = notice.starts_at ?? new Date(now.getTime() + RECALL)
  if (notice.urgent_why !== null) return { first: { people: sends, from: earliest, until: earliest }, later: undefined }
  const from = office.nextSending(earliest)
  const later = await batchLater(db, notice, from, at)
  const people = sends - (later?.people ?? 0)
  if (people <= 0 && later !== undefined) return { first: undefined, later }
  const evening = instantOf(addDays(dayOf(from, office.zone), 1), '00:00', office.zone)
  const waiting = await queries.countWaitingPushes(db, evening)
  return { first: { people, from, until: office.sentBy(from, people + waiting) }, later }
}

/** Whoever has a notice on the day already; unless the next free morning would be too late. */
async function batchLater(db: Tx, notice: queries.Notice, from: Date, { office }: Moment): Promise<Batch | undefined> {
  const inRooms = (await queries.roomsOf(db, notice.id)).length > 0
  if (!isCounted(notice) || notice.starts_at !== null || notice.by_hand || inRooms) return undefined
  const first = dayOf(from, office.zone)
  const taken = await queries.countTakenDays(db, notice.audience, instantOf(first, '00:00', office.zone), office.zone)
  const batches = taken.flatMap(({ days, count }): Batch[] => {
    const morning = office.nextSending(morningOf(freeDay(first, new Set(days)), office.zone))
    const waits = days.includes(first) && morning < latest(notice, office.zone)
    return waits ? [{ people: count, from: morning, until: office.sentBy(morning, count) }] : []
  })
  return together(batches)
}

/** Several batches as one. */
function together(batches: readonly Batch[]): Batch | undefined {
  if (batches.length === 0) return undefined
  return {
    people: batches.reduce((sum, { people }) => sum + people, 0),
    from: new Date(Math.min(...batches.map(({ from }) => from.getTime()))),
    until: new Date(Math.max(...batches.map(({ until }) => until.getTime()))),
  }
}

/** What the draft says of it. */
export function foreseenInWords({ first, later }: Foreseen, { now, office }: Moment): readonly string[] {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  if (later === undefined) return first === undefined ? [] : [wording.sendsNow(say(first.from), say(first.until))]
  if (first === undefined) return [wording.allWait(), wording.sendsNow(say(later.from), say(later.until))]
  return [
    wording.someWait(later.people, say(later.from)),
    wording.othersNow(first.people, wording.sendsNow(say(first.from), say(first.until))),
  ]
}

/** When the first has it. */
export function firstMoment({ first, later }: Foreseen, now: Date): Date {
  return first?.from ?? later?.from ?? now
}

interface Waiting {
  readonly count: number
  /** When the first of them may go, as far as the sending window allows. */
  readonly from: Date
}

/** Who of a notice on its way has it still to get, by day. */
async function waiting(
  db: Tx,
  notice: queries.Notice,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<readonly Waiting[]> {
  const due = await queries.dueByDay(db, notice.id, { now, zone })
  const unposted = await queries.countUnposted(db, notice.id)
  const starts = notice.starts_at !== null && notice.starts_at > now ? notice.starts_at : now
  return [
    ...due.map(({ count, from }) => ({ count, from: from > now ? from : now })),
    ...(unposted > 0 ? [{ count: unposted, from: starts }] : []),
  ]
}

/** Who of a notice on its way has it still to get; `undefined`: nobody. */
export async function stillToGo(db: Tx, notice: queries.Notice, { now, office }: Moment): Promise<Batch | undefined> {
  const parts = await waiting(db, notice, { now, zone: office.zone })
  return together(
    parts.map(({ count, from }) => {
      const begins = office.nextSending(from)
      return { people: count, from: begins, until: office.sentBy(begins, count) }
    }),
  )
}

/** When a notice that nobody has yet begins to go; `undefined`: nobody waits for it. */
export async function startOf(
  db: Tx,
  notice: queries.Notice,
  at: { readonly now: Date; readonly zone: string },
): Promise<Date | undefined> {
  const moments = (await waiting(db, notice, at)).map(({ from }) => from.getTime())
  return moments.length === 0 ? undefined : new Date(Math.min(...moments))
}

/** What is told of it while it goes. `isBegun`: somebody has it already. */
export function toGoInWords(batch: Batch, isBegun: boolean, { now, office }: Moment): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  if (!isBegun) return wording.nobodyYet(wording.sendsNow(say(batch.from), say(batch.until)))
  if (batch.from <= now) return wording.finishesBy(say(batch.until))
  return wording.goesOn(say(batch.from), say(batch.until))
}
