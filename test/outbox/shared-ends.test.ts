import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedEnds } from '../../src/outbox/shared-ends.ts'

test('what all begin and end with', () => {
  expect(sharedEnds(['陈师傅，您好！停水', '李老师，您好！停水'])).toEqual({ before: '', after: '，您好！停水' })
  expect(sharedEnds(['通知1:甲', '通知1:乙'])).toEqual({ before: '通知1:', after: '' })
})

test('no part is counted twice where one text is short', () => {
  expect(sharedEnds(['哈哈', '哈哈哈'])).toEqual({ before: '哈哈', after: '' })
})

test('a character of two halves is left whole', () => {
  expect(sharedEnds(['好😀', '好😁'])).toEqual({ before: '好', after: '' })
  expect(sharedEnds(['\u{1F600}好', '\u{1FA00}好'])).toEqual({ before: '', after: '好' })
})

test('put together again, they are what they were', () => {
  const words = fc.string({ unit: fc.constantFrom('甲', '乙', '😀', '😁'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (texts) => {
      const { before, after } = sharedEnds(texts)
      expect(before.isWellFormed() && after.isWellFormed()).toBe(true)
      for (const text of texts) {
        expect(text.length).toBeGreaterThanOrEqual(before.length + after.length)
        expect(text.startsWith(before) && text.endsWith(after)).toBe(true)
      }
    }),
  )
})
