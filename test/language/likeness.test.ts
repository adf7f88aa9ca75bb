import { describe, expect, it } from 'vitest'
import { likenessTo } from '../../src/language/commands/likeness.ts'

const likeness = likenessTo([
  { id: 'sheet', says: ['(导出|要)报名表'], examples: ['导出报名表'] },
  { id: 'who', says: ['谁报名了', '报名的有谁'], examples: ['谁报名了'] },
  { id: 'ill', says: ['{name}[昨天|今天]住院了'], examples: ['何守田住院了'] },
  { id: 'day', says: ['那个[是]几号'], examples: ['今天几号'] },
])
const likest = (said: string) => likeness(said)[0]?.id

describe('which command words resemble', () => {
  it.each([
    ['把报名表导出来一份', 'sheet'],
    ['报名的都有哪些人', 'who'],
    ['迟桂香昨天下午住院', 'ill'],
  ])('%s → %s', (said, id) => expect(likest(said)).toBe(id))

  it('takes no small words in common for likeness', () => expect(likeness('那个啥')).toEqual([]))
  it('takes no single character in common for likeness', () => expect(likeness('住哪')).toEqual([]))
  it('is the surer the more is in common', () => {
    const [whole, part] = ['谁报名了', '不知道谁报名没报名'].map((said) => likeness(said)[0]?.score ?? 0)
    expect(whole).toBeGreaterThan(part ?? 1)
  })
  it('does not look into a letter', () => expect(likeness('报名表'.repeat(30))).toEqual([]))
})
