/** Hears that somebody is in danger, whatever else the same words may be. */
import type { Clause } from './clauses.ts'
import type { Danger } from './danger-signs.ts'
import { SIGNS } from './danger-signs.ts'
import { weigh, withoutIdioms } from './harmless.ts'

/** A danger, and what the clause says beside it (我摔了去不了 → 我去不了). */
export interface DangerFound {
  readonly danger: Danger
  readonly rest: string
}

/** The gravest danger that a clause tells of; the rest of the text is looked at only for its circumstances. */
export function findDanger(clause: Clause, text: string): DangerFound | undefined {
  const words = withoutIdioms(clause.text)
  const after = text.slice(clause.to).split(/[。！？\n]/, 1)[0] ?? ''
  let vague: DangerFound | undefined
  for (const { danger, pattern } of SIGNS) {
    for (const match of words.matchAll(pattern)) {
      const to = match.index + match[0].length
      const weight = weigh(danger, { clause: words, from: match.index, to, after })
      if (!weight) continue
      const found = { danger: weight, rest: clause.text.slice(0, match.index) + clause.text.slice(to) }
      if (weight !== 'unwell') return found
      vague ??= found
    }
  }
  return vague
}
