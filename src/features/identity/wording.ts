/** Every sentence about who is who, by topic. Moments come in already put into words. */
export * from './wording/binding.ts'
export * from './wording/checking.ts'
export * from './wording/first-administrator.ts'
export * from './wording/helpers-to-check.ts'
export * from './wording/helping.ts'
export * from './wording/hushing.ts'
export * from './wording/newcomers.ts'
export * from './wording/rooms.ts'
export * from './wording/strangers.ts'
export * from './wording/to-confirm.ts'

export const retentionTitle = '清理报到时说的话'
