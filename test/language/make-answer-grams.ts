/**
 * Writes src/language/tables/answer-grams.ts: what pieces of sentences and of their outlines, and what the rules have made
 * of a sentence, say for each kind of answer, learnt from every labelled sentence of this folder. Run it when they have
 * grown: node test/language/make-answer-grams.ts. The same sentences always give the same table.
 *
 * first-readings.tsv tells how the rules read a sentence before anybody had mended them by it: of sentences that they were
 * mended by they are always right, and nothing could be learnt of how far they can be trusted. How they read it now counts
 * a little, so that what is said plainly is taken as it is read.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { instantOf } from '../../src/base/calendar.ts'
import { takeApart } from '../../src/language/apart.ts'
import { optionsIn } from '../../src/language/explain.ts'
import { normalise } from '../../src/language/normalise.ts'
import { gramsOf } from '../../src/language/reply/grams.ts'
import { traitsOf } from '../../src/language/reply/traits.ts'
import { inPlainWords } from '../../src/language/reply/vernacular.ts'
import { compile, readByRules } from '../../src/language/understand.ts'
import type { Chosen } from './choose.ts'
import { learntChoice } from './choose.ts'
import { mainAct } from './main-act.ts'
import { DATE_TABLES, readTable } from './table.ts'

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

/** What is right too counts half as much as what is meant. */
const ALSO_RIGHT = 0.5
/** How much a sentence of danger, or one that only looks like it, teaches: there are many of them. */
const OF_DANGER = 0.5

const firstRead = new Map(readTable('first-readings.tsv').map(([text = '', traits = '']) => [text, traits.split(' ')]))

function chosen(text: string, worth: readonly number[], counts = 1, traits = firstRead.get(text)): Chosen {
  const grams = gramsOf(inPlainWords(normalise(takeApart(text).own).text))
  return { said: traits ? [...grams, { pieces: traits, share: 1 }] : grams, worth, counts }
}

const ZONE = 'Asia/Shanghai'
const context = {
  now: instantOf('2026-11-23', '09:00', ZONE),
  zone: ZONE,
  vocabulary: compile([], ZONE),
  question: optionsIn('下周三上午九点半太极拳活动，参加请回复1，不参加请回复2'),
}
/** How much the reading of today teaches. */
const OF_TODAY = 0.3

function traitsToday(text: string): string[] {
  const { acts, clauses } = readByRules(text, context)
  return [...traitsOf(mainAct(acts)?.reply ?? { reply: 'other', score: 0 }, clauses, acts.length)]
}

const answers = ['replies.tsv', 'replies-strangers.tsv'].flatMap((table) =>
  readTable(table).flatMap(([text = '', said = '']) => {
    const [meant, ...also] = said.split('|')
    const worth = KINDS.map((kind) => (kind === meant ? 1 : also.includes(kind) ? ALSO_RIGHT : 0))
    if (!worth.includes(1)) return []
    const first = chosen(text, worth)
    return table === 'replies.tsv' ? [first, chosen(text, worth, OF_TODAY, traitsToday(text))] : [first]
  }),
)

const IN_DANGER = KINDS.map((kind) => Number(kind === 'distress'))
const IN_PEACE = KINDS.map((kind) => Number(kind !== 'distress'))

/** What is said in peace may be any answer. */
const dangers = readTable('danger.tsv').flatMap(([text = '', said = '']) => {
  const kinds = said.split('|')
  const peace = kinds.filter((kind) => kind === '-' || kind === 'unwell').length
  if (peace > 0 && peace < kinds.length) return []
  return [chosen(text, peace ? IN_PEACE : IN_DANGER, OF_DANGER)]
})

const dates = DATE_TABLES.flatMap(readTable).map(([text = '']) => chosen(text, IN_PEACE, OF_DANGER))

writeFileSync(
  fileURLToPath(new URL('../../src/language/tables/answer-grams.ts', import.meta.url)),
  `/** What pieces of sentences, and what the rules have made of them, say for each kind of answer; made by test/language/make-answer-grams.ts. */
export const ANSWER_GRAMS = ${learntChoice([...answers, ...dangers, ...dates], KINDS)} as const
`,
)
