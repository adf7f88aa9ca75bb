/** Reading one kind of value out of an answer that is expected to hold it. Pure. */
import { takeApart } from './apart.ts'
import { compileFrame, readValues } from './commands/frame.ts'
import { normalise } from './normalise.ts'
import { findNumbers } from './numbers.ts'
import type { Slot, SlotValue } from './reading.ts'
import { findWhens } from './when/find-whens.ts'
import { presentAt } from './when/resolve.ts'

/** A message's own words in their normal form: without quotation, mentions and invisible characters. */
export function normaliseText(text: string): string {
  return normalise(takeApart(text).own).text
}

/** The first number of a normalised text (限30人, 三十个). */
export function readCount(text: string): number | undefined {
  return findNumbers(text)[0]?.value
}

/** The values of `slots` that a normalised text holds, in whatever order; those it does not hold are missing. */
export function readSlots<S extends { readonly [name: string]: Slot }>(
  text: string,
  slots: S,
  at: { readonly now: Date; readonly zone: string },
): { readonly [K in keyof S]?: SlotValue[S[K]['kind']] } {
  const frame = compileFrame({ id: 'values', says: [], slots })
  const { values } = readValues(frame, text, findWhens(text, presentAt(at.now, at.zone)))
  // Every value was read by the kind of its slot, so the looser type is in truth this one.
  return values as { readonly [K in keyof S]?: SlotValue[S[K]['kind']] }
}
