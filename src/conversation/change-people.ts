/** Somebody has died, left, or come back: the engine and every feature follow it in the same transaction. */
import type { Aftermath, Feature, Moment, PersonChange, Traces, Tx } from '../feature.ts'
import { forgetFiles } from '../files/public.ts'
import { findTraces, forgetTraces } from './queries.ts'
import { closeQuestionsTo } from './questions.ts'
import type { Posting } from './reply.ts'
import type { Book, Decided } from './talk.ts'
import * as wording from './wording.ts'

/** What the changes of a message came to. */
export interface Changed {
  readonly postings: readonly Posting[]
  readonly wake: readonly string[]
  /** Matters that are over. */
  readonly over: readonly string[]
  /** The decisions, with what their speaker should know about the changes added to the reply. */
  readonly decided: readonly Decided[]
}

/** Carries out what has become of people. Nothing waits for them in the outbox or as a question afterwards. */
export async function changePeople(book: Book, tx: Tx, decided: readonly Decided[], now: Date): Promise<Changed> {
  const postings: Posting[] = []
  const wake: string[] = []
  const over: string[] = []
  const told: Decided[] = []
  for (const one of decided) {
    const lines: string[] = []
    for (const change of one.outcome.changes ?? []) {
      for (const { feature, after } of await follow(book, tx, change, now)) {
        postings.push({ feature, messages: after.messages ?? [] })
        wake.push(...(after.wake ?? []))
        over.push(...(after.closes ?? []))
        lines.push(...(after.told ?? []))
      }
    }
    told.push(withLines(one, lines))
  }
  return { postings, wake, over, decided: told }
}

interface Followed {
  readonly feature: string
  readonly after: Aftermath
}

async function follow(book: Book, tx: Tx, change: PersonChange, now: Date): Promise<readonly Followed[]> {
  const traces = change.become === 'active' ? undefined : await endOwn(book, tx, change, now)
  const followed: Followed[] = []
  const features = book.features.toSorted((a, b) => Number(a.forgetsLast ?? false) - Number(b.forgetsLast ?? false))
  for (const feature of change.become === 'forgotten' ? features : book.features) {
    followed.push({
      feature: feature.id,
      after: (await ask(feature, tx, change, { now, office: book.office }, traces)) ?? {},
    })
  }
  return followed
}

async function ask(
  feature: Feature,
  tx: Tx,
  { person, become }: PersonChange,
  at: Moment,
  traces: Traces | undefined,
): Promise<Aftermath | undefined> {
  if (become === 'active') return feature.returned?.(tx, person, at)
  if (become !== 'forgotten') return feature.left?.(tx, person, become, at)
  if (traces !== undefined) await feature.forget?.(tx, person, traces)
  return undefined
}

/**
 * Before the features, so that what they now post to other people in the same chat is not ended with it. What tells of
 * somebody who is forgotten is returned: afterwards nothing does.
 */
async function endOwn(book: Book, tx: Tx, { person, become }: PersonChange, now: Date): Promise<Traces | undefined> {
  const replies = become === 'deceased'
  await book.endMessages(tx, person, { why: wording.becameOf(become), replies, now })
  await closeQuestionsTo(tx, person, now)
  if (become !== 'forgotten') return undefined
  const kept = await Promise.all(book.features.map((feature) => feature.keptWords?.(tx, person) ?? []))
  const traces = await findTraces(tx, person, [...new Set(kept.flat())])
  await forgetFiles(tx, traces)
  await book.forgetMessages(tx, traces, now)
  await forgetTraces(tx, traces, now)
  return traces
}

function withLines(one: Decided, lines: readonly string[]): Decided {
  const { reply } = one.outcome
  if (reply === undefined || lines.length === 0) return one
  return { ...one, outcome: { ...one.outcome, reply: { ...reply, text: [reply.text, ...lines].join('\n') } } }
}
