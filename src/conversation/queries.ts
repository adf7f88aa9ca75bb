/** All SQL of the inbox and of the turns, by topic. */
export * from './queries/chats.ts'
export * from './queries/claims.ts'
export * from './queries/deeds.ts'
export * from './queries/fetching.ts'
export * from './queries/figures.ts'
export * from './queries/keeping.ts'
export * from './queries/lately.ts'
export * from './queries/turns.ts'
