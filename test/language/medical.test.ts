import { describe, expect, test } from 'vitest'
import { asksForTreatment } from '../../src/language/medical.ts'

describe('a question about treatment', () => {
  test.each([
    '我血压180吃几片药',
    '降压药一天吃几次',
    '血糖高能吃西瓜吗',
    '头晕吃什么药好',
    '阿司匹林和降压药能一起吃吗',
    '我发烧38度吃什么药',
    '打胰岛素打多少单位',
    '这个偏方能治糖尿病吗',
    '药能停吗',
    '降压药要不要加',
    '血压150高不高',
    '血压160，要不要紧，正常吗',
    '感冒了能不能打疫苗',
    '便秘咋办',
    '痛风怎么治',
    '吃什么降血压',
    '二甲双胍饭前吃还是饭后吃，一次吃几片',
    '睡不着吃点啥好',
    '止疼药有没有副作用',
    '腿疼抹什么药管用',
  ])('%s', (text) => expect(asksForTreatment(text)).toBe('treatment'))
  test.each(['安眠药吃几片管用', '吃多少片安眠药会死', '农药喝多少会死'])('%s may be meant to end a life', (text) =>
    expect(asksForTreatment(text)).toBe('mind'),
  )
})

describe('no question about treatment', () => {
  test.each([
    '医药费怎么报销',
    '体检几点开始',
    '体检前能吃早饭吗',
    '降压药能报销吗',
    '这个药能报吗',
    '我去',
    '活动中心有饭吃吗',
    '茶话会吃什么',
    '几点吃饭',
    '去医院开药怎么报',
    '慢性病的药在哪儿拿',
    '打疫苗在哪儿报名',
    '我带药去行吗',
    '一共去几个人',
    '今天打几圈牌',
    '腿疼，去不了',
    '感冒了，去不了',
    '我吃药呢，晚点去',
    '血压高，不去了',
  ])('%s', (text) => expect(asksForTreatment(text)).toBeUndefined())
})
