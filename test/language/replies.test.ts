import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { optionsIn } from '../../src/language/explain.ts'
import type { Reply } from '../../src/language/reading.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { mainAct } from './main-act.ts'
import { readTable } from './table.ts'

const ZONE = 'Asia/Shanghai'
const context = {
  now: instantOf('2026-11-23', '09:00', ZONE),
  zone: ZONE,
  vocabulary: compile([], ZONE),
  question: optionsIn('下周三上午九点半太极拳活动，参加请回复1，不参加请回复2'),
}

/** What the third column may ask for, and how it is held against what was understood. */
const CHECKS: Readonly<Record<string, (reply: Reply | undefined, value: string) => void>> = {
  people: (reply, value) => expect(reply?.people).toBe(Number(value)),
  delta: (reply, value) => expect(reply?.delta).toBe(Number(value)),
  for: (reply, value) => expect(value.split('|')).toContain(String(reply?.proxyFor)),
  with: (reply, value) => expect(value.split('|')).toContain(String(reply?.companions?.join('、'))),
  least: (reply, value) => expect(reply?.score).toBeGreaterThanOrEqual(Number(value)),
  most: (reply, value) => expect(reply?.score).toBeLessThan(Number(value)),
  reason: (reply, value) => expect(reply?.reason).toBe(value),
  condition: (reply, value) => expect(reply?.condition).toBe(value),
  names: (reply, value) => expect(reply?.entries?.map((entry) => entry.name + entry.people).join(',')).toBe(value),
}

describe('answers as people write them', () => {
  it.each(readTable('replies.tsv'))('%s → %s %s', (text, kinds = '', details = '') => {
    const reply = mainAct(understand(text ?? '', context))?.reply
    expect(kinds.split('|')).toContain(reply?.reply)
    for (const detail of details.split(' ').filter((word) => word !== '')) {
      const [name = '', value = ''] = detail.split('=')
      const check = CHECKS[name]
      if (check === undefined) throw new Error(`the table asks for ${detail}, which nothing checks`)
      check(reply, value)
    }
  })
})
