/** Words as the source of a pattern that matches them and nothing else. */
export const literal = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
