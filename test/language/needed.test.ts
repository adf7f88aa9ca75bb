import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byNeeded, mayHold, neededBy, quickly } from '../../src/language/needed.ts'

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
]
const text = fc.string({
  unit: fc.constantFrom(...'参加报名去来不了我你一二三1290号甲乙丙没空行吧，好谢。！~xyz'),
  maxLength: 12,
})

describe('the characters a pattern cannot do without', () => {
  it('are found in its source', () => {
    const found = PATTERNS.map((pattern) => [...(neededBy(pattern) ?? ['any'])].join(''))
    expect(found).toEqual(['参报', '不', '不', '号', '丙', '没', '行', '好', '甲乙', 'any', 'any'])
  })

  it('never rule out what fits', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...PATTERNS), (words, pattern) => {
        if (pattern.test(words)) expect(mayHold(neededBy(pattern))(words)).toBe(true)
        expect(quickly(pattern)(words)?.[0]).toBe(pattern.exec(words)?.[0])
      }),
      { numRuns: 2000 },
    )
  })

  it('leave the rules of a table in their order', () => {
    const items = PATTERNS.map((pattern) => ({ pattern }))
    const may = byNeeded(items)
    fc.assert(
      fc.property(text, (words) => {
        expect(may(words).find(({ pattern }) => pattern.test(words))).toBe(
          items.find(({ pattern }) => pattern.test(words)),
        )
      }),
    )
  })
})
