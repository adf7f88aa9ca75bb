/** Writes down what was heard of people on the telephone, each kind in its place, and says so. */
import { DAY } from '../../../base/spans.ts'
import type { Outcome, PersonId, Turn } from '../../../feature.ts'
import { noteTries, onListOf, triedSince } from '../../calls/public.ts'
import { enterStays } from '../../care/public.ts'
import { noticeCalls } from '../../notices/public.ts'
import type { Reading } from '../answer/rules.ts'
import { type Kept, keepAnswer } from '../answer/seats.ts'
import { inWords } from '../in-words.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { activityCalls } from './call-source.ts'
import { isInHospital } from './read-entry.ts'
import { answeredBefore, type Before } from './undo-entries.ts'
import { type Entry, idOf, nameOf } from './whom-meant.ts'

/** Answers go the way of any answer; whoever is in hospital does not come. Returns the receipt, '' without answers, and what was answered before. */
export async function keepAnswers(
  turn: Turn<unknown>,
  activity: queries.Activity,
  entries: readonly Entry[],
): Promise<{ readonly text: string; readonly before: readonly Before[] }> {
  const enteredBy = turn.speaker.person?.id ?? null
  const invitations = await queries.findInvitations(
    turn.db,
    entries.map(({ meant }) => idOf(meant)),
    turn.now,
  )
  const invited = new Set(invitations.flatMap((one) => (one.activityId === activity.id ? [one.personId] : [])))
  const done: { name: string; what: string }[] = []
  const before: Before[] = []
  for (const entry of entries) {
    const reading = readingOf(entry, invited)
    if (reading === undefined) continue
    before.push(...(await answeredBefore(turn, activity, idOf(entry.meant), reading.companions)))
    const answer = { personId: idOf(entry.meant), reading, channel: 'phone', enteredBy } as const
    done.push({ name: nameOf(entry.meant), what: resultOf(await keepAnswer(turn, activity, answer)) })
  }
  return { text: done.length === 0 ? '' : sayDone(inWords(activity, turn.office.zone), done), before }
}

function readingOf(entry: Entry, invited: ReadonlySet<PersonId>): Reading | undefined {
  if (entry.told.is === 'answer') return entry.told.reading
  if (entry.told.is !== 'hospital' || !invited.has(idOf(entry.meant))) return undefined
  return { answer: 'no', heads: 0, companions: [], reason: wording.IN_HOSPITAL }
}

function resultOf({ reading, seat, place, noRoomForMore, before }: Kept): string {
  if (noRoomForMore) return wording.noRoomInWords(before?.heads ?? 1)
  if (seat === 'waiting') return wording.waitsInWords(place)
  if (reading.answer === 'maybe') return wording.PAGE.answers.maybe
  return reading.answer === 'yes' ? wording.comesInWords(reading.heads) : wording.staysInWords(reading.reason)
}

function sayDone(words: wording.InWords, done: readonly { name: string; what: string }[]): string {
  const [only, ...others] = done
  if (only !== undefined && others.length === 0) return wording.entered(only.name, words, only.what)
  return wording.enteredSeveral(
    words,
    done.map(({ name, what }) => wording.enteredLine(name, what)),
  )
}

/** Of whoever is in hospital, whether they were asked or not. */
export async function keepStays(
  turn: Turn<unknown>,
  entries: readonly Entry[],
): Promise<{ readonly lines: readonly string[]; readonly tellStaff: Pick<Outcome, 'handOver'> }> {
  const ill = entries.filter(
    ({ told }) => told.is === 'hospital' || (told.is === 'answer' && isInHospital(told.reading.reason)),
  )
  return enterStays(
    turn,
    ill.map(({ meant }) => ({ id: idOf(meant), name: nameOf(meant) })),
  )
}

/** They stay on the phone list, with the number of tries, as far as anything is still to be asked of them. */
export async function keepUnreached(turn: Turn<unknown>, entries: readonly Entry[]): Promise<string> {
  const { db, now, office, inboxId } = turn
  const people = entries.flatMap((entry) =>
    entry.told.is === 'unreached' ? [{ id: idOf(entry.meant), how: entry.told.how, name: nameOf(entry.meant) }] : [],
  )
  if (people.length === 0) return ''
  await noteTries(db, { people, by: turn.speaker.person?.id ?? null, at: now, inboxId })
  const ids = people.map(({ id }) => id)
  const tries = await triedSince(db, ids, new Date(now.getTime() - COUNTED))
  const listed = await onListOf(db, ids, [activityCalls, noticeCalls], { now, office })
  const namesOf = (isListed: boolean) =>
    people
      .filter(({ id }) => listed.has(id) === isListed)
      .map(({ id, name }) => wording.unreachedName(name, tries.get(id)?.count ?? 1))
  const worrying = entries.flatMap((entry) =>
    entry.told.is === 'unreached' && entry.told.worrying === true ? nameOf(entry.meant) : [],
  )
  const noted = wording.notedUnreached(namesOf(true), namesOf(false))
  return worrying.length === 0 ? noted : `${noted}\n${wording.ifWorried(worrying)}`
}

/** Tries are counted over so long, in milliseconds: 30 days. */
const COUNTED = 30 * DAY
