/** Reads a written day at a position. */
import { FORMS } from './day-forms.ts'
import type { Form } from './form.ts'
import { matchAt } from './words.ts'
import type { WrittenDay } from './written.ts'

/** A value read from the position asked for up to `to`. */
export interface Read<T> {
  readonly value: T
  readonly to: number
}

/** The forms that can begin with a character, by its code. */
const BY_FIRST: ReadonlyMap<number, readonly Form[]> = new Map(
  [...new Set(FORMS.flatMap((form) => [...form.begins]))].map((char) => [
    char.charCodeAt(0),
    FORMS.filter((form) => form.begins.includes(char)),
  ]),
)

const NONE: readonly Form[] = []

/** The day written at a position, or undefined. */
export function readDay(text: string, from: number): Read<WrittenDay> | undefined {
  for (const form of BY_FIRST.get(text.charCodeAt(from)) ?? NONE) {
    const match = matchAt(form.pattern, text, from)
    if (!match) continue
    const to = from + match[0].length
    const value = form.make(match.groups ?? {}, text, from, to)
    if (value) return { value, to: from + match[0].trimEnd().length }
  }
  return undefined
}

/** True when a day can begin with the character of this code. */
export function canBeginDay(code: number): boolean {
  return BY_FIRST.has(code)
}
