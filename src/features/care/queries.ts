/** All SQL about who is in the office's care and who has left it, by topic. */
export * from './queries/aftercare.ts'
export * from './queries/bereavements.ts'
export * from './queries/chats.ts'
export * from './queries/departures.ts'
export * from './queries/forget.ts'
export * from './queries/stays.ts'
