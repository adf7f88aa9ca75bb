import { describe, expect, test } from 'vitest'
import {
  kinSaid,
  nameAnswered,
  nameSaid,
  phoneSaid,
  readTold,
  saysNothing,
  soundsLikeFraud,
  unitSaid,
} from '../../../src/features/identity/stranger-words.ts'

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

test.each([
  ['张三，原来在铸造车间', '张三'],
  ['您好，欧阳建国', '欧阳建国'],
  ['张有财', '张有财'],
  ['李和平。', '李和平'],
  ['检验科的', undefined],
  ['有人吗', undefined],
  ['方便的', undefined],
  ['明天去', undefined],
  ['马上来', undefined],
  ['严重吗', undefined],
  ['谢谢', undefined],
])('asked who it is, %s answers %s', (words, name) => {
  expect(nameAnswered(words)).toBe(name)
})

test.each([
  ['我叫张建国，原来在铸造车间', '铸造车间'],
  ['我是铸造车间的王秀英', '铸造车间'],
  ['以前职工医院', '职工医院'],
  ['退休前在第二装配车间', '第二装配车间'],
  ['我的电话是13800001234', undefined],
])('%s: the place of work is %s', (words, unit) => {
  expect(unitSaid(words)).toBe(unit)
})

test.each([
  ['13800001234', '13800001234'],
  ['电话138 0000 1234', '13800001234'],
  ['0351-1234567', '03511234567'],
  ['家里1234567', undefined],
  ['家里7234567', '7234567'],
  ['1948年3月', undefined],
])('%s: the phone is %s', (words, phone) => {
  expect(phoneSaid(words)).toBe(phone)
})

test.each([
  ['我是王秀英的女儿', { elder: '王秀英', relation: '女儿' }],
  ['我是陈德福同志的大儿子', { elder: '陈德福', relation: '大儿子' }],
  ['王秀英是我妈', { elder: '王秀英', relation: '子女' }],
  ['我叫李小雨，李桂兰是我婆婆', { elder: '李桂兰', relation: '儿媳' }],
  ['我是王秀英', undefined],
])('%s: kin is %o', (words, kin) => {
  expect(kinSaid(words)).toEqual(kin)
})

test('what was told over several messages is put together; a relative’s elder is not their own name', () => {
  expect(readTold(['我叫张建国', '原来在铸造车间', '13800001234'], true)).toEqual({
    name: '张建国',
    unit: '铸造车间',
    phone: '13800001234',
  })
  expect(readTold(['你好', '张建国'], true)).toEqual({ name: '张建国' })
  expect(readTold(['我是王秀英的女儿，我叫李小雨'], false)).toEqual({
    name: '李小雨',
    kin: { elder: '王秀英', relation: '女儿' },
  })
})
