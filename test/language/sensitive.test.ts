import { expect, test } from 'vitest'
import { sensitiveTopic } from '../../src/language/sensitive.ts'

test.each([
  ['你说总书记这人怎么样', 'politics'],
  ['厂里不给说法我就去上访', 'politics'],
  ['台湾什么时候统一', 'politics'],
  ['大家一起去市里静坐', 'politics'],
  ['贪官太多了', 'politics'],
  ['跟我一起信耶稣吧', 'religion'],
  ['礼拜天来教会听福音', 'religion'],
  ['你信佛不', 'religion'],
  ['我信主', 'religion'],
  ['去教会做礼拜', 'religion'],
  ['上街游行', 'politics'],
  ['给你算命看风水', 'religion'],
  ['大家给老刘家捐款吧', 'money'],
  ['转发一下这个水滴筹', 'money'],
  ['有个理财稳赚不赔，收益一成', 'money'],
  ['咱们集资修个亭子', 'money'],
] as const)('%s: %s', (text, topic) => {
  expect(sensitiveTopic(text)).toBe(topic)
})

test.each([
  '支部选举是哪天',
  '主题党日我参加',
  '党课在几楼上',
  '党费交给谁',
  '我儿子在美国',
  '今年去寺庙春游吗',
  '信教练的，慢慢来',
  '我相信你们',
  '工资涨了多少',
  '总理什么时候讲话我看看电视',
  '退休金涨不涨',
  '信收到了',
  '教室在哪',
  '女儿教会我发语音了，真好',
  '能不能办个班，微信教教我们怎么用',
  '我这微信主要给孩子发发照片',
  '我相信主任会给个说法',
  '旅游行程发我一份',
])('%s: nothing of the kind', (text) => {
  expect(sensitiveTopic(text)).toBeUndefined()
})
