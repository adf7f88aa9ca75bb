/** Commands whose message begins with their words and a colon, and goes on as its writer likes: 通知第一支部：明天停水。 */
import type { Normalised } from '../normalise.ts'
import type { Act, Sayable } from '../reading.ts'
import { parsePattern, sourceOf } from './pattern.ts'

/** One way in which a message of a command can begin. */
export interface Opening {
  readonly id: string
  readonly pattern: RegExp
}

/** A value before the colon is short, and no sentence. */
const VALUE = '[^:\\n，。！？；]{1,40}?'

/** The openings of a command. Throws on a broken pattern. */
export function openingsOf({ id, opens = [] }: Sayable): readonly Opening[] {
  return opens.map((opening) => {
    const source = sourceOf(parsePattern(opening), (slot) => `(?<${slot}>${VALUE})`)
    return { id, pattern: new RegExp(`^ ?${source} ?[:\\n] ?\\n?`) }
  })
}

/**
 * The one act of a message that begins so, `undefined` when none does. What follows the colon is the slot `text`, as it
 * was written; none of it is read, so that a notice about falls or weddings is neither an alarm nor an activity.
 */
export function readOpening(openings: readonly Opening[], normalised: Normalised, original: string): Act | undefined {
  if (!normalised.text.includes(':') && !normalised.text.includes('\n')) return undefined
  const span = { from: 0, to: original.length }
  for (const { id, pattern } of openings) {
    const match = pattern.exec(normalised.text)
    if (match === null) continue
    const text = original.slice(normalised.at[match[0].length] ?? original.length).trim()
    const values = Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined)
    const slots = { ...Object.fromEntries(values), ...(text === '' ? {} : { text }) }
    const commands = [{ id, slots, score: 1, exact: true, opened: true as const }]
    return { span, text: normalised.text, reply: { reply: 'other', score: 0 }, commands, when: [] }
  }
  return undefined
}
