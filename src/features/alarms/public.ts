/** What other features may use of alarms. */

export { tellsItIsOver } from './outcome.ts'
export { withoutStaff } from './queries.ts'
export { callOut, raise } from './raise.ts'
export { aboutAlarm, aboutOutcome } from './rules.ts'
export { namedIn } from './whom.ts'
