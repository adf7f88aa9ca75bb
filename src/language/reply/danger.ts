/** Hears that somebody is in danger, whatever else the same words may be. */
import type { Clause } from './clauses.ts'
import type { Danger } from './danger-signs.ts'
import { SIGNS } from './danger-signs.ts'
import { AROUND, weigh, withoutIdioms } from './harmless.ts'

/** A danger, and where in the clause the words for it end. */
export interface DangerFound {
  readonly danger: Danger
  readonly to: number
}

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
  for (const { danger, pattern } of SIGNS) {
    for (const match of words.matchAll(pattern)) {
      const to = match.index + match[0].length
      const weight = weigh(danger, { clause: words, from: match.index, to, before, after })
      if (!weight) continue
      if (weight !== 'unwell') return { danger: weight, to }
      vague ??= { danger: weight, to }
    }
  }
  return vague
}
