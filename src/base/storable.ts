/** Longest text that is kept, in characters; the platform itself cuts far earlier. */
const LONGEST = 10_000

/** PostgreSQL refuses the character U+0000, and half a surrogate pair; nicknames hold them as well as messages. */
export function storable(text: string): string {
  return text.slice(0, LONGEST).replaceAll('\u0000', '').toWellFormed()
}
