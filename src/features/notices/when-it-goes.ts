/**
 * When a notice goes, told before it is sent, when it is sent and while it goes: those who have had a notice on that day
 * already get this one on their next free morning (rule 24).
 */
import { addDays, type Day, dayOf, instantOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import { splitText } from '../../base/split-text.ts'
import type { PersonId, Tx, WorkingOffice } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { mayWaitUntil } from './message.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** When a notice that must wait for another day goes, on the office's clock. */
const MORNING = '08:30'

/** Now, in the office. */
export type Moment = { readonly now: Date; readonly office: WorkingOffice }

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
function freeDay(day: Day, taken: ReadonlySet<Day>): Day {
  return taken.has(day) ? freeDay(addDays(day, 1), taken) : day
}

/** Who has a notice on the day already gets this one on the next free morning, unless that would be too late (rule 24). */
export async function daysToWait(
  { db, now, office }: { readonly db: Tx } & Moment,
  notice: queries.Notice,
  readers: readonly { readonly id: PersonId }[],
): Promise<ReadonlyMap<PersonId, Date>> {
  const start = notice.starts_at !== null && notice.starts_at > now ? notice.starts_at : now
  const first = dayOf(office.nextSending(start), office.zone)
  const others = await queries.findOtherNotices(
    db,
    readers.map(({ id }) => id),
    instantOf(first, '00:00', office.zone),
  )
  const end = mayWaitUntil(notice, office.zone)
  const waits = new Map<PersonId, Date>()
  for (const [id, own] of Map.groupBy(others, ({ personId }) => personId)) {
    const day = freeDay(first, new Set(own.map(({ at }) => dayOf(at, office.zone))))
    const at = morningOf(day, office.zone)
    if (day !== first && at < end) waits.set(id, at)
  }
  return waits
}

/** The accounts by which a notice goes: what is before them, and what they have done. */
interface Traffic {
  readonly office: WorkingOffice
  readonly shares: readonly queries.Share[]
  /** By account, when it pushed something in the day before. */
  readonly sent: ReadonlyMap<string, readonly Date[]>
  /** By account, what goes before. */
  readonly waiting: ReadonlyMap<string, number>
  /** Messages to each person or room. */
  readonly each: number
  /** It is urgent. */
  readonly atAnyHour: boolean
}

/** About so much stands around the words: whom they greet, how to answer, whom to ring up. */
const FRAME = '。'.repeat(80)
/** A long text goes in parts; a picture or file by itself after the words. */
const messagesEach = ({ file_id, text }: queries.Notice): number =>
  splitText(`${text}${FRAME}`).length + (file_id === null ? 0 : 1)

/** When a draft of which `sends` people or rooms get something will have gone, if it is confirmed now. */
export async function foresee(db: Tx, notice: queries.Notice, sends: number, at: Moment): Promise<Foreseen> {
  const { office, now } = at
  const atAnyHour = notice.urgent_why !== null
  const earliest = notice.starts_at ?? afterRecall(now)
  const from = atAnyHour ? earliest : office.nextSending(earliest)
  const shares = notice.by_hand ? [] : await queries.sharesOf(db, notice, now)
  const evening = instantOf(addDays(dayOf(from, office.zone), 1), '00:00', office.zone)
  const traffic: Traffic = {
    office,
    shares,
    sent: await queries.pushedLately(db, now),
    // What is urgent goes before it.
    waiting: atAnyHour ? new Map() : await queries.waitingPushes(db, evening),
    each: messagesEach(notice),
    atAnyHour,
  }
  const stuck = stuckOf(shares)
  const waits = await batchLater(db, notice, from, traffic)
  // Those of another day may have to wait for the day's share of the first.
  const later = waits && { ...waits, until: laterOf(waits.until, lastOf(traffic, from, sends)) }
  const people = sends - (later?.people ?? 0)
  if (people <= 0 && later !== undefined) return { first: undefined, later, stuck }
  return { first: { people, from: firstOf(traffic, from), until: lastOf(traffic, from, people) }, later, stuck }
}

const laterOf = (one: Date, other: Date): Date => (one > other ? one : other)

/** When the first has it: an account that has used up its share of the day sends nothing before the next. */
function firstOf({ office, shares, sent, atAnyHour }: Traffic, from: Date): Date {
  const going = shares.filter(({ stopped }) => stopped === null)
  if (going.length === 0) return from
  const begins = going.map(({ account }) =>
    office.sentBy(from, 1, { sent: sent.get(account) ?? [], atAnyHour }).getTime(),
  )
  return new Date(Math.min(...begins))
}

/** Those of the shares that do not move. */
function stuckOf(shares: readonly queries.Share[]): readonly Stuck[] {
  return perReason(shares.flatMap(({ count, stopped }) => (stopped === null ? [] : [{ people: count, why: stopped }])))
}

/**
 * When the last of `count` people has it: each account sends its share of them at its own pace, after what waits for it
 * already. Of accounts that send nothing nobody can tell.
 */
function lastOf({ office, shares, sent, waiting, each, atAnyHour }: Traffic, from: Date, count: number): Date {
  const all = shares.reduce((sum, share) => sum + share.count, 0)
  const going = shares.filter(({ stopped }) => stopped === null)
  if (going.length === 0) {
    const before = [...waiting.values()].reduce((sum, one) => sum + one, 0)
    return office.sentBy(from, count * each + before, { atAnyHour })
  }
  const ends = going.map(({ account, count: theirs }) => {
    const own = Math.ceil((count * theirs) / all) * each
    const how = { sent: sent.get(account) ?? [], atAnyHour }
    return office.sentBy(from, own + (waiting.get(account) ?? 0), how).getTime()
  })
  return new Date(Math.max(...ends))
}

/** Whoever has a notice on the day already; unless the next free morning would be too late. */
async function batchLater(db: Tx, notice: queries.Notice, from: Date, traffic: Traffic): Promise<Batch | undefined> {
  const { office } = traffic
  const inRooms = (await queries.roomsOf(db, notice.id)).length > 0
  if (!isCounted(notice) || notice.starts_at !== null || notice.by_hand || inRooms) return undefined
  const first = dayOf(from, office.zone)
  const taken = await queries.countTakenDays(db, notice.audience, instantOf(first, '00:00', office.zone), office.zone)
  const batches = taken.flatMap(({ days, count }): Batch[] => {
    const morning = office.nextSending(morningOf(freeDay(first, new Set(days)), office.zone))
    const waits = days.includes(first) && morning < mayWaitUntil(notice, office.zone)
    return waits
      ? [{ people: count, from: morning, until: lastOf({ ...traffic, waiting: new Map() }, morning, count) }]
      : []
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

/** Who of a notice on its way has it still to get, by day. */
async function waiting(
  db: Tx,
  notice: queries.Notice,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<readonly queries.StillDue[]> {
  const due = await queries.dueByDay(db, notice.id, { now, zone })
  const unposted = await queries.countUnposted(db, notice.id)
  const starts = notice.starts_at !== null && notice.starts_at > now ? notice.starts_at : now
  return [
    ...due.map((one) => ({ ...one, from: one.from > now ? one.from : now })),
    ...unposted.map(({ count, goesAt }) => ({
      count,
      account: null,
      stopped: null,
      from: goesAt === null ? starts : laterOf(starts, goesAt),
    })),
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
  const sent = await queries.pushedLately(db, now)
  const atAnyHour = notice.urgent_why !== null
  const going = together(
    parts
      .filter(({ stopped }) => stopped === null)
      .map(({ count, from, account }) => {
        const begins = atAnyHour ? from : office.nextSending(from)
        const how = { sent: sent.get(account ?? '') ?? [], atAnyHour }
        return { people: count, from: begins, until: office.sentBy(begins, count * messagesEach(notice), how) }
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
