import { describe, expect, test } from 'vitest'
import { PLACE_ENDS } from '../../src/language/kinds-of-words.ts'
import { givesUp, isUndecided, readSlotAnswer, tidyAnswer } from '../../src/language/read-value.ts'

const at = { now: new Date('2026-11-23T01:00:00Z'), zone: 'Asia/Shanghai' }
const slots = {
  when: { kind: 'when' },
  clock: { kind: 'when', marks: [] },
  seats: { kind: 'count', marks: ['限{}人', '{}人'] },
  place: { kind: 'words', marks: ['在{}办'], ends: PLACE_ENDS },
  whom: { kind: 'words', marks: ['请{}参加'] },
  title: { kind: 'words', rest: true },
} as const

describe('an answer to one question', () => {
  test.each([
    ['place', '活动中心二楼', { place: '活动中心二楼' }],
    ['place', '水库边呀', { place: '水库边' }],
    ['place', '嗯，就在食堂吧', { place: '食堂' }],
    ['place', '活动中心，限30人', { place: '活动中心', seats: 30 }],
    ['whom', '第一支部，70岁以上', { whom: '第一支部，70岁以上' }],
    ['seats', '三十个', { seats: 30 }],
    ['seats', '不知道', undefined],
    ['when', '还没定', undefined],
    ['place', '呀', undefined],
  ])('%s: %s', (asked, text, values) => expect(readSlotAnswer(text, asked, slots, at)).toEqual(values))

  test('a time in two clauses, with a place', () => {
    const answer = readSlotAnswer('周四，上午10点，食堂', 'when', slots, at)
    expect(answer).toMatchObject({ when: { start: { day: '2026-11-26', time: '10:00' } }, place: '食堂' })
  })

  test('the missing half of a time is no time of its own', () => {
    const answer = readSlotAnswer('上午10点', 'clock', slots, at)
    expect(answer).toEqual({ clock: expect.objectContaining({ start: { time: '10:00' } }) })
  })
})

test.each(['算了', '算了吧', '不办了', '先不办', '那就算了', '不要了', '算了，以后再说'])('%s gives up', (text) => {
  expect([givesUp(text), isUndecided(text)]).toEqual([true, false])
})
test.each(['还没定', '还没定呢', '不知道', '地点待定', '我也不清楚', '再说吧', '领导还没定'])(
  '%s is not settled',
  (text) => {
    expect([isUndecided(text), givesUp(text)]).toEqual([true, false])
  },
)
test.each(['水库边', '不老松茶馆', '定海路礼堂', '取消不了'])('%s is a value', (text) => {
  expect([isUndecided(text), givesUp(text), tidyAnswer(text)]).toEqual([false, false, text])
})
