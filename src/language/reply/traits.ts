/**
 * What the rules have made of a message, in marks that something can be learnt of: the answer, how sure they are of it, which
 * table of rules has read which clause, and what stands first and last. How much each weighs is learnt from sentences that
 * the rules had not seen: of those that they were mended by they are always right.
 */
import type { Reply } from '../reading.ts'
import type { ReadClause } from './read-clause.ts'

/** What a rule is less sure of than this. */
const SURE = 0.75
/** So many clauses from the end tell what a message comes to. */
const TOLD = 6

/** The marks of a reading, each once; `acts`: how many things the message says. */
export function traitsOf(reply: Reply, clauses: readonly ReadClause[], acts: number): ReadonlySet<string> {
  const traits = new Set(traitsOfReply(reply))
  if (acts > 1) traits.add('acts')
  traits.add(`#${Math.min(4, clauses.length)}`)
  const told = clauses.slice(-TOLD)
  for (const [place, { meaning, own }] of told.entries()) {
    const is = meaning === undefined ? '-' : `${meaning.kind}${meaning.weak ? 'w' : ''}`
    traits.add(`has_${is}${own ? '' : '/other'}`)
    if (place === 0) traits.add(`first_${is}`)
    if (place === told.length - 1) traits.add(`last_${is}`)
    if (meaning?.by === undefined) continue
    traits.add(`${meaning.by}/${meaning.kind}/${meaning.seemed ?? ''}`)
    if (meaning.kind === reply.reply) traits.add(`=${reply.reply}/${meaning.by}`)
  }
  return traits
}

/** The marks of the answer alone: all that is known of how rules of earlier days read a sentence. */
function traitsOfReply({ reply, score, candidates = [], proxyFor, danger }: Reply): readonly string[] {
  const [first] = candidates
  return [
    `=${reply}`,
    ...(reply !== 'other' && score < SURE ? [`=${reply}~`] : []),
    ...candidates.map((candidate) => `?${candidate}`),
    ...(first ? [`?1${first}`] : []),
    ...(candidates.length > 1 ? ['?2'] : []),
    ...(reply === 'other' && !first ? ['?none'] : []),
    ...(proxyFor === undefined ? [] : [`for_${reply}`]),
    ...(danger === 'unwell' ? ['unwell'] : []),
  ]
}
