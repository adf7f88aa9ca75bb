/** What stands in a message's text besides its words: escapes and quotes, taken apart. Pure. */
import { cutText as cut } from '../base/split-text.ts'

/** More than anybody types; the rest is cut off. */
const MAX_TEXT = 10_000

interface Quoted {
  readonly name: string
  readonly text: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '<br/>': '\n',
}

/** Undoes one level of the escapes that web puppets leave in (wechat4u, seen: `&amp;`). */
export function undoEscapes(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39|apos|nbsp);|<br\/>/g, (entity) => ENTITIES[entity] ?? entity)
}

/** What of a text is taken in. */
export const cutText = (text: string, limit: number = MAX_TEXT): string => cut(text, limit)

/** Between quote and reply: 10 to 80 times `- ` on a line of its own (docs/rules.md). */
const RULER = /^(?:- ){9,79}-? ?$/

/**
 * Takes the quote off `「名：引文」`, ruler, reply. The quoted text may hold brackets and rulers of its own, when it was
 * itself a quote: the ruler that counts is the first one before which all brackets are closed.
 */
export function splitQuote(text: string): { readonly quote?: Quoted; readonly reply: string } {
  if (!text.startsWith('「')) return { reply: text }
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const rulers = lines.flatMap((line, at) => (RULER.test(line) && lines[at - 1]?.trimEnd().endsWith('」') ? [at] : []))
  const at = rulers.find((ruler) => isClosed(lines.slice(0, ruler).join('\n'))) ?? rulers.at(-1)
  if (at === undefined) return { reply: text }
  const reply = lines.slice(at + 1).join('\n')
  return { quote: splitName(lines.slice(0, at).join('\n').trim().slice(1, -1)), reply: reply.trim() }
}

function isClosed(text: string): boolean {
  return text.split('「').length <= text.split('」').length
}

function splitName(quoted: string): Quoted {
  const colon = quoted.search(/[：:]/)
  if (colon < 0) return { name: '', text: quoted }
  return { name: quoted.slice(0, colon), text: quoted.slice(colon + 1) }
}
