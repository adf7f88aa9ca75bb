import { describe, expect, test } from 'vitest'
import { splitText } from '../../src/base/split-text.ts'

describe('long texts go in parts', () => {
  const cases: readonly [string, string, string[]][] = [
    ['short', '一二三', ['一二三']],
    ['exactly the limit', '一'.repeat(10), ['一'.repeat(10)]],
    ['blank', ' \n ', []],
    ['between paragraphs', '一二三四五\n\n六七\n八九十', ['一二三四五', '六七\n八九十']],
    ['else between lines', '一二三四五六\n七八九十甲乙', ['一二三四五六', '七八九十甲乙']],
    ['else behind a sentence', '一二三四五六。七八九十甲乙', ['一二三四五六。', '七八九十甲乙']],
    ['else behind a comma', '一二三四五六，七八九十甲乙', ['一二三四五六，', '七八九十甲乙']],
    ['else anywhere', '一'.repeat(23), ['一'.repeat(10), '一'.repeat(10), '一'.repeat(3)]],
    ['no crumbs', '一\n二三四五六七八九十甲乙丙', ['一\n二三四五六七八九', '十甲乙丙']],
    ['never through a character', `${'一'.repeat(9)}👌二`, ['一'.repeat(9), '👌二']],
  ]
  test.each(cases)('%s', (_, text, parts) => expect(splitText(text, 10)).toEqual(parts))

  test('below 600 characters unless told otherwise, nothing lost', () => {
    const text = Array.from({ length: 100 }, (_, line) => `${line}、张三李四王五赵六`).join('\n')
    const parts = splitText(text)
    expect(parts.every((part) => part.length <= 600)).toBe(true)
    expect(parts.join('\n')).toBe(text)
  })
})
