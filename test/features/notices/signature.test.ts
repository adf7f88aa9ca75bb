import { expect, it } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { withoutSignature } from '../../../src/features/notices/tidy-text.ts'

const ZONE = 'Asia/Shanghai'
const AT = { now: instantOf('2026-11-23', '09:00', ZONE), zone: ZONE }

it.each([
  ['请存好水。\n退休职工管理办公室\n2026年11月23日', true],
  ['请存好水。退休办 2026年11月20日', true],
  ['请存好水。\n2026年11月20日\n退休办', true],
  ['请存好水。\n退休办\n二〇二六年十一月二十三日', true],
  ['请参加党员大会 2026年12月3日', false],
  ['体检时间  2026年12月3日', false],
  ['地点在活动室2026年12月3日', false],
  ['召开党员大会\n2026年12月3日\n地点：活动中心三楼', false],
  ['请参加党员大会 2026年3月3日', false],
])('only a day that is not to come is one of a signature: %s', (text, isSigned) => {
  expect(withoutSignature(text, AT) !== text).toBe(isSigned)
})
