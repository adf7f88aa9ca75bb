/**
 * When a notice goes, told before it is sent, when it is sent and while it goes: those who have had a notice on that day
 * already get this one on their next free morning (rule 24).
 */
import { addDays, type Day, dayOf, instantOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import type { Tx, WorkingOffice } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { latest } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** When a notice that must wait for another day goes, on the office's clock. */
const MORNING = '08:30'

type Moment = { readonly now: Date; readonly office: WorkingOffice }

/** Some people who get it on the same days: when the first has it, and about when the last. */
export interface Batch {
  readonly people: number
  readonly from: Date
  readonly until: Date
}

/** People whose account sends nothing at present: nobody can say when they have it. */
export interface Stuck {
  readonly people: number
  readonly why: queries.Stopped
}

/** Those who get it as soon as it goes, and those who get it on a later day. */
export interface Foreseen {
  readonly first: Batch | undefined
  readonly later: Batch | undefined
  readonly stuck: readonly Stuck[]
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
  const earliest = notice.starts_at ?? afterRecall(now)
  const shares = notice.by_hand ? [] : await queries.sharesOf(db, notice, now)
  const stuck = stuckOf(shares)
  if (notice.urgent_why !== null) {
    // At any hour; how long it takes is the same as in the sending window.
    const opening = office.nextSending(earliest)
    const takes = lastOf(office, opening, sends, shares).getTime() - opening.getTime()
    const until = new Date(earliest.getTime() + takes)
    return { first: { people: sends, from: earliest, until }, later: undefined, stuck }
  }
  const from = office.nextSending(earliest)
  const later = await batchLater(db, notice, from, shares, at)
  const people = sends - (later?.people ?? 0)
  if (people <= 0 && later !== undefined) return { first: undefined, later, stuck }
  const evening = instantOf(addDays(dayOf(from, office.zone), 1), '00:00', office.zone)
  const waiting = await queries.waitingPushes(db, evening)
  return { first: { people, from, until: lastOf(office, from, people, shares, waiting) }, later, stuck }
}

/** Those of the shares that do not move. */
function stuckOf(shares: readonly queries.Share[]): readonly Stuck[] {
  return perReason(shares.flatMap(({ count, stopped }) => (stopped === null ? [] : [{ people: count, why: stopped }])))
}

/**
 * When the last of `count` people has it: each account sends its share of them at its own pace, after what waits for it
 * already. Of accounts that send nothing nobody can tell.
 */
function lastOf(
  office: WorkingOffice,
  from: Date,
  count: number,
  shares: readonly queries.Share[],
  waiting: ReadonlyMap<string, number> = new Map(),
): Date {
  const all = shares.reduce((sum, share) => sum + share.count, 0)
  const going = shares.filter(({ stopped }) => stopped === null)
  if (going.length === 0) return office.sentBy(from, count + [...waiting.values()].reduce((sum, one) => sum + one, 0))
  const ends = going.map((share) => {
    const own = Math.ceil((count * share.count) / all)
    return office.sentBy(from, own + (waiting.get(share.account) ?? 0)).getTime()
  })
  return new Date(Math.max(...ends))
}

/** Whoever has a notice on the day already; unless the next free morning would be too late. */
async function batchLater(
  db: Tx,
  notice: queries.Notice,
  from: Date,
  shares: readonly queries.Share[],
  { office }: Moment,
): Promise<Batch | undefined> {
  const inRooms = (await queries.roomsOf(db, notice.id)).length > 0
  if (!isCounted(notice) || notice.starts_at !== null || notice.by_hand || inRooms) return undefined
  const first = dayOf(from, office.zone)
  const taken = await queries.countTakenDays(db, notice.audience, instantOf(first, '00:00', office.zone), office.zone)
  const batches = taken.flatMap(({ days, count }): Batch[] => {
    const morning = office.nextSending(morningOf(freeDay(first, new Set(days)), office.zone))
    const waits = days.includes(first) && morning < latest(notice, office.zone)
    return waits ? [{ people: count, from: morning, until: lastOf(office, morning, count, shares) }] : []
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

/** One for each reason. */
const perReason = (stuck: readonly Stuck[]): readonly Stuck[] =>
  [...Map.groupBy(stuck, ({ why }) => why)].map(([why, those]) => ({
    why,
    people: those.reduce((sum, { people }) => sum + people, 0),
  }))

/** Whose account sends nothing, a line for each reason. */
export const stuckInWords = (stuck: readonly Stuck[]): readonly string[] =>
  stuck.map(({ people, why }) => wording.stuck(people, why))

/** What the draft says of it. */
export function foreseenInWords(foreseen: Foreseen, at: Moment): readonly string[] {
  return [...goingInWords(foreseen, at), ...stuckInWords(foreseen.stuck)]
}

function goingInWords({ first, later }: Foreseen, { now, office }: Moment): readonly string[] {
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

type Waiting = Omit<queries.StillDue, 'account'>

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
    ...due.map(({ count, from, stopped }) => ({ count, stopped, from: from > now ? from : now })),
    ...(unposted > 0 ? [{ count: unposted, stopped: null, from: starts }] : []),
  ]
}

/** Those of a notice on its way who have it still to get: when, and whom nobody can say it of. */
export interface StillToGo {
  /** `undefined`: all of them are stuck. */
  readonly going: Batch | undefined
  readonly stuck: readonly Stuck[]
}

/** Who of a notice on its way has it still to get; `undefined`: nobody. Accounts send beside one another. */
export async function stillToGo(
  db: Tx,
  notice: queries.Notice,
  { now, office }: Moment,
): Promise<StillToGo | undefined> {
  const parts = await waiting(db, notice, { now, zone: office.zone })
  if (parts.length === 0) return undefined
  const going = together(
    parts
      .filter(({ stopped }) => stopped === null)
      .map(({ count, from }) => {
        const begins = office.nextSending(from)
        return { people: count, from: begins, until: office.sentBy(begins, count) }
      }),
  )
  const stuck = parts.flatMap(({ count, stopped }) => (stopped === null ? [] : [{ people: count, why: stopped }]))
  return { going, stuck: perReason(stuck) }
}

/** What is told of it while it goes. `isBegun`: somebody has it already. */
export function toGoInWords({ going, stuck }: StillToGo, isBegun: boolean, at: Moment): string {
  return [...(going === undefined ? [] : [batchInWords(going, isBegun, at)]), ...stuckInWords(stuck)].join('\n')
}

function batchInWords(batch: Batch, isBegun: boolean, { now, office }: Moment): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  if (!isBegun) return wording.nobodyYet(wording.sendsNow(say(batch.from), say(batch.until)))
  if (batch.from <= now) return wording.finishesBy(say(batch.until))
  return wording.goesOn(say(batch.from), say(batch.until))
}
