/** @names in a line of a room: found for drawing them and for telling the platform whom they stand for. */
import { literal } from '../base/literal.ts'

interface Member {
  readonly id: string
  readonly name: string
}

/** 所有人 can be written by anybody and stands for no one: it never counts as an address. */
const EVERYBODY = '所有人'

/** Cuts a text into pieces; those that are the `@name` of one of `names` are marked. The longest name wins. */
export function splitMentions(
  text: string,
  names: readonly string[],
): readonly { readonly text: string; readonly mention: boolean }[] {
  const known = [...names, EVERYBODY].filter((name) => name !== '').toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(`(@(?:${known.map(literal).join('|')}))`)
  return text.split(pattern).map((piece, index) => ({ text: piece, mention: index % 2 === 1 }))
}

/**
 * The ids of the members whose `@name` stands in the text. Where two members have the same name, it is the one who was
 * `chosen` from the list; a name that was typed by hand stands for all who bear it.
 */
export function mentionedIds(text: string, members: readonly Member[], chosen: readonly string[]): readonly string[] {
  const pieces = splitMentions(
    text,
    members.map((member) => member.name),
  )
  const named = new Set(pieces.filter((piece) => piece.mention).map((piece) => piece.text.slice(1)))
  const present = members.filter((member) => named.has(member.name))
  const settled = new Set(present.filter((member) => chosen.includes(member.id)).map((member) => member.name))
  return present.filter((member) => chosen.includes(member.id) || !settled.has(member.name)).map((member) => member.id)
}
