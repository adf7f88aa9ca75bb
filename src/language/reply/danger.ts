/** Hears that somebody is in danger, whatever else the same words may be. */
import { byNeeded } from '../needed.ts'
import type { Clause } from './clauses.ts'
import { SIGNS } from './danger-signs.ts'
import { weighEvidence } from './evidence.ts'
import { AROUND, weigh, withoutIdioms } from './harmless.ts'
import type { Danger } from './sign.ts'

/** A danger, and where in the clause the words for it end. */
export interface DangerFound {
  readonly danger: Danger
  readonly to: number
}

const mayTell = byNeeded(SIGNS)

/** The gravest danger that a clause tells of; the rest of the text is looked at only for its circumstances. */
export function findDanger(clause: Clause, text: string): DangerFound | undefined {
  const words = withoutIdioms(clause.text)
  const before =
    text
      .slice(Math.max(0, clause.from - AROUND), clause.from)
      .split(/[。！？\n]/)
      .at(-1) ?? ''
  const after = text.slice(clause.to, clause.to + AROUND).split(/[。！？\n]/, 1)[0] ?? ''
  let vague: DangerFound | undefined
  for (const { danger, pattern } of mayTell(words)) {
    for (const match of words.matchAll(pattern)) {
      const to = match.index + match[0].length
      const weight = weigh(danger, { clause: words, from: match.index, to, before, after })
      if (!weight) continue
      if (weight !== 'unwell') return { danger: weight, to }
      vague ??= { danger: weight, to }
    }
  }
  return byEvidence(before, words, after) ?? vague
}

/** What the clause and its neighbours tell together; a clause without a cue of its own stays what it says. */
function byEvidence(before: string, words: string, after: string): DangerFound | undefined {
  const sentence = withoutIdioms(before) + words + withoutIdioms(after)
  const found = weighEvidence(sentence)
  const end = before.length + words.length
  if (!found || found.from >= end || found.end <= before.length) return undefined
  const danger = weigh(found.danger, { clause: sentence, from: found.from, to: found.to, before: '', after: '' })
  return danger && danger !== 'unwell' ? { danger, to: Math.min(found.end - before.length, words.length) } : undefined
}
