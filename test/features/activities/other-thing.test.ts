import { expect, test } from 'vitest'
import { saidOfAnother } from '../../../src/features/activities/answer/other-thing.ts'
import { readReply } from '../../../src/language/reply/read-reply.ts'

const of = (text: string, title: string) => saidOfAnother({ text, reply: readReply(text), when: [] }, title)

test.each([
  ['后天那个讲座我还去', '重阳茶话会', '讲座'],
  ['讲座我去', '重阳茶话会', '讲座'],
  ['那个书法展我去不了', '重阳茶话会', '书法展'],
  ['周四的健康讲座我和老伴都去', '重阳茶话会', '讲座'],
  ['座谈会我去', '重阳茶话会', '座谈会'],
  ['太极拳我去', '重阳茶话会', '太极拳'],
  ['旅游我报名', '重阳茶话会', '旅游'],
  ['电影就不去了', '重阳茶话会', '电影'],
  ['我参加书法展', '重阳茶话会', '书法展'],
  ['我要报名门球赛', '重阳茶话会', '门球赛'],
  ['那个体检能去', '健康讲座', '体检'],
])('%s, to %s, is said of %s', (text, title, thing) => {
  expect(of(text, title)?.thing).toBe(thing)
})

test.each([
  ['茶话会我去', '重阳茶话会'],
  ['茶花会我去', '重阳茶话会'],
  ['活动我去', '重阳茶话会'],
  ['会我去', '重阳茶话会'],
  ['比赛我参加', '象棋邀请赛'],
  ['旅游我和老伴都去', '古镇一日游'],
  ['讲座我去', '防诈骗宣讲'],
  ['太极我去', '太极拳'],
  ['党课我参加', '主题党日'],
  ['我要去体检，去不了', '重阳茶话会'],
  ['那天有书法课，去不了', '重阳茶话会'],
  ['我去看电影，去不了', '重阳茶话会'],
  ['体检报告我去拿', '重阳茶话会'],
  ['我去', '重阳茶话会'],
  ['去不了', '重阳茶话会'],
  ['我和老伴都去', '重阳茶话会'],
  ['刚学习回来，我去', '重阳茶话会'],
])('%s, to %s, names nothing else', (text, title) => {
  expect(of(text, title)).toBeUndefined()
})

test.each([
  ['茶话会我去，讲座不去', '茶话会我去'],
  ['我去，讲座就不去了', '我去'],
])('of %s the answer is %s', (text, rest) => {
  expect(of(text, '重阳茶话会')).toEqual({ thing: '讲座', rest })
})
