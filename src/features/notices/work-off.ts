/**
 * The job that makes messages of notices: planned ones begin at their time, then everybody of the frozen audience gets
 * one, a page at a time, marked in the same transaction; then those who are to be asked once more; then the planner hears
 * what was answered until the deadline.
 */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { Job, JobResult, Message, Occasion, Opening, Tx, Wake } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { nextOccurrence } from '../../language/when/occurrences.ts'
import { dropUndecided } from './approval.ts'
import { climb } from './climb.ts'
import { findCorrected } from './correct-waiting.ts'
import { audienceThen, freeze } from './freeze.ts'
import { latest, messageTo, nudgeTo, postTo, wordsOf } from './message.ts'
import { type NudgePace, nudgeDue } from './nudge.ts'
import { openInPrivate, openInRooms } from './open-elsewhere.ts'
import { figuresOf } from './progress.ts'
import * as queries from './queries.ts'
import { tellMoved, withAnswers } from './tell-moved.ts'
import { isOver, laterBy, sayEnd, wakeAt } from './timing.ts'
import { looksWhoIsStuck, tellStuck } from './urgent-stuck.ts'
import { daysToWait, isCounted } from './when-it-goes.ts'
import { whyHeld } from './why-not-yet.ts'
import * as wording from './wording.ts'

/** People of one transaction: many enough that its other statements weigh little, few enough that answers pass in between. */
const PAGE = 1000
/** The same while people are talking: of some milliseconds. */
const SHORT_PAGE = 100

/** `pace`: how those are asked again who do not answer. */
export const createSending = (pace: NudgePace): Job => ({
  id: 'notices.send',
  // What is planned wakes it at its time (see timing.ts); everything else it says is for the day.
  cron: '0,30 6-21 * * *',
  lateBy: 12 * 60,
  title: wording.jobTitle,
  mayHaveWork: queries.isAnyUnderWay,
  async run(occasion) {
    // Whose time has come is frozen then, however many pages of others are left.
    const started = await startPlanned(occasion)
    if (started.any) return { messages: started.messages, wakeLater: started.wakeLater, again: true }
    // While there are pages to make nothing else is looked at: the looks would cost as much as half of the rows.
    const page = await postPage(occasion)
    if (page.again) return page
    const undecided = await dropUndecided(occasion)
    const rooms = await postRooms(occasion)
    const held = await tellOfHeldRooms(occasion)
    const families = await climb(occasion, pace)
    await nudgeDue(occasion.db, pace, occasion.now)
    const moved = await tellMoved(occasion, sizeOf(occasion))
    const nudged = await nudgePage(occasion)
    const stuck = await tellStuck(occasion)
    const reports = [...stuck, ...(await reportEnded(occasion)), ...(await tellUnreached(occasion))]
    return {
      messages: [
        ...undecided,
        ...rooms.messages,
        ...held,
        ...moved.messages,
        ...nudged.messages,
        ...families,
        ...reports,
      ],
      opens: rooms.opens ?? [],
      again: moved.again || nudged.again,
    }
  },
})

interface Begun {
  /** Something begins, so there may be people to write to. */
  readonly any: boolean
  readonly messages: readonly Message[]
  readonly wakeLater: readonly Wake[]
}

/** Freezes the audience of what is due; what should have gone a day ago does not go, and its planner hears of it. */
async function startPlanned({ db, now, office }: Occasion): Promise<Begun> {
  const messages: Message[] = []
  const wakeLater: Wake[] = []
  const due = await queries.findToStart(db, now)
  for (const notice of due) {
    const wanted = notice.starts_at ?? now
    const isLate = now.getTime() - wanted.getTime() > DAY || isOver(notice, now)
    if (isLate) messages.push(tellTooLate(notice, wanted, office.zone))
    if (notice.repeats !== null) {
      const begun = await repeat(db, notice, { now, zone: office.zone, isLate })
      messages.push(...begun.messages)
      wakeLater.push(...begun.wakeLater)
    } else if (isLate) await queries.updateNotice(db, notice.id, { state: 'cancelled' })
    else {
      const audience = await audienceThen(db, notice, dayOf(now, office.zone))
      await freeze(db, { ...notice, audience }, now)
      await queries.updateNotice(db, notice.id, { state: 'sending', audience: JSON.stringify(audience) })
    }
  }
  return { any: due.length > 0, messages, wakeLater }
}

