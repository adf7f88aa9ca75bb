/** Every sentence about birthdays, festivals and visits, by topic. */
export * from './wording/congratulating.ts'
export * from './wording/lists.ts'
export * from './wording/settings.ts'
export * from './wording/talking.ts'
export * from './wording/unsent.ts'
export * from './wording/visits.ts'
