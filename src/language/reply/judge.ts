/**
 * Weighs what the rules have made of an answer against what all its words together sound like. Neither is right alone:
 * a rule knows a turn of speech and not what stands around it, and weights of pieces know no grammar; they err in
 * different sentences. It is asked only where somebody was asked whether he comes. What it takes for 去 or 不去 it must be
 * rather sure of, or the answer is asked back; it never takes a seat back, stops messages or raises an alarm by itself.
 */
import type { Reply, ReplyKind } from '../reading.ts'
import { ANSWER_GRAMS } from '../tables/answer-grams.ts'
import { readDetails } from './details.ts'
import { chooser, shares } from './grams.ts'
import type { ReadClause } from './read-clause.ts'
import { inPlainWords } from './vernacular.ts'

const likelihoods = chooser(ANSWER_GRAMS)
type Kind = keyof typeof ANSWER_GRAMS
const KINDS = Object.keys(ANSWER_GRAMS) as Kind[]

/**
 * How much the word of the rules weighs, by what they have read; found by regression on sentences that neither the rules
 * nor the table had seen.
 */
const TRUST: { readonly [kind in Kind]: number } = {
  yes: 2.7,
  no: 1.6,
  cancel: 2.4,
  maybe: 2.7,
  question: 2.7,
  received: 3.8,
  greeting: 3.9,
  thanks: 3.6,
  help: 4,
  change: 3.6,
  optout: 3,
  distress: 5.4,
  list: 5.5,
  other: 2.1,
}
const OF_WORDS = 0.85
const OF_CANDIDATE = 0.6
const UNSURE_RULE = 0.84
/** What a rule is less sure of than this. */
const SURE = 0.75
/** So that what no word speaks for stays possible. */
const LEAST = 0.001

/** What is acted on: a wrong one is worse than a question. */
const ACTED: ReadonlySet<Kind> = new Set(['yes', 'no', 'cancel'])
/** What only a rule may find. */
const BY_RULE: ReadonlySet<Kind> = new Set(['cancel', 'distress', 'optout', 'list'])
/** How likely 去 or 不去 must be that the rules have not read. */
const BAR = 0.7
/** How likely what they have read and found doubtful by the bones of the sentence. */
const BAR_OF_DOUBTED = 0.85
/** How likely it must be that they have read. */
const BAR_OF_RULE = 0.4
/** A seat is given up as one declines, and added to as one accepts. */
const OF_ONE_SENSE: { readonly [kind in Kind]?: readonly Kind[] } = {
  yes: ['yes', 'change'],
  no: ['no', 'cancel'],
  cancel: ['no', 'cancel', 'change'],
}
/** In longer texts there is something of everything. */
const LONGEST = 60
const SCORE = 0.6
/** Digits and faces are read by rules alone. */
const WORDS = /[一-龥]{2}/
/** How likely anything must be that is said in place of what the rules have read. */
const BAR_OF_TALK = 0.5

/** The answer that a text most likely is, after what the rules have read in it. */
export function judge(reply: Reply, clauses: readonly ReadClause[], text: string): Reply {
  if (text.length > LONGEST || reply.danger || reply.death || !WORDS.test(text)) return reply
  // Who answers for somebody he names has been read word for word.
  if (reply.proxyFor !== undefined) return reply
  const kind = verdict(reply, likelihoods(inPlainWords(text)))
  if (kind === reply.reply) return reply
  const candidates = [reply.reply, ...(reply.candidates ?? [])].filter((one) => one !== kind && one !== 'other')
  const also = candidates.length ? { candidates } : {}
  if (kind === 'other') return { reply: kind, score: 0.3, ...also }
  const details = readDetails(clauses, kind, text)
  if (kind === 'change' && details.people === undefined && details.delta === undefined) return reply
  return { reply: kind, score: SCORE, ...details, ...also }
}

function verdict({ reply, score, candidates = [] }: Reply, words: ReadonlyMap<Kind, number>): ReplyKind {
  const sums = KINDS.map((kind) => {
    const trust = kind === reply ? TRUST[kind] - (reply !== 'other' && score < SURE ? UNSURE_RULE : 0) : 0
    return OF_WORDS * Math.log((words.get(kind) ?? 0) + LEAST) + trust + (candidates.includes(kind) ? OF_CANDIDATE : 0)
  })
  const all = shares(KINDS, sums)
  const likely = (kind: Kind) => all.get(kind) ?? 0
  const best = KINDS.reduce((before, kind) => (likely(kind) > likely(before) ? kind : before))
  const own = (OF_ONE_SENSE[reply] ?? [reply]).reduce((sum, kind) => sum + likely(kind), 0)
  if (ACTED.has(reply) && own >= BAR_OF_RULE) return reply
  // An opt-out stays one, and where rules and words say the opposite of each other it is asked back.
  if (BY_RULE.has(reply)) return reply === 'cancel' ? 'other' : reply
  if (ACTED.has(reply) && ACTED.has(best)) return 'other'
  if (best === reply || BY_RULE.has(best)) return ACTED.has(reply) ? 'other' : reply
  const bar = reply === 'other' && candidates.includes(best) ? BAR_OF_DOUBTED : BAR
  if (likely(best) >= (ACTED.has(best) ? bar : BAR_OF_TALK)) return best
  return ACTED.has(reply) ? 'other' : reply
}
