import { describe, expect, test } from 'vitest'
import { nameSaid, saysNothing, soundsLikeFraud } from '../../../src/features/people/stranger-words.ts'

test.each([
  ['我是王秀英', '王秀英'],
  ['你好，我叫张建国，原来在铸造车间', '张建国'],
  ['我是铸造车间的王秀英', '王秀英'],
  ['我是原装配车间的李明。', '李明'],
  ['本人赵国强', '赵国强'],
  ['张三，原来在铸造车间', undefined],
  ['请问体检哪天', undefined],
])('%s: the name is %s', (words, name) => {
  expect(nameSaid(words)).toBe(name)
})

test.each([
  ['1', true],
  ['①', true],
  ['[玫瑰]', true],
  ['？', true],
  ['张三', false],
  ['铸造车间', false],
])('%s says nothing: %s', (words, nothing) => {
  expect(saysNothing('other', words)).toBe(nothing)
})

describe('advertisements and swindles', () => {
  test.each([
    '投资群，日赚五百',
    '加群领红包',
    '需要贷款吗',
    '恭喜您中奖了',
    'http://abc.top/x',
    'www.abc.com',
    '扫码领优惠券',
  ])('%s', (words) => {
    expect(soundsLikeFraud(words)).toBe(true)
  })
  test.each(['医药费发票怎么报', '怎么加群', '能拉我加群吗', '红包收到了', '我是张三，单位叫我加群', '体检中心在哪'])(
    'not %s',
    (words) => {
      expect(soundsLikeFraud(words)).toBe(false)
    },
  )
})
