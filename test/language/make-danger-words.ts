/**
 * Writes src/language/tables/danger-words.ts: what single characters and pairs of them say for or against each kind of
 * danger, learnt from the sentences of this folder (logistic regression, one kind against everything else). Run it when
 * danger.tsv has grown: node test/language/make-danger-words.ts. The same sentences always give the same table.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalise } from '../../src/language/normalise.ts'
import { piecesOf } from '../../src/language/reply/pieces.ts'
import type { Example } from './learn.ts'
import { learntWords } from './learn.ts'
import { DATE_TABLES, readTable } from './table.ts'

const KINDS = ['illness', 'fire', 'mind', 'crime', 'fraud'] as const
type Kind = (typeof KINDS)[number]

/** How much a sentence counts: those of danger are few, and those that look like it teach most. */
const COUNTS = { danger: 3, lookalike: 4, peace: 1 }
function examples(): Example<Kind>[] {
  const told = readTable('danger.tsv').flatMap(([text = '', kinds = '']) => {
    const said = kinds.split('|')
    const dangers = KINDS.filter((kind) => said.includes(kind))
    // What may be one or the other teaches nothing.
    if (dangers.length && said.includes('-')) return []
    const counts = dangers.length ? COUNTS.danger : COUNTS.lookalike
    return [{ pieces: piecesOf(normalise(text).text), kinds: dangers, counts }]
  })
  const replies = readTable('replies.tsv').filter(([, kinds = '']) => !kinds.includes('distress'))
  const peaceful = [...DATE_TABLES.flatMap(readTable), ...replies].map(([text = '']) => ({
    pieces: piecesOf(normalise(text).text),
    kinds: [],
    counts: COUNTS.peace,
  }))
  return [...told, ...peaceful]
}

writeFileSync(
  fileURLToPath(new URL('../../src/language/tables/danger-words.ts', import.meta.url)),
  `/** What pieces of words say for or against each kind of danger, in tenths; made by test/language/make-danger-words.ts. The first line is what a text says before a word of it is read. */
export const DANGER_WORDS = {
${learntWords(examples(), KINDS)}
} as const
`,
)
