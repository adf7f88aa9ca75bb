/** All SQL of notices, by topic. */
export * from './queries/answers.ts'
export * from './queries/audience.ts'
export * from './queries/notices.ts'
export * from './queries/outbox.ts'
export * from './queries/preview.ts'
export * from './queries/rooms.ts'
export * from './queries/standing.ts'
export * from './queries/trail.ts'
