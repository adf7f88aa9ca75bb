/** What other features may use of alarms. */

export { raise } from './raise.ts'
export { aboutAlarm } from './rules.ts'
