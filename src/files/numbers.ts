/** Whether the number of a paper or a card stands in a file, which is then not kept (rule 30). What a picture shows nobody reads here. */
import { holdsNumber, holdsRightNumber } from '../language/secrets.ts'
import { hasText } from '../sheets/find-words.ts'

/** In characters: longer than a number with its gaps. */
const REACH = 40

export async function holdsNumbers(bytes: Uint8Array): Promise<boolean> {
  try {
    return await hasText(bytes, (text, ofPdf) => (ofPdf ? holdsRightNumber(text) : holdsNumber(text)), REACH)
  } catch {
    // A broken file says nothing, and is a person's to open.
    return false
  }
}
