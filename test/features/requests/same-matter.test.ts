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
