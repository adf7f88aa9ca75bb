import { describe, expect, test } from 'vitest'
import { bareRemark, remarkIn } from '../../../src/features/activities/answer/remarks.ts'

describe('what is to be minded, beside an answer', () => {
  test.each([
    ['我去，不吃辣', '不吃辣'],
    ['去，坐轮椅，得有人接一下', '坐轮椅，得有人接一下'],
    ['我和老伴都去，我吃素', '吃素'],
    ['去，我老伴不吃羊肉', '我老伴不吃羊肉'],
    ['我去', undefined],
    ['去，能不能派车接一下', undefined],
    ['去，有没有清真的', undefined],
    ['我去，下午几点开始', undefined],
    ['去，吃了饭就去', undefined],
    ['我先走一步，明天去', undefined],
  ])('%s', (text, remark) => expect(remarkIn(text)).toBe(remark))
})

describe('a remark by itself', () => {
  test.each([
    ['对了，我不吃辣', '不吃辣'],
    ['我可能晚到一会儿', '可能晚到一会儿'],
    ['我腿脚不好', undefined],
    ['我不吃辣，你们中午几点开饭', undefined],
    ['我不吃药了', undefined],
  ])('%s', (text, remark) => expect(bareRemark(text)).toBe(remark))
})