const tellTooLate = (notice: queries.Notice, due: Date, zone: string): Message => ({
  to: { person: notice.planned_by },
  kind: 'staff',
  text: wording.tooLateToSend(notice.title, sayInstant(due, zone)),
  once: `notice ${notice.id}:too-late ${due.toISOString()}`,
})

/** Each time is a notice of its own, to whoever belongs to the audience then; the plan moves on. */
async function repeat(
  db: Tx,
  notice: queries.Notice,
  { now, zone, isLate }: { readonly now: Date; readonly zone: string; readonly isLate: boolean },
): Promise<Omit<Begun, 'any'>> {
  const { id, starts_at, deadline_at, deadline_moves, repeats, choices, questions, created_at, ...row } = notice
  const audience = await audienceThen(db, notice, dayOf(now, zone))
  const following = repeats === null ? undefined : nextOccurrence(repeats, now, zone)
  const isLast = row.repeats_until !== null && following !== undefined && following >= row.repeats_until
  const next = isLast ? undefined : following
  await queries.updateNotice(
    db,
    id,
    next === undefined ? { state: 'cancelled' } : { starts_at: next, ...laterBy(notice, next) },
  )
  const begun = {
    messages: isLast ? [tellLast(notice)] : [],
    wakeLater: next === undefined ? [] : [wakeAt(next), ...looksWhoIsStuck(notice, next)],
  }
  if (isLate) return begun
  const copy = await queries.insertNotice(db, {
    ...row,
    audience: JSON.stringify(audience),
    choices: JSON.stringify(choices),
    questions: JSON.stringify(questions),
    repeats: null,
    repeats_until: null,
    // Nobody gets the one of last week together with that of today.
    ends_at: following ?? null,
    state: 'sending',
    starts_at,
    deadline_at,
    created_at: now,
    confirmed_at: now,
  })
  await queries.copyRooms(db, id, copy)
  await freeze(db, { id: copy, audience, corrects_id: null, outside_too: row.outside_too, by_hand: false }, now)
  return begun
}

const tellLast = ({ id, title, planned_by }: queries.Notice): Message => ({
  to: { person: planned_by },
  kind: 'staff',
  text: wording.wasLast(title),
  once: `notice ${id}:last`,
})

/** One post a room; those who read it there may answer there or in private. */
async function postRooms({ db, now, office }: Occasion): Promise<JobResult> {
  const messages: Message[] = []
  const opens: Opening[] = []
  for (const { noticeId, id } of await queries.findRoomsToPost(db, now)) {
    const notice = await queries.findNotice(db, noticeId)
    if (notice === undefined || !(await queries.markRoomPosted(db, noticeId, id, now))) continue
    const corrected = await findCorrected(db, notice, office)
    messages.push(postTo(notice, id, { office, corrected }))
    if (notice.answers === 'none') continue
    opens.push(...(await openInPrivate(db, notice, { room: id })))
  }
  return { messages, opens, again: false }
}

/** Whoever has planned a post hears once why it waits: its room bears a new name, or another's, or is not found. */
async function tellOfHeldRooms({ db }: Occasion): Promise<readonly Message[]> {
  const rooms = await queries.findRoomsHeld(db)
  return rooms.flatMap((room): Message[] => {
    const text = whyHeld(room.title, room)
    if (text === undefined) return []
    const why = room.renamedTo ?? (room.platformId === null ? 'lost' : 'namesake')
    const once = `notice ${room.noticeId}:room ${room.id}:${why}`
    return [{ to: { person: room.plannedBy }, kind: 'staff', text, once }]
  })
}

