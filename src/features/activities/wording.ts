/** Every sentence about activities, by topic. Moments and lists come in already put into words. */
export * from './wording/activity.ts'
export * from './wording/asking.ts'
export * from './wording/changing.ts'
export * from './wording/lists.ts'
export * from './wording/members.ts'
export * from './wording/page.ts'
export * from './wording/planning.ts'
export * from './wording/receipts.ts'
