/** 弄错了, right after 何守田没人接 or 何守田去: what one sentence has entered is taken back, all of it (rule 9). */
import { HOUR } from '../../../base/spans.ts'
import {
  type AwaitedAnswer,
  expectFrom,
  mayDo,
  type Outcome,
  type PersonId,
  type Saying,
  type Turn,
} from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { dropTries } from '../../calls/public.ts'
import { dropStays } from '../../care/public.ts'
import { spouseOf } from '../../people/public.ts'
import type { Reading, SaidBefore } from '../answer/rules.ts'
import { type Kept, keepAnswer, type NewAnswer, saidBefore } from '../answer/seats.ts'
import { withOwnRow } from '../answer/with-own-row.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'

/** So long it can be taken back, in milliseconds: an hour. */
const PATIENCE = HOUR

/** What somebody had answered before; null: nothing. */
export interface Before {
  readonly person: PersonId
  readonly reading: Reading | null
  /** Since when they waited for a seat, as an ISO instant. */
  readonly waitingSince?: string
  /** Who had entered it, and whom they were to come along with. */
  readonly enteredBy?: PersonId | null
  readonly alongWith?: PersonId
}

/** What a person, their wife or husband and those whom they name have answered so far, so that it can be put back. */
export async function answeredBefore(
  turn: Turn<unknown>,
  activity: queries.Activity,
  person: PersonId,
  companions: readonly string[] = [],
  others: readonly PersonId[] = [],
): Promise<readonly Before[]> {
  const spouse = await spouseOf(turn.db, person)
  const named = await withOwnRow(turn.db, activity.id, person, companions)
  const all = new Set([person, ...(spouse === undefined ? [] : [spouse.id]), ...named.map(({ id }) => id), ...others])
  const before: Before[] = []
  for (const one of all) before.push(await answerOf(turn, activity, one))
  return before
}

async function answerOf(turn: Turn<unknown>, activity: queries.Activity, person: PersonId): Promise<Before> {
  const current = await queries.findSignUp(turn.db, activity.id, person)
  if (current === undefined) return { person, reading: null }
  return { person, reading: asSaid(current, await saidBefore(turn, activity, person, current)), ...placeIn(current) }
}

/** An answer as it can be given again; whoever hesitates keeps their own seats alone, since each companion has a row. */
export function asSaid({ answer, heads, reason, seat }: queries.SignUp, before: SaidBefore): Reading {
  const { companions } = before
  const kept = seat === null ? 0 : heads
  return { answer, heads: answer === 'yes' ? before.heads : kept, companions, reason }
}

/** Whoever takes back that they do not come stands where they stood in the line, and whose word it was is known again. */
export const placeIn = ({ seat, waiting_since, entered_by, along_with }: queries.SignUp) => ({
  ...(seat === 'waiting' && waiting_since !== null && { waitingSince: waiting_since.toISOString() }),
  enteredBy: entered_by,
  ...(along_with !== null && { alongWith: along_with }),
})

/** What one sentence has entered. */
interface Entered {
  readonly activityId: number | null
  readonly before: readonly Before[]
  readonly names: readonly string[]
  readonly inboxId: number
  /** ISO instant. */
  readonly at: string
}

const OPTIONS: readonly Option[] = [{ number: 0, value: 'back', label: '', words: wording.ENTERED_WRONGLY }]

/** The receipt, with the question that takes it all back. */
export function receiptToUndo(
  turn: Turn<unknown>,
  text: string,
  entered: Pick<Entered, 'activityId' | 'before' | 'names'>,
): Saying {
  const payload: Entered = { ...entered, inboxId: turn.inboxId, at: turn.now.toISOString() }
  const question = { answer: 'undo-entries', payload, title: '', options: OPTIONS }
  return { text, expects: { ...expectFrom(turn, question, PATIENCE), answered: true } }
}

export const undoEntries: AwaitedAnswer = {
  id: 'undo-entries',
  needs: 'activity.tell',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    return choice === undefined ? undefined : takeBack(turn, payload as Entered)
  },
}

async function takeBack(turn: Turn<unknown>, entered: Entered): Promise<Outcome> {
  const { db, speaker } = turn
  const { activityId, before, names, inboxId, at } = entered
  const activity = activityId === null ? undefined : await queries.lockActivity(db, activityId)
  const how = { channel: 'phone', enteredBy: speaker.person?.id ?? null } as const
  if (activity !== undefined) await putBack(turn, activity, { before, inboxId }, how)
  await dropTries(db, inboxId)
  const well = speaker.person === undefined ? [] : await dropStays(db, speaker.person.id, new Date(at))
  const isStaff = mayDo(speaker, 'activity.enter')
  const tellStaff =
    isStaff || well.length === 0 ? {} : { handOver: { why: wording.whyNotIll(well), silently: true } as const }
  return { reply: { text: wording.takenBack(names) }, wake: ['activities.offer'], as: 'taken-back', ...tellStaff }
}

/**
 * Answers of that sentence no longer count, those of a wife or husband with them; the earlier ones do again. Whose answers
 * were taken back, and how each earlier one is kept now; null: there was none.
 */
export async function putBack(
  turn: Turn<unknown>,
  activity: queries.Activity,
  { before, inboxId }: { readonly before: readonly Before[]; readonly inboxId: number },
  how: Pick<NewAnswer, 'channel' | 'enteredBy'>,
): Promise<ReadonlyMap<PersonId, Kept | null>> {
  const undone = new Set(await queries.vacateSaidIn(turn.db, activity.id, inboxId, turn.now))
  const back = new Map<PersonId, Kept | null>()
  const last = await haveLastWord(turn, activity, { before, inboxId })
  for (const { person, reading, waitingSince, enteredBy = how.enteredBy, alongWith } of before) {
    if (!undone.has(person)) continue
    const earlier = {
      personId: person,
      channel: how.channel,
      enteredBy,
      ...(alongWith !== undefined && { alongWith }),
      ...(waitingSince !== undefined && { waitingSince: new Date(waitingSince) }),
    }
    const kept = reading === null ? null : await withoutThose(turn, activity, { person, reading }, last)
    back.set(person, kept === null ? null : await keepAnswer(turn, activity, { ...earlier, reading: kept }))
  }
  return back
}

/** Whoever has answered since then has the last word, also where somebody else had named them. */
async function haveLastWord(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  { before, inboxId }: { readonly before: readonly Before[]; readonly inboxId: number },
): Promise<ReadonlySet<PersonId>> {
  const rows = await Promise.all(before.map(({ person }) => queries.findSignUp(db, activity.id, person)))
  return new Set(rows.flatMap((row) => ((row?.inbox_id ?? 0) > inboxId && row ? [row.person_id] : [])))
}

/** An answer put back speaks no more for companions who have the last word themselves. */
async function withoutThose(
  { db }: Turn<unknown>,
  activity: queries.Activity,
  { person, reading }: { readonly person: PersonId; readonly reading: Reading },
  last: ReadonlySet<PersonId>,
): Promise<Reading> {
  const named = last.size === 0 ? [] : await withOwnRow(db, activity.id, person, reading.companions)
  const gone = named.filter(({ id }) => last.has(id)).map(({ said }) => said)
  const companions = reading.companions.filter((one) => !gone.includes(one))
  return { ...reading, heads: Math.max(reading.heads - gone.length, Math.min(reading.heads, 1)), companions }
}
