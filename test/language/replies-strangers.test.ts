/** How many answers of strangers are read rightly, and how many so wrongly that it does harm. */
import { expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { optionsIn } from '../../src/language/explain.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { mainAct } from './main-act.ts'
import { readTable } from './table.ts'

const ZONE = 'Asia/Shanghai'
const context = {
  now: instantOf('2026-11-23', '09:00', ZONE),
  zone: ZONE,
  vocabulary: compile([], ZONE),
  question: optionsIn('下周三上午九点半太极拳活动，参加请回复1，不参加请回复2'),
  titles: ['太极拳活动'],
}

const ROWS = readTable('replies-strangers.tsv').map(([text = '', right = '', never = '']) => {
  const { reply = 'other' } = mainAct(understand(text, context))?.reply ?? {}
  return { text, reply, isRight: right.split('|').includes(reply), isHarm: never.split('|').includes(reply) }
})

const written = (rows: readonly (typeof ROWS)[number][]) =>
  rows.map(({ text, reply }) => `${text} → ${reply}`).join('\n')

/** Shares of all: the words are learnt from them, so that of sentences nobody has seen fewer are read rightly. */
const RIGHT = 0.88
const HARM = 0.02

it('reads most of them', () => {
  const wrong = ROWS.filter(({ isRight }) => !isRight)
  process.stdout.write(`${wrong.length} of ${ROWS.length} not read rightly\n`)
  expect(1 - wrong.length / ROWS.length).toBeGreaterThanOrEqual(RIGHT)
})

it('does hardly any harm', () => {
  const harmful = ROWS.filter(({ isHarm }) => isHarm)
  process.stdout.write(`${harmful.length} of ${ROWS.length} do harm:\n${written(harmful)}\n`)
  expect(harmful.length / ROWS.length).toBeLessThanOrEqual(HARM)
})

it('takes no seat back that nobody has given up', () => {
  expect(written(ROWS.filter(({ reply, isHarm }) => reply === 'cancel' && isHarm))).toBe('')
})
