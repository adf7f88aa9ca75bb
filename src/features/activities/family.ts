/** Answers of a person and of relatives who answer for them: whose counts, and who is told (rule 21). */
import type { HelpedPerson, Message, Outcome, PersonId, Turn } from '../../feature.ts'
import { type Bringer, familyOf, judge, type Verdict } from '../people/public.ts'
import * as queries from './queries.ts'
import type { Reading } from './rules.ts'
import * as wording from './wording.ts'

/** A new answer beside the one that is there. */
interface Beside {
  readonly personId: PersonId
  readonly current: queries.SignUp | undefined
  readonly reading: Reading
  /** The elder, when a relative brought the new one. */
  readonly helped: HelpedPerson | undefined
}

/** What a contradiction within a family comes to; `undefined` where there is none. */
export async function findClash(
  turn: Turn,
  activity: queries.Activity,
  { personId, current, reading, helped }: Beside,
): Promise<{ readonly verdict: Verdict; readonly outcome: Outcome } | undefined> {
  if (current === undefined) return undefined
  const family = await familyOf(turn.db, personId)
  const writer = turn.speaker.person?.id
  const by: Bringer = helped === undefined ? 'self' : { helper: writer ?? 0 }
  const before = { by: broughtBy(current, family.helpers), same: current.answer === reading.answer }
  const verdict = judge(before, by, family.decides)
  if (verdict === 'kept') return undefined
  const told = verdict === 'own-wins' ? await tellHelper(turn, activity, { personId, current, reading }) : []
  const said = { was: wording.sayAnswer(current.answer), is: wording.sayAnswer(reading.answer) }
  const why = wording.whyFamily(activity.title, await queries.nameOf(turn.db, personId), said, verdict)
  const reply =
    verdict === 'own-wins' ? {} : { reply: { text: wording.stands(activity.title, helped?.address, said.was) } }
  return { verdict, outcome: { ...reply, messages: told, handOver: { why, silently: true }, as: 'family' } }
}

function broughtBy({ entered_by }: queries.SignUp, helpers: readonly { readonly id: PersonId }[]): Bringer {
  if (entered_by === null) return 'self'
  return helpers.some(({ id }) => id === entered_by) ? { helper: entered_by } : 'staff'
}

async function tellHelper(
  turn: Turn,
  activity: queries.Activity,
  { personId, current, reading }: Omit<Beside, 'helped' | 'current'> & { readonly current: queries.SignUp },
): Promise<readonly Message[]> {
  if (current.entered_by === null) return []
  const name = await queries.nameOf(turn.db, personId)
  const text = wording.ownAnswerCounts(name, activity.title, wording.sayAnswer(reading.answer))
  const once = `family:activity ${activity.id}:person ${personId}:inbox ${turn.inboxId}`
  return [{ to: { person: current.entered_by }, kind: 'reminder', text, once, notAfter: activity.starts_at }]
}
