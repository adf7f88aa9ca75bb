/**
 * Writes src/language/tables/answer-words.ts: what single characters and pairs of them say for or against each kind of
 * answer, learnt from the sentences of this folder and the examples of all commands, which answer nothing. Run it when
 * replies.tsv has grown: node test/language/make-answer-words.ts.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ownFeatures } from '../../src/conversation/conversation.ts'
import { listFeatures } from '../../src/features/index.ts'
import { normalise } from '../../src/language/normalise.ts'
import { piecesOf } from '../../src/language/reply/pieces.ts'
import { readReply } from '../../src/language/reply/read-reply.ts'
import { inPlainWords } from '../../src/language/reply/vernacular.ts'
import type { Example } from './learn.ts'
import { learntWords } from './learn.ts'
import { DATE_TABLES, readTable } from './table.ts'

const KINDS = ['yes', 'no', 'maybe', 'question', 'received', 'thanks', 'greeting', 'change', 'optout'] as const
type Kind = (typeof KINDS)[number]

/** Kinds of the tables that sound like another one. */
const SOUNDS_AS: { readonly [kind: string]: Kind } = { cancel: 'no', help: 'question', list: 'yes' }

const piecesIn = (text: string) => piecesOf(inPlainWords(normalise(text).text))

/** Of several kinds that a row allows the first is what it says; of the others it teaches nothing, nor of 帮助 and 取消. */
function answers(): Example<Kind>[] {
  return readTable('replies.tsv').map(([text = '', said = '']) => {
    const names = said.split('|')
    const soundsAs = KINDS.filter((kind) => names.some((name) => kind === (SOUNDS_AS[name] ?? name)))
    const [first = ''] = names
    const isSure = soundsAs.length < 2 && names.every((name) => name === first || SOUNDS_AS[name] === first)
    const kinds = soundsAs.filter((kind) => kind === (isSure ? (SOUNDS_AS[first] ?? first) : first))
    return { pieces: piecesIn(text), counts: 1, kinds, may: soundsAs.filter((kind) => !kinds.includes(kind)) }
  })
}

/** Whether the rules alone read nothing in a text; what is doubted by this very table has an answer for a candidate. */
function answersNothing(text: string): boolean {
  const { reply, candidates = [] } = readReply(normalise(text).text)
  return reply === 'other' && !candidates.some((kind) => kind === 'yes' || kind === 'no' || kind === 'cancel')
}

/** Dates, false alarms and commands answer nothing, as far as the rules know. */
function talk(): Example<Kind>[] {
  const features = listFeatures({ remindAt: '16:00' })
  const commands = [...ownFeatures(features, { resumePushes: async () => false }), ...features].flatMap(
    (feature) => feature.commands ?? [],
  )
  const peace = readTable('danger.tsv').filter(([, danger]) => danger === '-')
  const texts = [...DATE_TABLES.flatMap(readTable), ...peace].map(([text = '']) => text)
  return [...commands.flatMap(({ examples }) => examples), ...texts]
    .filter(answersNothing)
    .map((text) => ({ pieces: piecesIn(text), counts: 1, kinds: [] }))
}

writeFileSync(
  fileURLToPath(new URL('../../src/language/tables/answer-words.ts', import.meta.url)),
  `/** What pieces of words say for or against each kind of answer, in tenths; made by test/language/make-answer-words.ts. The first line is what a text says before a word of it is read. */
export const ANSWER_WORDS = {
${learntWords([...answers(), ...talk()], KINDS)}
} as const
`,
)
