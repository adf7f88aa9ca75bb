/** 弄错了, right after a post, a cover or a duty was entered (rule 9): all of it is again as it was before. */
import { dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import type { Message, Outcome, PersonId, Turn } from '../../feature.ts'
import { takeBack } from '../people/public.ts'
import { isLastAdministrator } from './public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** What somebody had before a deed, and has after it. */
interface Part {
  readonly table: queries.Kept
  readonly person: PersonId
  readonly before: string
  readonly after: string
}

interface Entered {
  readonly parts: readonly Part[]
  /** 周福生当第一支部联络员，从今天起 */
  readonly what: string
  /** Who was told of it. */
  readonly told: readonly PersonId[]
}

const entry = takeBack<Entered>({
  id: 'undo',
  // Whoever says of themselves who stands in takes it back as well; nobody else is asked.
  needs: 'roles.cover-myself',
  lasts: HOUR,
  rightAfter: /^roles[.:]/,
  what: async (_turn, { what }) => what,
  run: putBack,
})

export const undone = entry.answer

/** What `deed` says, with the question that takes it back where it has changed anything. */
export async function withUndo(
  turn: Turn<unknown>,
  kept: Pick<Part, 'table' | 'person'>,
  deed: () => Promise<Outcome>,
): Promise<Outcome> {
  const before = await queries.keptOf(turn.db, kept.table, kept.person)
  const outcome = await deed()
  const after = await queries.keptOf(turn.db, kept.table, kept.person)
  return after === before ? outcome : asking(turn, outcome, [{ ...kept, before, after }])
}

/** Two deeds of one sentence, which are taken back together. */
export function together(turn: Turn<unknown>, outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes
  const text = outcomes.flatMap(({ reply }) => reply?.text ?? []).join('\n')
  const messages = outcomes.flatMap((one) => one.messages ?? [])
  const parts = outcomes.flatMap(({ reply }) => (reply?.expects?.payload as Entered | undefined)?.parts ?? [])
  const outcome = { ...first, reply: { text }, messages }
  return parts.length === 0 ? outcome : asking(turn, outcome, parts)
}

function asking(turn: Turn<unknown>, outcome: Outcome, parts: readonly Part[]): Outcome {
  const text = outcome.reply?.text ?? ''
  const told = (outcome.messages ?? []).flatMap(({ to }) => ('person' in to ? to.person : []))
  return { ...outcome, reply: entry.receipt(turn, text, { parts, what: wording.whatWasEntered(text), told }) }
}

/** Nothing is put back over what was entered since; nor is the only one who can give posts left without theirs. */
async function putBack(turn: Turn<unknown>, { parts, what, told }: Entered): Promise<Outcome> {
  const { db, now, office, inboxId } = turn
  const today = dayOf(now, office.zone)
  for (const { table, person, after } of parts) {
    if ((await queries.keptOf(db, table, person)) !== after) return { reply: { text: wording.changedSince(what) } }
    if (table === 'appointment' && /"administrator"/.test(after) && (await isLastAdministrator(db, person, today)))
      return { reply: { text: wording.lastAdministrator(wording.NOT_DISMISSED) } }
  }
  for (const { table, person, before } of parts) await queries.keepAsBefore(db, table, person, before)
  const messages = told.map(
    (person): Message => ({
      to: { person },
      kind: 'staff',
      text: wording.toldWrongly(what),
      once: `roles:taken back ${inboxId}:person ${person}`,
    }),
  )
  return { reply: { text: wording.putBack(what) }, messages, as: 'taken-back' }
}
