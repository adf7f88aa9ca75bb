import { expect, test } from 'vitest'
import * as wording from '../../../src/features/certification/wording.ts'

const ADDRESS = '第三支部的王秀英同志'
const DAY = '2026-12-31'
const BEFORE = '2026-11-28'
const AFTER = '2027-02-01'

test.each([
  wording.remind(ADDRESS, DAY, false, '0351-12345678'),
  wording.remind(ADDRESS, DAY, true, '0351-12345678'),
  wording.done(ADDRESS, DAY),
  wording.doneAlready(ADDRESS, DAY),
  wording.notYet(),
  wording.helpComes(),
  wording.undone(ADDRESS, DAY, BEFORE),
  wording.undone(ADDRESS, DAY, AFTER),
  wording.nextTime(ADDRESS, DAY, BEFORE),
  wording.nextTime(ADDRESS, DAY, AFTER),
  wording.monthUnknown(),
])('to elders: %s', (text) => {
  expect(text.split('\n').length).toBeLessThanOrEqual(6)
  expect(text.replaceAll('\n', '').length).toBeLessThanOrEqual(120)
  expect(text).not.toMatch(/[,;:!?]|https?|二维码/)
  // Nobody is frightened into it.
  expect(text).not.toMatch(/停发|暂停|停止|影响|否则|逾期|过期|务必|后果|必须|罚/)
})

test.each([
  wording.undone(ADDRESS, DAY, AFTER),
  wording.nextTime(ADDRESS, DAY, AFTER),
  wording.staffUndone('王秀英', DAY, AFTER),
])('once it is past, it names the year and asks for nothing by then: %s', (text) => {
  expect(text).toContain('原定2026年12月31日（周四）前办')
  expect(text).not.toMatch(/办好就行|要办/)
})

test('on the telephone a day that is past is not named', () => {
  expect(wording.callSay(DAY, false)).toContain('12月31日')
  expect(wording.callSay(DAY, true)).not.toContain('12月31日')
})
