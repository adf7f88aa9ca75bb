/** How many cries for help are missed, and how many harmless sentences are taken for one, of sentences no word list was learnt from. */
import { expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { readTable } from './table.ts'

const ZONE = 'Asia/Shanghai'
const context = { now: instantOf('2026-11-23', '09:00', ZONE), zone: ZONE, vocabulary: compile([], ZONE) }
const SENTENCES = readTable('danger-balanced.tsv').map(([urgent = '', text = '']) => ({ text, urgent: urgent === '1' }))

/** Shares of all sentences of a kind: a false alarm costs a call, a miss may cost a life. */
const MISSES = 0.03
const FALSE_ALARMS = 0.05

const isAlarm = (text: string) => understand(text, context).some(({ reply }) => reply.reply === 'distress')

it('hears cries for help, and few others', () => {
  const urgent = SENTENCES.filter((one) => one.urgent)
  const harmless = SENTENCES.filter((one) => !one.urgent)
  expect(urgent.length).toBeGreaterThanOrEqual(100)
  expect(harmless.length).toBe(urgent.length)
  const missed = urgent.filter(({ text }) => !isAlarm(text)).map(({ text }) => text)
  const alarming = harmless.filter(({ text }) => isAlarm(text)).map(({ text }) => text)
  process.stdout.write(`missed ${missed.length} of ${urgent.length}: ${missed.join(' | ')}\n`)
  process.stdout.write(`false alarms ${alarming.length} of ${harmless.length}: ${alarming.join(' | ')}\n`)
  expect(missed.length / urgent.length).toBeLessThanOrEqual(MISSES)
  expect(alarming.length / harmless.length).toBeLessThanOrEqual(FALSE_ALARMS)
})

it('holds none of the sentences from which something was learnt', () => {
  const learnt = new Set(readTable('danger.tsv').map(([text]) => text))
  expect(SENTENCES.map(({ text }) => text).filter((text) => learnt.has(text))).toEqual([])
})
