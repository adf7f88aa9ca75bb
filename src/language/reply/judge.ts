/**
 * Weighs what the rules have made of an answer against what all its words together sound like. Neither is right alone: a rule
 * knows a turn of speech and not what stands around it, and weights of pieces know no grammar; they err in different
 * sentences. How far which table of rules can be trusted is learnt with the words (tables/answer-grams.ts). What would do
 * harm if it were wrong must be likelier than what would not. A seat is never taken back, nor messages stopped, by words
 * that no rule has read; what sounds like danger becomes a quiet question to a person.
 */
import type { Reply, ReplyKind } from '../reading.ts'
import { ANSWER_GRAMS } from '../tables/answer-grams.ts'
import { chooser } from './choosing.ts'
import { readDetails } from './details.ts'
import { gramsOf } from './grams.ts'
import { hunchOf } from './hunch.ts'
import type { ReadClause } from './read-clause.ts'
import { traitsOf } from './traits.ts'
import { inPlainWords } from './vernacular.ts'

const likelihoods = chooser(ANSWER_GRAMS)
type Kind = (typeof ANSWER_GRAMS)['kinds'][number]
const KINDS: readonly Kind[] = ANSWER_GRAMS.kinds

/** What only a rule may find. */
const BY_RULE: ReadonlySet<Kind> = new Set(['cancel', 'distress', 'optout', 'list'])
/** What is acted on: a seat is taken or given away. */
const ACTED: ReadonlySet<Kind> = new Set(['yes', 'no', 'cancel'])

/** How wrong it is to act on an answer where another was meant, 1 the worst; 1 as well where nothing stands here. */
const WRONG: { readonly [acted in 'yes' | 'no' | 'cancel']: { readonly [meant in Kind]?: number } } = {
  yes: { yes: 0, change: 0, list: 0, distress: 0.3, received: 0.6, other: 0.65, maybe: 0.7 },
  no: { no: 0, cancel: 0, distress: 0, optout: 0.2 },
  cancel: { cancel: 0, no: 0.1, distress: 0.4, optout: 0.4 },
}
/** What is as good where another was meant: one who gives up a seat declines. */
const AS_GOOD: { readonly [acted in 'yes' | 'no' | 'cancel']: readonly [Kind, number] } = {
  yes: ['change', 0.5],
  no: ['cancel', 0.3],
  cancel: ['no', 0.6],
}
/** How much worse harm is than a question. */
const HARM = 4
/** What asking back is worth where nothing is likely. */
const ASKED_BACK = 0.05

/** How much more must speak for something else than for what the rules have read. */
const STANDS = 0.5

/** How likely danger must be that no rule has found. */
const WORRYING = 0.7
/** The same where nobody was asked anything: there anything may be said. */
const WORRYING_UNASKED = 0.9

const SCORE = 0.6
const ASKED_SCORE = 0.3
/** So few characters hold nothing that could contradict. */
const SHORT = 3
/** In longer texts there is something of everything. */
const LONGEST = 60
/** 不去了不去了，哎，还是去吧: words know no order, and who turns round says so last. */
const TURNS_ROUND =
  /[，。！ ](?:我|俺|算了|那|就|要不)*还是(?:去|来|参加|不(?:去|来|参加)了?)(?:吧|呗|啊|算了)*[。！~ ]*$/
/** 我参加，只要不下雨: the condition comes last. */
const CONDITION_LAST = /[，。！ ](?:前提是|条件是|只要|如果|要是|除非)/
/** 还打不打了, 练还是不练: both are named, and neither is said. */
const EITHER = /(?<do>[一-龥])不\k<do>|还是(?:就)?不/
/** Digits and faces are read by rules alone. */
const WORDS = /[一-龥]{2}/
/** A name of the roster as staff have it put in marks. */
const NAMED = /[‹›]/

/** A reading by the rules: `asked`: somebody was asked whether he comes, and this is all he says. */
export interface Read {
  readonly reply: Reply
  readonly text: string
  readonly clauses: readonly ReadClause[]
  readonly asked: boolean
}

