/** What staff see before a notice goes to more people: how it reads, whom it reaches, in which way and when (rule 26). */
import { dayOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import type { PersonId, Turn } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { type Recipients, withoutChat } from '../people/public.ts'
import { findCorrected } from './correct-waiting.ts'
import { wordsFor } from './message.ts'
import * as queries from './queries.ts'
import { daysToWait, type Foreseen, firstMoment, foresee, foreseenInWords, isCounted } from './when-it-goes.ts'
import * as wording from './wording.ts'

interface More {
  /** As it is called. */
  readonly whom: string
  readonly people: readonly PersonId[]
  /** What they are some of. */
  readonly audience: Recipients
  /** Whoever is in one of its rooms reads it there. */
  readonly inRooms: boolean
  /** A second person is asked before. */
  readonly takesSecond: boolean
}

export async function previewOf(turn: Turn<unknown>, notice: queries.Notice, more: More): Promise<string> {
  const { db, office } = turn
  const { people, whom, inRooms } = more
  const mute = await withoutChat(db, people)
  const optedOut = await queries.optedOutAmong(db, people)
  const calls = new Set(mute)
  const unwanted = [...optedOut].filter((id) => !calls.has(id)).length
  const corrected = await findCorrected(db, notice, office)
  const [reader] = await queries.readersAmong(db, people, 1)
  const written = people.filter((id) => !calls.has(id) && !optedOut.has(id))
  const when = inRooms ? [] : foreseenInWords(await foreseeMore(turn, notice, more.audience, written), turn)
  return wording.askToAdd({
    title: notice.title,
    whom,
    sample: wordsFor(notice, notice.by_hand ? 'room' : (reader ?? 'room'), { office, corrected }),
    branches: await queries.countBranchesOf(db, people),
    people: people.length,
    mute: mute.length,
    unwanted,
    byHand: notice.by_hand,
    inRooms,
    when: notice.by_hand ? [] : more.takesSecond ? [wording.needsApproval()] : when,
  })
}

/** When those who are written to have it, if it is confirmed now: whoever has had a notice on that day gets it later (rule 24). */
async function foreseeMore(
  turn: Turn<unknown>,
  notice: queries.Notice,
  audience: Recipients,
  people: readonly PersonId[],
): Promise<Foreseen> {
  const { db, office } = turn
  const goesAt = afterRecall(turn.now)
  const readers = people.map((id) => ({ id }))
  const waits = isCounted(notice)
    ? await daysToWait({ db, now: goesAt, office }, notice, readers)
    : new Map<PersonId, Date>()
  const now = people.length - waits.size
  const { first, stuck } = await foresee(db, { ...notice, audience, starts_at: goesAt }, now, turn)
  return { first: now > 0 ? first : undefined, later: laterOnes([...waits.values()], office), stuck }
}

function laterOnes(mornings: readonly Date[], office: Turn['office']): Foreseen['later'] {
  if (mornings.length === 0) return undefined
  const from = new Date(Math.min(...mornings.map((one) => office.nextSending(one).getTime())))
  return { people: mornings.length, from, until: office.sentBy(from, mornings.length) }
}

/** When the first of them has it. */
export async function firstInWords(
  turn: Turn<unknown>,
  notice: queries.Notice,
  people: readonly PersonId[],
): Promise<string> {
  const { now, office } = turn
  const foreseen = await foreseeMore(turn, notice, notice.audience, people)
  return sayInstant(firstMoment(foreseen, now), office.zone, dayOf(now, office.zone))
}
