/** What was found in a text, with its words. */
import type { When } from '../reading.ts'
import type { Phrase } from './written.ts'

/** A reading with its words. Positions are of the normalised text. */
export interface Found {
  readonly when: When
  readonly from: number
  readonly to: number
  readonly phrase?: Phrase
}

/** The words from one place to another, and what they say. */
export function whenOf(text: string, from: number, to: number, fields: Omit<When, 'span' | 'text'>): When {
  return { span: { from, to }, text: text.slice(from, to), ...fields }
}
