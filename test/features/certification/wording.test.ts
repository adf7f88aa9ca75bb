import { expect, test } from 'vitest'
import * as wording from '../../../src/features/certification/wording.ts'

const ADDRESS = '第三支部的王秀英同志'
const DAY = '2026-12-31'

test.each([
  wording.remind(ADDRESS, DAY, false, '0351-12345678'),
  wording.remind(ADDRESS, DAY, true, '0351-12345678'),
  wording.done(ADDRESS, DAY),
  wording.doneAlready(ADDRESS, DAY),
  wording.notYet(),
  wording.helpComes(),
  wording.undone(ADDRESS, DAY),
  wording.nextTime(ADDRESS, DAY),
  wording.monthUnknown(),
])('to elders: %s', (text) => {
  expect(text.split('\n').length).toBeLessThanOrEqual(6)
  expect(text.replaceAll('\n', '').length).toBeLessThanOrEqual(120)
  expect(text).not.toMatch(/[,;:!?]|https?|二维码/)
  // Nobody is frightened into it.
  expect(text).not.toMatch(/停发|暂停|停止|影响|否则|逾期|过期|务必|后果|必须|罚/)
})
