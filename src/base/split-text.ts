/** Texts are cut silently near 2,000 characters on the way (docs/rules.md), so a long one goes in parts. Pure. */

/** The first `limit` UTF-16 units of `text`, never half of a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const code = text.charCodeAt(limit - 1)
  const splitsPair = code >= 0xd800 && code <= 0xdbff
  return text.slice(0, splitsPair ? limit - 1 : limit)
}

/** Longest part, in UTF-16 units. */
const PART = 600

/** Where a text may be parted, best first: between paragraphs, lines, sentences. The mark stays with the first part. */
const SEAMS: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[。！？；]/g, /[，、]/g]

/** Parts of at most `limit` units, without blank ends; none for a blank text. */
export function splitText(text: string, limit: number = PART): string[] {
  const rest = text.trim()
  if (rest === '') return []
  if (rest.length <= limit) return [rest]
  const head = cutText(rest, limit)
  const part = head.slice(0, seamOf(head))
  return [part.trimEnd(), ...splitText(rest.slice(part.length), limit)]
}

/** End of the last seam in the second half of `head`, or its whole length: a part should not be a crumb. */
function seamOf(head: string): number {
  for (const seam of SEAMS) {
    const last = [...head.matchAll(seam)].at(-1)
    const end = last ? last.index + last[0].length : 0
    if (end > head.length / 2) return end
  }
  return head.length
}
