import { describe, expect, test } from 'vitest'
import { fieldOf, readSuggestion } from '../../../src/features/suggestions/rules.ts'

describe('what counts as a suggestion', () => {
  test.each([
    ['建议：食堂少放点盐', '食堂少放点盐', false],
    ['建议:楼道装个灯', '楼道装个灯', false],
    ['匿名建议：电梯早点修好', '电梯早点修好', true],
    ['我提个建议，活动室下午晚点关门', '活动室下午晚点关门', false],
    ['小王，我想提条意见：班车太挤了', '班车太挤了', false],
    ['我有个建议，多办点讲座', '多办点讲座', false],
    ['建议活动室冬天开暖气', '活动室冬天开暖气', false],
    ['我提个匿名的意见：体检别排在月底', '体检别排在月底', true],
    ['建议：食堂少放点盐，别写我名字', '食堂少放点盐，别写我名字', true],
    ['我提个建议', '', false],
  ])('%s', (words, text, anonymous) => {
    expect(readSuggestion(words)).toEqual({ text, anonymous })
  })

  test.each([
    '医生建议我别去',
    '你们有什么建议吗',
    '提意见找谁',
    '我没意见',
    '没什么建议',
    '建议书交给谁',
    '建议信收到了',
    '我去',
    '有意见没有',
  ])('%s: none', (words) => {
    expect(readSuggestion(words)).toBeUndefined()
  })
})

test.each([
  ['食堂少放点盐', '吃饭'],
  ['楼道装个灯，扶手也松了', '房屋环境'],
  ['多办几场象棋比赛', '文体活动'],
  ['我也说不好', '别的'],
])('%s is about %s', (text, field) => {
  expect(fieldOf(text)).toBe(field)
})
