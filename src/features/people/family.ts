/** Answers of a person and of relatives who answer for them: whose counts, and who is told (rule 21). */
import type { HelpedPerson, Message, Outcome, PersonId, Turn } from '../../feature.ts'
import { type Bringer, judge, type Verdict } from './answering.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** A new answer beside the one that is there. */
export interface Beside {
  /** What is answered to. */
  readonly to: {
    /** `activity 3` */
    readonly key: string
    readonly title: string
    /** From then on nobody need be told whose answer counts; absent: always. */
    readonly notAfter?: Date
  }
  readonly personId: PersonId
  /** The elder, when a relative brought the new one. */
  readonly helped: HelpedPerson | undefined
  /** In words; `enteredBy`: null where the person said it. */
  readonly was: { readonly words: string; readonly enteredBy: PersonId | null }
  /** In words; the same words are no contradiction. */
  readonly is: string
}

/** What a contradiction within a family comes to; `undefined` where there is none. */
export async function findClash(
  turn: Turn<unknown>,
  beside: Beside,
): Promise<{ readonly verdict: Verdict; readonly outcome: Outcome } | undefined> {
  const { to, personId, helped, was, is } = beside
  const family = await queries.familyOf(turn.db, personId)
  const by: Bringer = helped === undefined ? 'self' : { helper: turn.speaker.person?.id ?? 0 }
  const before = { by: broughtBy(was.enteredBy, family.helpers), same: was.words === is }
  const verdict = judge(before, by, family.decides)
  if (verdict === 'kept') return undefined
  const told = verdict === 'own-wins' ? tellHelper(turn, family.name, beside) : tellWriter(turn, beside)
  const why = wording.whyFamily(to.title, family.name, { was: was.words, is }, verdict)
  return { verdict, outcome: { ...told, handOver: { why, silently: true }, as: 'family' } }
}

function broughtBy(enteredBy: PersonId | null, helpers: readonly { readonly id: PersonId }[]): Bringer {
  if (enteredBy === null) return 'self'
  return helpers.some(({ id }) => id === enteredBy) ? { helper: enteredBy } : 'staff'
}

function tellHelper(
  { inboxId }: Turn<unknown>,
  name: string,
  { to, personId, was, is }: Beside,
): Pick<Outcome, 'messages'> {
  if (was.enteredBy === null) return {}
  const told: Message = {
    to: { person: was.enteredBy },
    kind: 'reminder',
    text: wording.ownAnswerCounts(name, to.title, is),
    once: onceFor(inboxId, to.key, personId),
    ...(to.notAfter && { notAfter: to.notAfter }),
  }
  return { messages: [told] }
}

/** What a family is not agreed on is nobody else's business: of what was said in a room it is told in private. */
function tellWriter({ chat, inboxId, speaker }: Turn<unknown>, { to, personId, helped, was }: Beside) {
  const text = wording.stands(to.title, helped?.address, was.words)
  if (chat.kind === 'private') return { reply: { text } }
  const writer = speaker.person?.id ?? personId
  return {
    messages: [{ to: { person: writer }, kind: 'reply' as const, text, once: onceFor(inboxId, to.key, personId) }],
  }
}

const onceFor = (inboxId: number, key: string, personId: PersonId): string =>
  `family:${key}:person ${personId}:inbox ${inboxId}`
