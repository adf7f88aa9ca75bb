/** Suggestions 建言献策: a number, thanks, an answer to whoever made it; what is good is asked of all, or made known. */
import type { Feature } from '../../feature.ts'
import { digest } from './digest.ts'
import { askEverybody, listed, makeKnown } from './make-use.ts'
import { suggestionsPage } from './page.ts'
import { forget } from './queries.ts'
import { createRetention } from './retention.ts'
import { suggest, suggestNameless } from './suggest.ts'

/** `keepDays`: for how long the words of a suggestion are kept when it is settled. */
export const createSuggestions = (keepDays: number): Feature => ({
  id: 'suggestions',
  helpTopic: '来办的事',
  rights: {
    'suggestion.make': ['member'],
    'suggestion.handle': ['staff', 'administrator'],
  },
  commands: [suggest, suggestNameless, askEverybody, makeKnown, listed],
  jobs: [digest, createRetention(keepDays)],
  pages: [suggestionsPage],
  forget,
})