const sizeOf = ({ briefly = false }: Occasion): number => (briefly ? SHORT_PAGE : PAGE)

async function postPage(occasion: Occasion): Promise<JobResult> {
  const { db, now } = occasion
  const people = await queries.findToPost(db, now, sizeOf(occasion))
  const messages: Message[] = []
  const opens: Opening[] = []
  for (const notice of await queries.findNotices(db, idsOf(people))) {
    const ids = people.flatMap(({ noticeId, id }) => (noticeId === notice.id ? [id] : []))
    const marked = await queries.markPosted(db, notice.id, ids, now)
    const readers = people.filter(({ noticeId, id }) => noticeId === notice.id && marked.has(id))
    messages.push(...(await messagesTo(occasion, notice, readers)))
    opens.push(...(await openInRooms(db, notice, [...marked])))
  }
  return { messages, opens, again: people.length > 0 }
}

const idsOf = (people: readonly queries.ToPost[]): readonly number[] => [
  ...new Set(people.map(({ noticeId }) => noticeId)),
]

async function messagesTo(
  { db, now, office }: Occasion,
  notice: queries.Notice,
  readers: readonly queries.ToPost[],
): Promise<readonly Message[]> {
  const corrected = await findCorrected(db, notice, office)
  const waits = isCounted(notice) ? await daysToWait({ db, now, office }, notice, readers) : undefined
  const say = wordsOf(notice, { office, corrected })
  const notAfter = latest(notice, office.zone)
  return readers.map((reader) =>
    messageTo(notice, reader, { text: say(reader), notBefore: waits?.get(reader.id), notAfter }),
  )
}

async function nudgePage(occasion: Occasion): Promise<JobResult> {
  const { db, office } = occasion
  const people = await queries.findToNudge(db, sizeOf(occasion))
  const messages: Message[] = []
  for (const notice of await queries.findNotices(db, idsOf(people))) {
    const readers = people.filter(({ noticeId }) => noticeId === notice.id)
    messages.push(...(await withAnswers(db, notice, readers)).map((reader) => nudgeTo(notice, reader, office)))
    await queries.markNudged(
      db,
      notice.id,
      readers.map(({ id }) => id),
    )
  }
  return { messages, again: people.length === sizeOf(occasion) }
}

/** To whoever planned it: whom it had not reached when it was of no use any more. */
async function tellUnreached({ db, now, office }: Occasion): Promise<readonly Message[]> {
  const messages: Message[] = []
  for (const notice of await queries.findEnded(db, now)) {
    await queries.updateNotice(db, notice.id, { end_told_at: now })
    const left = (await queries.countStates(db, notice.id, now)).filter(({ state }) => state === 'expired')
    const people = left.reduce((sum, { count }) => sum + count, 0)
    if (people === 0 || notice.ends_at === null) continue
    messages.push({
      to: { person: notice.planned_by },
      // It is over: nobody is woken for it.
      kind: 'staff',
      text: wording.endedUnreached(notice.title, sayEnd(notice.ends_at, office.zone), people),
      once: `notice ${notice.id}:ended`,
    })
  }
  return messages
}

/** To whoever planned it: what was answered until the deadline. */
async function reportEnded({ db, now, office }: Occasion): Promise<readonly Message[]> {
  const messages: Message[] = []
  for (const notice of await queries.findToReport(db, now)) {
    const text = wording.deadlineReport(notice.title, await figuresOf(db, notice, { now, office }))
    messages.push({
      to: { person: notice.planned_by },
      kind: 'staff',
      text,
      once: `notice ${notice.id}:deadline${notice.deadline_moves > 0 ? ` ${notice.deadline_moves}` : ''}`,
    })
    await queries.updateNotice(db, notice.id, { reported_at: now })
  }
  return messages
}
