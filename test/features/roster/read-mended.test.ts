import { describe, expect, test } from 'vitest'
import { putRightIn, readMended, readNewContact, readOddMobile } from '../../../src/features/roster/read-mended.ts'

describe('what is wrong in a record, and what is right', () => {
  test.each([
    ['何守田家门牌号错了是12号楼不是21', 'residence 12号楼 21'],
    ['何守田住址不是21号楼是12号楼', 'residence 12号楼 21号楼'],
    ['何守田住址登记错了 应该是幸福里8号', 'residence 幸福里8号'],
    ['何守田生日登记错了 应该是农历八月十六', 'birth 农历八月十六'],
    ['何守田支部写错了，应该是第三支部', 'branch 第三支部'],
    ['何守田电话改成座机 0531 82716630 手机不用了', 'landline 0531-82716630 no mobile'],
    ['何守田换成座机了 82716630', 'landline 82716630'],
    ['何守田搬儿子家去了 地址改 经十路西苑小区6-2-301', 'residence 经十路西苑小区6-2-301'],
  ])('%s', (text, said) => {
    const { name, field, value, part, noMobile } = readMended(text) ?? {}
    expect(name).toBe('何守田')
    expect([field, value, part?.wrong, noMobile && 'no mobile'].filter(Boolean).join(' ')).toBe(said)
  })

  test.each([
    ['名册里赵玉珍的玉写错了 应该是育 赵育珍', '赵育珍'],
    ['赵玉珍的名字里玉字登记错了，应该是教育的育', '赵育珍'],
    ['赵玉珍的玉写错了，应该是育，赵玉真', undefined],
    ['赵玉珍的电写错了，应该是店', undefined],
    ['赵玉珍的玉写错了，是育吗', undefined],
    ['通知里赵玉珍的玉写错了，应该是育', undefined],
    ['赵玉珍的玉写错了，应该是问问她儿子', undefined],
  ])('%s: a name', (text, value) => expect(readMended(text)?.value).toBe(value))

  test.each([
    '何守田电话打错了，是他儿子接的',
    '何守田电话错了',
    '何守田生日错了应该是哪天',
    '何守田地址错了 应该是问问他儿子',
    '何守田搬儿子家去了',
  ])('%s: no value', (text) => expect(readMended(text)).toBeUndefined())
})

test.each([
  ['机床新村21号楼301', '机床新村12号楼301'],
  ['机床新村21栋301', '机床新村12栋301'],
  ['机床新村121号楼', undefined],
  ['21号院21号楼', '21号院12号楼'],
  ['机床新村', undefined],
])('%s, not 21 but 12号楼', (before, after) => expect(putRightIn(before, { value: '12号楼', wrong: '21' })).toBe(after))

test.each([
  ['孙淑珍的紧急联系人换成她二儿子 新的是一三八六四零二二九一七', { relation: '二儿子', phone: '13864022917' }],
  ['孙淑珍家属换成李强 13864022917', { kin: '李强', phone: '13864022917' }],
])('%s', (text, said) => expect(readNewContact(text)).toEqual({ name: '孙淑珍', ...said }))

test.each([
  ['赵国强手机号少一位你看看 1386405521', '1386405521'],
  ['赵国强的电话换成138640552101', '138640552101'],
  ['赵国强手机换成13864055210', undefined],
  ['赵国强的电话是多少', undefined],
])('%s', (text, number) => expect(readOddMobile(text)?.number).toBe(number))
