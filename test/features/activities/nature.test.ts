import { describe, expect, test } from 'vitest'
import { natureOf, quietFirst } from '../../../src/features/activities/plan/nature.ts'

describe('what kind of activity it is', () => {
  test.each([
    ['重阳茶话会', '活动中心', { where: 'indoor', pace: 'quiet' }],
    ['健步走', '湿地公园', { where: 'outdoor', pace: 'lively' }],
    ['太极拳', '活动室', { where: 'indoor', pace: 'lively' }],
    ['书法课', '老干部活动室', { where: 'indoor', pace: 'quiet' }],
    ['包饺子', '北门', {}],
  ])('%s, %s', (title, place, nature) => {
    expect(natureOf({ title, place })).toEqual(nature)
  })

  test('quiet and indoors first, else in their order', () => {
    const all = [
      { title: '健步走', place: '公园' },
      { title: '书法课', place: '活动室' },
      { title: '太极拳', place: '活动室' },
      { title: '茶话会', place: '食堂' },
    ]
    expect(quietFirst(all).map(({ title }) => title)).toEqual(['书法课', '茶话会', '健步走', '太极拳'])
  })
})