/** The answer that a text most likely is, after what the rules have read in it. */
export function judge(read: Read): Reply {
  const { reply, text, clauses, asked } = read
  if (text.length > LONGEST || text.length < SHORT || !WORDS.test(text) || NAMED.test(text)) return reply
  if ((reply.danger && reply.danger !== 'unwell') || reply.death || reply.reply === 'list') return reply
  if (!asked && !ACTED.has(reply.reply) && reply.reply !== 'other') return reply
  if (TURNS_ROUND.test(text) && (reply.reply === 'yes' || reply.reply === 'no')) return reply
  if (reply.reply === 'maybe' && CONDITION_LAST.test(text)) return reply
  if (reply.reply === 'question' && EITHER.test(text)) return reply
  const traits = { pieces: traitsOf(reply, clauses, 1), share: 1 }
  const likely = likelihoods([...gramsOf(inPlainWords(text)), traits])
  if ((likely.get('distress') ?? 0) >= (asked ? WORRYING : WORRYING_UNASKED)) return worried(reply, text)
  const kind = verdict(read, likely)
  return kind === reply.reply ? reply : taken(read, kind)
}

/** Nobody is sure of it, so a person looks: the reply stands as a candidate. */
function worried({ reply }: Reply, text: string): Reply {
  const candidates = reply === 'other' ? {} : { candidates: [reply] }
  return { reply: 'distress', score: SCORE, danger: hunchOf(text).danger, sensed: true, ...candidates }
}

function verdict({ reply, asked, clauses }: Read, likely: ReadonlyMap<Kind, number>): ReplyKind {
  const isLikely = (kind: Kind) => likely.get(kind) ?? 0
  const worth = (kind: Kind): number => {
    const stands = kind === reply.reply && kind !== 'other' ? STANDS : 0
    if (kind === 'other') return isLikely(kind) + ASKED_BACK
    if (kind !== 'yes' && kind !== 'no' && kind !== 'cancel') return isLikely(kind) + stands
    const [good, share] = AS_GOOD[kind]
    const harm = KINDS.reduce((sum, meant) => sum + isLikely(meant) * (WRONG[kind][meant] ?? 1), 0)
    return isLikely(kind) + share * isLikely(good) - HARM * harm + stands
  }
  // Who speaks for somebody else, how many come, and what nobody asked was read word for word: it is only asked back.
  const isOfOthers = clauses.some(({ own, proxy, meaning }) => !own && (proxy === undefined || meaning !== undefined))
  const mayBe =
    asked && reply.reply !== 'change' && reply.proxyFor === undefined
      ? KINDS.filter((kind) => kind === reply.reply || !(BY_RULE.has(kind) || (kind === 'yes' && isOfOthers)))
      : (['other', reply.reply] as const)
  return mayBe.reduce((best: Kind, kind) => (worth(kind) > worth(best) ? kind : best), 'other')
}

function taken({ reply, clauses, text }: Read, kind: ReplyKind): Reply {
  const candidates = [reply.reply, ...(reply.candidates ?? [])].filter((one) => one !== kind && one !== 'other')
  const also = { ...(candidates.length ? { candidates } : {}), ...(reply.danger ? { danger: reply.danger } : {}) }
  if (kind === 'other') return { reply: kind, score: ASKED_SCORE, ...also }
  const details = readDetails(meantAs(clauses, kind), kind, text)
  if (kind === 'change' && details.people === undefined && details.delta === undefined) return reply
  return { reply: kind, score: SCORE, ...details, ...also }
}

/** The clauses, as if those that no rule has read meant what the whole does: whom they name, and how many, is read of them. */
export const meantAs = (clauses: readonly ReadClause[], kind: ReplyKind): readonly ReadClause[] =>
  clauses.map((read) => (read.meaning ? read : { ...read, meaning: { kind } }))
