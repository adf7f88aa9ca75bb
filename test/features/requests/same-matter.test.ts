import { describe, expect, test } from 'vitest'
import { meantAmong, tellsOfWaiting, type Waiting } from '../../../src/features/requests/same-matter.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour))
const waiting: readonly Waiting[] = [
  { id: 103, topic: 'hardship', words: '楼上天天吵架', lastAt: at(3), unanswered: false },
  { id: 102, topic: 'papers', words: '老年证在哪儿办？', lastAt: at(2), unanswered: true },
  { id: 101, topic: 'hardship', words: '我家水管漏了没人修', lastAt: at(1), unanswered: true },
]
const meant = (words: string, isUnclear = false, now = at(20)) => meantAmong(waiting, { words, isUnclear, now })?.id

describe('which of what somebody waits for later words are about', () => {
  test.each([
    ['还没来修水管呢', 101],
    ['是厨房的水管', 101],
    ['老年证要几张照片', 102],
    ['楼上又吵架了', 103],
    ['怎么没人管', 103],
    ['到现在也没个说法', 103],
    ['还没来修呢', 103],
    ['昨天问的咋样', 103],
    ['暖气也不热', undefined],
    ['体检是哪天啊', undefined],
    ['体检咋还没通知', undefined],
    ['一个人在家没意思', undefined],
  ])('%s', (words, id) => expect(meant(words)).toBe(id))

  test('what nobody understood goes on with what has no answer yet', () => expect(meant('接头的地方', true)).toBe(102))
  test('after some days it may be anything', () =>
    expect(meant('接头的地方', true, new Date(at(3).getTime() + 4 * 86_400_000))).toBeUndefined())
})

describe('a whole word of the matter is shared, and no mere pair of characters or a place', () => {
  const joins = (before: string, words: string) =>
    meantAmong([{ id: 101, topic: 'other', words: before, lastAt: at(1), unanswered: true }], {
      words,
      isUnclear: false,
      now: at(20),
    }) !== undefined

  test.each([
    ['老年证在哪儿办', '老年证要带几张照片'],
    ['我家水管漏了没人修', '厨房的水管'],
    ['医药费怎么报销', '我的医药费报不了'],
    ['暖气不热', '暖气到晚上还是凉的'],
    ['高龄补贴啥时候发', '高龄补贴多少钱'],
    ['楼上天天吵架', '楼上又打孩子'],
    ['体检是哪天', '体检要空腹不'],
    ['退休证丢了', '退休证补办要钱吗'],
    ['我想学手机', '那件事还没信呢'],
    ['老年证在哪儿办', '昨天问的那个呢'],
  ])('%s, %s', (before, words) => expect(joins(before, words)).toBe(true))

  test.each([
    ['老年证在哪儿办', '老年大学几号开学'],
    ['老年大学几号开学', '老年食堂开不开'],
    ['退休证丢了', '退休金少发了'],
    ['医药费怎么报', '医药公司的宣传要不要信'],
    ['活动室的灯坏了', '活动室几点开门'],
    ['食堂的菜太咸', '食堂几点开门'],
    ['暖气费怎么交', '煤气费怎么交'],
    ['社区让我去开会', '社区医院关门了'],
    ['我家灯坏了', '我家来客人了'],
    ['什么时候发工资', '什么时候体检'],
    ['办公室电话打不通', '我电话换了'],
    ['师傅明天来吗', '张师傅病了'],
    ['通知没收到', '停水通知是真的吗'],
    ['今天的活动改期没', '后天的活动去哪儿'],
  ])('%s, %s are two', (before, words) => expect(joins(before, words)).toBe(false))
})

describe('words that come back to something', () => {
  test.each([
    '还没来修呢',
    '怎么没人管',
    '咋没人回我',
    '等了两天了',
    '到现在也没个说法',
    '师傅啥时候来',
    '什么时候能修',
    '上回说的那个',
    '没信儿',
  ])('%s', (words) => expect(tellsOfWaiting(words)).toBe(true))

  test.each(['食堂几点开门', '体检是哪天', '水管漏了', '我想学手机', '今天天气好', '活动几点开始'])(
    '%s does not',
    (words) => expect(tellsOfWaiting(words)).toBe(false),
  )
})
