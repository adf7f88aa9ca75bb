import { describe, expect, it } from 'vitest'
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
}

describe('answers as people write them', () => {
  it.each(readTable('replies.tsv'))('%s → %s %s', (text, kinds = '', details = '') => {
    const reply = mainAct(understand(text ?? '', context))?.reply
    expect(kinds.split('|')).toContain(reply?.reply)
    for (const detail of details.split(' ').filter((word) => word !== '')) {
      const [name, value = ''] = detail.split('=')
      if (name === 'people') expect(reply?.people).toBe(Number(value))
      if (name === 'delta') expect(reply?.delta).toBe(Number(value))
      if (name === 'for') expect(value.split('|')).toContain(String(reply?.proxyFor))
      if (name === 'with') expect(value.split('|')).toContain(String(reply?.companions?.join('、')))
      if (name === 'least') expect(reply?.score).toBeGreaterThanOrEqual(Number(value))
      if (name === 'most') expect(reply?.score).toBeLessThan(Number(value))
      if (name === 'reason') expect(reply?.reason).toBe(value)
      if (name === 'condition') expect(reply?.condition).toBe(value)
      if (name === 'names') expect(reply?.entries?.map((entry) => entry.name + entry.people).join(',')).toBe(value)
    }
  })
})
