/** All SQL about yearly dates, greetings and visits, by topic. */
export * from './queries/calendar.ts'
export * from './queries/celebrating.ts'
export * from './queries/forget.ts'
export * from './queries/greetings.ts'
export * from './queries/mourning.ts'
export * from './queries/own-words.ts'
export * from './queries/settings.ts'
export * from './queries/visits.ts'
