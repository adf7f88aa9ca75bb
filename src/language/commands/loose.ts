/**
 * The values of a command in a text that says none of its phrases to the end: 迟桂香出院啦 记一下 holds 迟桂香出院. For a
 * command that is asked about, so that its own words can be shown and need not be said again. Pure.
 */
import type { Sayable, SlotKind, SlotValue, When } from '../reading.ts'
import { readValue } from './match.ts'
import { expand, parsePattern, sourceOf } from './pattern.ts'
import { NAME } from './vocabulary.ts'

/** What was found: the words of the phrase as they were written, and its values. */
export interface Loose {
  readonly words: string
  readonly slots: { readonly [name: string]: SlotValue[SlotKind] }
}

/** A value that begins a phrase runs from a mark or a space, and a phrase runs to one, or to a particle. */
const BEGIN = '(?<=^|[，。！？；、: ])'
const END = '(?=[了啦吧啊呢呀哈的]*(?:$|[，。！？；、: ]))'
/** Longer texts hold many things. */
const LONGEST = 60

/** What stands in a text whatever phrases it holds: times, and the full names of people who are named. */
export interface Held {
  readonly whens: readonly When[]
  readonly names: readonly string[]
}

/** A command's own words in a text: the phrase of which it holds the most, else one that its names and numbers fill. */
export function findLoosely(sayable: Sayable, text: string, held: Held): Loose | undefined {
  if (text.length > LONGEST) return undefined
  const phrases = sayable.says.filter((says) => says.includes('{'))
  const found = phrases.flatMap((says) => findPhrase(sayable, says, text, held) ?? [])
  const most = found.toSorted((one, other) => other.words.length - one.words.length)[0]
  return most ?? phrases.flatMap((says) => fill(sayable, says, text, held) ?? [])[0]
}

function findPhrase(sayable: Sayable, says: string, text: string, { whens, names: known }: Held): Loose | undefined {
  const names: string[] = []
  const source = sourceOf(parsePattern(says), (name) => {
    names.push(name)
    return `(?<${name}>${sayable.slots?.[name]?.kind === 'name' ? NAME : '[^，。！？；]{1,24}?'})`
  })
  const spoken = source.replaceAll('了', '[了啦咯]?')
  const begin = says.startsWith('{') ? BEGIN : ''
  // 谁报 of 谁报明了 is no phrase.
  const match = new RegExp(`${begin}${spoken}${END}`).exec(text)
  if (match === null) return undefined
  const slots: { [name: string]: SlotValue[SlotKind] } = {}
  for (const name of names) {
    const slot = sayable.slots?.[name]
    const words = match.groups?.[name]
    if (slot === undefined || words === undefined) continue
    const value = readValue(slot, words, whens)
    // 登记个住院 names nobody.
    if (value === undefined || (slot.kind === 'name' && !known.includes(words))) return undefined
    slots[name] = value
  }
  return { words: match[0].trim(), slots }
}

const NUMBER = /(?<!\d)\d{3}(?!\d)/

/** A phrase whose only value is somebody who is named, or a number: 恢复马建军在册. */
function fill({ slots = {} }: Sayable, says: string, text: string, { names }: Held): Loose | undefined {
  const [way = ''] = expand(parsePattern(says), 1)
  const [name, ...more] = [...way.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot)
  const kind = name === undefined ? undefined : slots[name]?.kind
  if (name === undefined || more.length > 0 || kind === undefined) return undefined
  const number = kind === 'count' ? NUMBER.exec(text)?.[0] : undefined
  const named = kind === 'name' && names.length === 1 ? names[0] : undefined
  const words = number ?? named
  if (words === undefined) return undefined
  return { words: way.replace(`{${name}}`, words), slots: { [name]: number === undefined ? words : Number(number) } }
}
