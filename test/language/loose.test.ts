import { describe, expect, it } from 'vitest'
import { findLoosely } from '../../src/language/commands/loose.ts'

const ILL = {
  id: 'ill',
  says: ['{name}[昨天|今天]住院了', '登记{name}住院'],
  slots: { name: { kind: 'name' } },
} as const
const MAKE = { id: 'make', says: ['[第]{number}[号]征求意见'], slots: { number: { kind: 'count' } } } as const
const CHOSE = { id: 'chose', says: ['谁选了{what}'], slots: { what: { kind: 'words' } } } as const
const held = (...names: string[]) => ({ whens: [], names })

describe("a command's own words in a text", () => {
  it.each([
    ['刚接到信儿，迟桂香昨天住院啦 记一下', '迟桂香昨天住院啦'],
    ['登记迟桂香住院吧', '登记迟桂香住院'],
  ])('%s', (text, words) =>
    expect(findLoosely(ILL, text, held('迟桂香'))).toEqual({ words, slots: { name: '迟桂香' } }),
  )

  it('says it in its own way where only who is named is there', () =>
    expect(findLoosely(ILL, '迟师傅下午三点住的医院', held('迟桂香'))).toEqual({
      words: '迟桂香住院了',
      slots: { name: '迟桂香' },
    }))

  it('takes nobody for a name', () => expect(findLoosely(ILL, '登记个住院', held())).toBeUndefined())
  it('does not choose between two', () =>
    expect(findLoosely(ILL, '迟桂香和何守田都住的院', held('迟桂香', '何守田'))).toBeUndefined())
  it('finds a number', () =>
    expect(findLoosely(MAKE, '103拿去大家投个票', held())).toEqual({ words: '103征求意见', slots: { number: 103 } }))
  it('ends a value at a mark', () =>
    expect(findLoosely(CHOSE, '看看谁选了大米，谢谢', held())?.slots).toEqual({ what: '大米' }))
})
