/** What a clause comes to. */
import type { Clause } from './clauses.ts'
import type { DeathTold } from './death.ts'
import type { ClauseMeaning } from './rule.ts'
import type { Danger } from './sign.ts'

/** A clause and what it means; `own`: the writer speaks for himself; 老伴不去 is not his own no. */
export interface ReadClause {
  readonly clause: Clause
  readonly meaning?: ClauseMeaning
  readonly proxy?: string
  readonly own: boolean
  readonly danger?: Danger
  /** The danger is only what it sounds like. */
  readonly sensed?: true
  readonly death?: DeathTold
  /** Who comes too, in 老李也去. */
  readonly also?: readonly string[]
}
