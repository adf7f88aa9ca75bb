/** All SQL about lists on their way into the roster and what was changed about people, by topic. */
export * from './queries/beside.ts'
export * from './queries/columns.ts'
export * from './queries/export.ts'
export * from './queries/known.ts'
export * from './queries/link.ts'
export * from './queries/lists.ts'
export * from './queries/records.ts'
export * from './queries/take-in.ts'
