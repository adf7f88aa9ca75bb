/** Every sentence this feature says, by topic. */
export * from './wording/lists.ts'
export * from './wording/own.ts'
export * from './wording/record.ts'
export * from './wording/sheets.ts'
export * from './wording/values.ts'
