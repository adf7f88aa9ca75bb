/** All SQL of activities, by topic. */
export * from './queries/activities.ts'
export * from './queries/calling-off.ts'
export * from './queries/invitations.ts'
export * from './queries/series.ts'
export * from './queries/sign-ups.ts'
