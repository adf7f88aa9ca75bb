/**
 * What a clause of an answer means. An ordered table: the first rule that fits decides, so what is dangerous to miss
 * comes first, then questions, then negation in all its forms, then plain assent. Harm is worse than a miss: a rule
 * that cannot be sure says `maybe` or nothing.
 */
import { firstFitting } from '../needed.ts'
import { ASKING, QUESTIONS } from './asking-rules.ts'
import { ASSENTS, CHANGES, ERRANDS } from './assenting-rules.ts'
import { onlyIfCertain } from './certain.ts'
import { DOUBTS } from './doubting-rules.ts'
import { IDIOMS } from './idiom-rules.ts'
import { NEGATIONS } from './negating-rules.ts'
import { OPTOUT, POLITE } from './polite-rules.ts'
import { REFUSALS } from './refusing-rules.ts'
import { RHETORIC } from './rhetoric-rules.ts'
import type { ClauseMeaning, Rule } from './rule.ts'
import { SETTLED } from './settled-rules.ts'
import { TURNS } from './turn-rules.ts'
import { UNDECIDED } from './undecided-rules.ts'

/** All tables of rules in the order in which they are tried. */
const TABLES: readonly (readonly [string, readonly Rule[]])[] = [
  ['optout', OPTOUT],
  ['settled', SETTLED],
  ['idiom', TURNS],
  ['idiom', IDIOMS],
  ['rhetoric', RHETORIC],
  ['doubting', DOUBTS],
  ['question', QUESTIONS],
  ['asking', ASKING],
  ['negating', NEGATIONS],
  ['change', CHANGES],
  ['undecided', UNDECIDED],
  ['refusing', REFUSALS],
  ['assenting', ASSENTS],
  ['errand', ERRANDS],
  ['polite', POLITE],
]

const ruleFor = firstFitting(TABLES.flatMap(([by, rules]) => rules.map((rule) => ({ ...rule, by }))))

/** What a clause means, or undefined when no rule fits. */
export function meaningOf(clause: string): ClauseMeaning | undefined {
  const found = ruleFor(clause)
  if (!found) return undefined
  const { kind, weak, score, seemed, by } = found
  return onlyIfCertain(clause, {
    kind,
    by,
    ...(weak ? { weak } : {}),
    ...(score ? { score } : {}),
    ...(seemed ? { seemed } : {}),
  })
}
