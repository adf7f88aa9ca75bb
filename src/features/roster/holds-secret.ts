/** Numbers of papers and cards in the cells of a list, which are kept nowhere. Pure. */
import { blotSecrets, holdsNumber, wasBlotted } from '../../language/secrets.ts'
import * as vocabulary from './vocabulary.ts'

/** Most cells have too few figures to be looked at closely. */
const MAY_BE_SECRET = /(?:\d[\s-]?){15}|码|口令/
/** In one run, or in groups as people write them: 6222 0202 0011 2233. */
export const holdsSecret = (text: string): boolean =>
  MAY_BE_SECRET.test(text) && (vocabulary.LONG_NUMBER.test(text) || wasBlotted(blotSecrets(text)))

/** Numbers of an office may be long too: only what can be a paper's or a card's is none. */
export function isNoNumber(text: string): boolean {
  const bare = text.replace(/[\s-]/g, '')
  return vocabulary.ID_CARD.test(bare) || vocabulary.OLD_ID_CARD.test(bare) || holdsNumber(bare)
}
