/**
 * Writes src/language/tables/answer-grams.ts: what pieces of sentences and of their outlines say for each kind of answer,
 * all kinds against one another, learnt from every labelled row of replies.tsv. Run it when replies.tsv has grown:
 * node test/language/make-answer-grams.ts. The same sentences always give the same table.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalise } from '../../src/language/normalise.ts'
import { gramsOf } from '../../src/language/reply/grams.ts'
import { inPlainWords } from '../../src/language/reply/vernacular.ts'
import { learntChoice } from './learn.ts'
import { readTable } from './table.ts'

const KINDS = [
  'yes',
  'no',
  'maybe',
  'question',
  'received',
  'thanks',
  'greeting',
  'change',
  'optout',
  'cancel',
  'help',
  'list',
  'distress',
  'other',
] as const

const rows = readTable('replies.tsv').flatMap(([text = '', said = '']) => {
  const right = said.split('|').flatMap((name) => KINDS.filter((kind) => kind === name))
  return right.length ? [{ pieces: [...gramsOf(inPlainWords(normalise(text).text))], right, counts: 1 }] : []
})

writeFileSync(
  fileURLToPath(new URL('../../src/language/tables/answer-grams.ts', import.meta.url)),
  `/** What pieces of sentences say for each kind of answer, in tenths; made by test/language/make-answer-grams.ts. The first line is what a text says before a word of it is read. */
export const ANSWER_GRAMS = {
${learntChoice(rows, KINDS)}
} as const
`,
)
