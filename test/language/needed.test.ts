import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byNeeded, eachOf, firstFitting, fits, quickly, rewriting } from '../../src/language/needed.ts'
import { neededBy, waysOf } from '../../src/language/needed-by.ts'
import { SIGNS } from '../../src/language/reply/danger-signs.ts'
import { FORMS } from '../../src/language/when/day-forms.ts'
import { DATE_TABLES, readTable } from './table.ts'

const PATTERNS = [
  /参加|报名/,
  /(?:去|来)不了/,
  /^(?:我|你)?不(?:去|来)$/,
  /[一二三]\d{1,2}号/,
  /(?<n>甲)?乙*丙/,
  /没(?!空)(?=去)去/,
  /(?<!不)行(?:了|吧)?/,
  /[^，]{1,3}好/,
  /(甲|乙)\1/,
  /(?:谢谢)?[。！~]*$/,
  /x{0,2}y|z?/,
  /(?<=我)去(?:了|$)/,
  /来{2}|(?:我|你)(?:来|去){1,2}/,
  /一.二|三(?:一二?)?号/,
]
const text = fc.string({
  unit: fc.constantFrom(...'参加报名去来不了我你一二三1290号甲乙丙没空行吧，好谢。！~xyz'),
  maxLength: 12,
})

describe('the pieces a pattern cannot do without', () => {
  it('are found in its source', () => {
    const found = PATTERNS.map((pattern) => [...(neededBy(pattern) ?? ['any'])].join(' '))
    expect(found).toEqual([
      '参加 报名',
      '去不 来不',
      '不去 不来 我不 你不',
      '号',
      '丙',
      '没去',
      '行',
      '好',
      '甲 乙',
      'any',
      'any',
      '我',
      '来 我 你',
      '二 三号 三一 二号',
    ])
  })

  it('never rule out what fits', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...PATTERNS), (words, pattern) => {
        expect(quickly(pattern)(words)?.[0]).toBe(pattern.exec(words)?.[0])
        expect(fits(pattern)(words)).toBe(pattern.test(words))
        expect(rewriting(pattern, '-')(words)).toBe(words.replace(pattern, '-'))
        const each = new RegExp(pattern, 'g')
        expect(eachOf(each)(words)).toEqual([...words.matchAll(each)])
        expect(waysOf(pattern).some((way) => way.test(words))).toBe(pattern.test(words))
      }),
      { numRuns: 3000 },
    )
  })

  it('leave the rules of a table in their order', () => {
    const items = PATTERNS.map((pattern) => ({ pattern }))
    const may = byNeeded(items)
    const first = firstFitting(items)
    fc.assert(
      fc.property(text, (words) => {
        const plain = items.find(({ pattern }) => pattern.test(words))
        expect(may(words).find(({ pattern }) => pattern.test(words))).toBe(plain)
        expect(first(words)).toBe(plain)
      }),
    )
  })

  it('rule out none of the real patterns in any sentence of the tables', () => {
    const sentences = [...DATE_TABLES, 'replies.tsv', 'danger.tsv']
      .flatMap(readTable)
      .map(([sentence = '']) => sentence)
    const patterns = [...SIGNS, ...FORMS].map(({ pattern }) => new RegExp(pattern.source))
    const may = byNeeded(patterns.map((pattern) => ({ pattern })))
    for (const sentence of sentences) {
      const tried = new Set(may(sentence).map(({ pattern }) => pattern))
      expect(patterns.filter((pattern) => !tried.has(pattern) && pattern.test(sentence))).toEqual([])
    }
  })
})
