/** 弄错了, right after a post, a cover or a duty was entered (rule 9): all of it is again as it was before. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { HOUR } from '../../base/spans.ts'
import { type Message, mayDo, type Outcome, type PersonId, type Turn } from '../../feature.ts'
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
  /** Who was told of it, and the key of that message. */
  readonly told: readonly { readonly person: PersonId; readonly once: string }[]
}

const entry = takeBack<Entered>({
  id: 'undo',
  // Whoever says of themselves who stands in takes it back as well; for all else `mayUndo` looks for the right of the deed.
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
  const told = (outcome.messages ?? []).flatMap(({ to, once }) =>
    'person' in to && once !== undefined ? { person: to.person, once } : [],
  )
  return { ...outcome, reply: entry.receipt(turn, text, { parts, what: wording.whatWasEntered(text), told }) }
}

/**
 * Whoever gives posts; of their own cover, and of the right that they have given up themselves, whoever has said it. Not who
 * has been relieved of that right since.
 */
const mayUndo = ({ speaker }: Turn<unknown>, parts: readonly Part[], today: Day): boolean =>
  mayDo(speaker, 'roles.appoint') ||
  parts.every((part) => part.person === speaker.person?.id && (part.table === 'cover' || endsRights(part, today)))

interface Row {
  readonly role: string
  readonly from_day: Day
  readonly until_day: Day | null
}

const rowsOf = (kept: string) => JSON.parse(kept) as readonly Row[]

/** 我不当管理员了: an administrator before, and none any more. */
function endsRights({ table, before, after }: Part, today: Day): boolean {
  const isAdministrator = (kept: string): boolean =>
    rowsOf(kept).some(
      ({ role, from_day, until_day }) =>
        role === 'administrator' && from_day <= today && (until_day === null || until_day >= today),
    )
  return table === 'appointment' && isAdministrator(before) && !isAdministrator(after)
}

/** An administrator's post that was entered by the deed, and goes with it. */
function takesRights({ table, before, after }: Part): boolean {
  if (table !== 'appointment') return false
  const stood = new Set(rowsOf(before).map((row) => JSON.stringify(row)))
  return rowsOf(after).some((row) => row.role === 'administrator' && !stood.has(JSON.stringify(row)))
}

/** Nothing is put back over what was entered since; nor is the only one who can give posts left without theirs. */
async function putBack(turn: Turn<unknown>, { parts, what, told }: Entered): Promise<Outcome> {
  const { db, now, office, inboxId } = turn
  const today = dayOf(now, office.zone)
  if (!mayUndo(turn, parts, today)) return { reply: { text: wording.onlyAdministrators() }, as: 'refused' }
  await queries.lockPeople(
    db,
    parts.map(({ person }) => person),
  )
  for (const part of parts) {
    const { table, person, after } = part
    if ((await queries.keptOf(db, table, person)) !== after) return { reply: { text: wording.changedSince(what) } }
    if (takesRights(part) && (await isLastAdministrator(db, person, today)))
      return { reply: { text: wording.lastAdministrator(wording.NOT_DISMISSED) } }
  }
  for (const { table, person, before } of parts) await queries.keepAsBefore(db, table, person, before)
  const onces = told.map(({ once }) => once)
  const heard = await queries.withdrawUnsent(db, onces, { why: wording.wasTakenBack(), now })
  // Who was told at night that they are on duty would watch the night through.
  const messages = heard.map(
    ({ person, isUrgent }): Message => ({
      to: { person },
      kind: isUrgent ? 'urgent' : 'staff',
      text: wording.toldWrongly(what),
      once: `roles:taken back ${inboxId}:person ${person}`,
    }),
  )
  return { reply: { text: wording.putBack(what) }, messages, as: 'taken-back' }
}
