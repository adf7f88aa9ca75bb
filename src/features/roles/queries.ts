/** All SQL about who is appointed to what, who stands in for whom, and who is on duty, by topic. */
export * from './queries/appointments.ts'
export * from './queries/covers.ts'
export * from './queries/duties.ts'
export * from './queries/forget.ts'
export * from './queries/kept.ts'
