/** All SQL of the outbox, by topic. */
export * from './queries/accounts.ts'
export * from './queries/elsewhere.ts'
export * from './queries/endings.ts'
export * from './queries/inserting.ts'
export * from './queries/keeping.ts'
export * from './queries/next.ts'
export * from './queries/rows.ts'
