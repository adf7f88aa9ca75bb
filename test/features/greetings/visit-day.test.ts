import { expect, test } from 'vitest'
import { dayOfVisit } from '../../../src/features/greetings/visit-day.ts'
import { VISITED } from '../../../src/features/greetings/vocabulary.ts'

// A Monday.
const now = new Date('2027-01-04T01:00:00Z')

test.each([
  ['走访了何守田', '2027-01-04'],
  ['今天走访了何守田', '2027-01-04'],
  ['昨天走访了何守田', '2027-01-03'],
  ['昨天下午走访了何守田', '2027-01-03'],
  ['前天我们去慰问了何守田', '2027-01-02'],
  ['大前天上门看望了何守田', '2027-01-01'],
  ['12月28日走访了何守田', '2026-12-28'],
  ['12月28号我去走访了何守田，送了春节的米', '2026-12-28'],
  ['2026年11月2日走访了何守田', '2026-11-02'],
  ['去年12月30日走访了何守田', '2026-12-30'],
  ['1月2日走访了何守田', '2027-01-02'],
  ['28号走访了何守田', '2026-12-28'],
  ['周五走访了何守田', '2027-01-01'],
  ['上周三走访了何守田', '2026-12-30'],
  ['星期天走访了何守田', '2027-01-03'],
])('%s: %s', (words, day) => {
  const told = VISITED.exec(words)?.groups?.['told']
  expect(told).toBeDefined()
  expect(dayOfVisit(told ?? '', { now, zone: 'Asia/Shanghai' })).toBe(day)
})

test.each(['谁走访了何守田', '明天走访何守田', '走访何守田', '哪天走访了何守田', '昨天何守田来了'])(
  '%s is no visit',
  (words) => expect(VISITED.test(words)).toBe(false),
)
