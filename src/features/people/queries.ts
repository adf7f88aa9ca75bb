/** All SQL about people, by topic. Lists of ids travel as one array parameter, so that a list may be as long as the roster. */
export * from './queries/audiences.ts'
export * from './queries/cards.ts'
export * from './queries/forget.ts'
export * from './queries/names.ts'
export * from './queries/open-questions.ts'
export * from './queries/posts.ts'
export * from './queries/speakers.ts'
export * from './queries/whereabouts.ts'
