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
import { NEGATIONS } from './negating-rules.ts'
import { OPTOUT, POLITE } from './polite-rules.ts'
import { REFUSALS } from './refusing-rules.ts'
import { RHETORIC } from './rhetoric-rules.ts'
import type { ClauseMeaning, Rule } from './rule.ts'
import { SETTLED } from './settled-rules.ts'
import { UNDECIDED } from './undecided-rules.ts'

/** All rules in the order in which they are tried. */
const RULES: readonly Rule[] = [
  ...OPTOUT,
  ...SETTLED,
  ...RHETORIC,
  ...DOUBTS,
  ...QUESTIONS,
  ...ASKING,
  ...NEGATIONS,
  ...CHANGES,
  ...UNDECIDED,
  ...REFUSALS,
  ...ASSENTS,
  ...ERRANDS,
  ...POLITE,
]

const ruleFor = firstFitting(RULES)

/** What a clause means, or undefined when no rule fits. */
export function meaningOf(clause: string): ClauseMeaning | undefined {
  const found = ruleFor(clause)
  if (!found) return undefined
  const { kind, weak, score, seemed } = found
  return onlyIfCertain(clause, {
    kind,
    ...(weak ? { weak } : {}),
    ...(score ? { score } : {}),
    ...(seemed ? { seemed } : {}),
  })
}
