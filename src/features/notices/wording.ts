/** Every sentence about notices, by topic. */
export * from './wording/deadline.ts'
export * from './wording/drafting.ts'
export * from './wording/keeping.ts'
export * from './wording/page.ts'
export * from './wording/reading.ts'
export * from './wording/sending.ts'
export * from './wording/standing.ts'
