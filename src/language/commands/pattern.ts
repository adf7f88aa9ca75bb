/** Patterns in which features say how a thing can be said: `(甲|乙)` alternatives, `[丙]` may be missing, `{slot}` a value. */
import { literal } from '../../base/literal.ts'

/** A piece of a pattern. */
export type Node =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'slot'; readonly slot: string }
  | { readonly is: 'choice'; readonly ways: readonly (readonly Node[])[] }

/** Reads a pattern. Throws on a bracket that is not closed, so that a feature's mistake shows at start. */
export function parsePattern(source: string): Node[] {
  const { ways, at } = parseWays(source, 0, '')
  if (at < source.length) throw new Error(`unexpected ${source.charAt(at)} in pattern ${source}`)
  return ways.length === 1 ? [...(ways[0] ?? [])] : [{ is: 'choice', ways }]
}

function parseWays(source: string, from: number, close: string): { ways: Node[][]; at: number } {
  const ways: Node[][] = [[]]
  let at = from
  while (at < source.length && source.charAt(at) !== close) {
    const char = source.charAt(at)
    if (char === '|') {
      ways.push([])
      at++
      continue
    }
    const next = parseNode(source, at)
    ways.at(-1)?.push(next.node)
    at = next.at
  }
  if (close !== '' && at >= source.length) throw new Error(`missing ${close} in pattern ${source}`)
  return { ways, at }
}

function parseNode(source: string, at: number): { node: Node; at: number } {
  const char = source.charAt(at)
  if (char === '(' || char === '[') {
    const inner = parseWays(source, at + 1, char === '(' ? ')' : ']')
    // Without it first: a value that may be missing must not take words that the rest of the pattern needs.
    const ways = char === '[' ? [[], ...inner.ways] : inner.ways
    return { node: { is: 'choice', ways }, at: inner.at + 1 }
  }
  if (char === '{') {
    const end = source.indexOf('}', at)
    if (end < 0) throw new Error(`missing } in pattern ${source}`)
    return { node: { is: 'slot', slot: source.slice(at + 1, end) }, at: end + 1 }
  }
  if (')]}'.includes(char)) throw new Error(`unexpected ${char} in pattern ${source}`)
  return { node: { is: 'text', text: char }, at: at + 1 }
}

/** Every way to say a pattern, as text with slots written `{slot}`; at most `most` of them. */
export function expand(nodes: readonly Node[], most: number): string[] {
  let ways = ['']
  for (const node of nodes) {
    const pieces =
      node.is === 'text'
        ? [node.text]
        : node.is === 'slot'
          ? [`{${node.slot}}`]
          : node.ways.flatMap((way) => expand(way, most))
    ways = ways.flatMap((before) => pieces.map((piece) => before + piece)).slice(0, most)
  }
  return ways
}

/** A regular expression source for a pattern; a slot becomes what `slot` makes of its name. */
export function sourceOf(nodes: readonly Node[], slot: (name: string) => string): string {
  return nodes
    .map((node) => {
      if (node.is === 'text') return literal(node.text)
      if (node.is === 'slot') return slot(node.slot)
      return `(?:${node.ways.map((way) => sourceOf(way, slot)).join('|')})`
    })
    .join('')
}
