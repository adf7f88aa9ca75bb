/** What all of some texts begin and end with, so that it is sent but once. Pure. */

const HIGH = /[\ud800-\udbff]$/
const LOW = /^[\udc00-\udfff]/

/** `before` + what differs + `after` is each of `texts`; a character is never cut in two. */
export function sharedEnds(texts: readonly string[]): { readonly before: string; readonly after: string } {
  const [first = ''] = texts
  let before = first
  let after = first
  for (const text of texts) {
    while (!text.startsWith(before)) before = before.slice(0, -1)
    while (!text.endsWith(after)) after = after.slice(1)
  }
  if (HIGH.test(before)) before = before.slice(0, -1)
  // The shortest must hold both.
  const room = Math.min(...texts.map(({ length }) => length)) - before.length
  after = after.slice(Math.max(0, after.length - room))
  return { before, after: LOW.test(after) ? after.slice(1) : after }
}
