import { describe, expect, test } from 'vitest'
import { cutText, splitQuote, undoEscapes } from '../../src/chat/words.ts'

const RULER = '- - - - - - - - - - - - - - -'
const RELAY = '#接龙\n重阳茶话会\n9.18 上午\n\n1. 张三\n2. 李四'

describe('quotes are taken apart', () => {
  const cases: readonly [string, string, { name: string; text: string } | undefined, string][] = [
    ['no quote', '我去', undefined, '我去'],
    ['the usual form', `「退休办：去不去？」\n${RULER}\n1`, { name: '退休办', text: '去不去？' }, '1'],
    ['several lines quoted', `「退休办：一\n二\n三」\n${RULER}\n我去`, { name: '退休办', text: '一\n二\n三' }, '我去'],
    [
      'several lines of reply',
      `「退休办：通知」\n${RULER}\n我去\n老伴也去`,
      { name: '退休办', text: '通知' },
      '我去\n老伴也去',
    ],
    ['a quoted 接龙', `「张三：${RELAY}」\n${RULER}\n我也去`, { name: '张三', text: RELAY }, '我也去'],
    [
      'a quote in the quote',
      `「李四：「张三：我去」\n${RULER}\n好的」\n${RULER}\n收到`,
      { name: '李四', text: `「张三：我去」\n${RULER}\n好的` },
      '收到',
    ],
    [
      'a ruler in the quoted text',
      `「张三：上\n${RULER}\n下」\n${RULER}\n好`,
      { name: '张三', text: `上\n${RULER}\n下` },
      '好',
    ],
    ['an open bracket in the quoted text', `「张三：左「右」\n${RULER}\n好`, { name: '张三', text: '左「右' }, '好'],
    [
      'a ruler in the reply',
      `「张三：问」\n${RULER}\n答」\n${RULER}\n完`,
      { name: '张三', text: '问' },
      `答」\n${RULER}\n完`,
    ],
    [
      'a colon in the quoted text',
      '「张三：时间：九点」\n'.concat(RULER, '\n好'),
      { name: '张三', text: '时间：九点' },
      '好',
    ],
    ['a half-width colon behind the name', `「Li: hello」\n${RULER}\nok`, { name: 'Li', text: ' hello' }, 'ok'],
    ['no name', `「[图片]」\n${RULER}\n好看`, { name: '', text: '[图片]' }, '好看'],
    ['ten dashes', `「甲：乙」\n${'- '.repeat(10)}\n好`, { name: '甲', text: '乙' }, '好'],
    ['eighty dashes', `「甲：乙」\n${'- '.repeat(80)}\n好`, { name: '甲', text: '乙' }, '好'],
    ['line ends of Windows', `「甲：乙」\r\n${RULER}\r\n好`, { name: '甲', text: '乙' }, '好'],
    ['a reply of nothing', `「甲：乙」\n${RULER}\n`, { name: '甲', text: '乙' }, ''],
    [
      'nine dashes are none',
      `「甲：乙」\n${'- '.repeat(9).trim()}\n好`,
      undefined,
      `「甲：乙」\n${'- '.repeat(9).trim()}\n好`,
    ],
    ['brackets alone are none', '「我去」', undefined, '「我去」'],
    ['a ruler alone is none', `第一\n${RULER}\n第二`, undefined, `第一\n${RULER}\n第二`],
  ]
  test.each(cases)('%s', (_, text, quote, reply) => {
    expect(splitQuote(text)).toEqual(quote ? { quote, reply } : { reply })
  })
})

describe('escapes are undone once', () => {
  test.each([
    ['张三&amp;李四', '张三&李四'],
    ['1 &lt; 2 &gt; 0', '1 < 2 > 0'],
    ['&quot;好&quot; it&#39;s', '"好" it\'s'],
    ['一<br/>二', '一\n二'],
    ['&amp;lt;', '&lt;'],
    ['A&B &c; R&D', 'A&B &c; R&D'],
    ['我去 👌[强]\n二', '我去 👌[强]\n二'],
  ])('%s', (escaped, plain) => expect(undoEscapes(escaped)).toBe(plain))
})

describe('texts are cut', () => {
  test('beyond the limit', () => expect(cutText('一二三', 2)).toBe('一二'))
  test('never through a character', () => expect(cutText('一👌', 2)).toBe('一'))
  test('at 10,000', () => expect(cutText('好'.repeat(10_001))).toHaveLength(10_000))
})
