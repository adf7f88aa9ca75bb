/** What the roster uses of certification: its lists tell when somebody certified last, and how often. */
export { type OnRecord, type Told, takeFromRoster, tellsMore } from './from-roster.ts'
export { LAST_ON } from './queries.ts'
export { readCycle } from './read-list.ts'
