import { describe, expect, test } from 'vitest'
import { readHeader, readRow } from '../../../src/features/certification/read-list.ts'
import { dueByList } from '../../../src/features/certification/rules.ts'

const line = (...cells: readonly string[]) => ({ sheet: '', row: 2, cells })
const HEADER = line('编号', '姓名', '上次认证', '认证月份', '认证方式', '认证周期')
const read = (...cells: readonly string[]) => {
  const columns = readHeader(HEADER, false)
  return columns && readRow(line(...cells), columns)
}

describe('a header', () => {
  test.each([
    [['姓名', '最近一次认证时间'], true],
    [['序号', '姓 名', '认证日期', '备注'], true],
    [['退休人员姓名', '应认证月份'], true],
    [['姓名', '电话'], false],
    [['上次认证', '认证月份'], false],
    [['姓名', '出生日期', '上次认证'], false],
  ])('%j: %s', (cells, is) => expect(readHeader(line(...cells), false) !== undefined).toBe(is))

  test('of a roster, where it is asked for', () =>
    expect(readHeader(line('姓名', '出生日期', '上次认证'), true)).toBeDefined())
})

describe('a row', () => {
  test.each([
    ['2026-03-12', '2026-03-12'],
    ['2026年3月12日', '2026-03-12'],
    ['2026.3', '2026-03-01'],
    ['20260312', '2026-03-12'],
    ['2026/13/12', undefined],
    ['2026-02-30', undefined],
    ['记不清', undefined],
  ])('certified last %s', (text, day) => expect(read('0203', '何守田', text)?.last).toBe(day))

  test.each([
    ['10月', 10],
    ['十月份', 10],
    ['每年3月', 3],
    ['2026-10-31', 10],
    ['13', undefined],
    ['', undefined],
  ])('month %s', (text, month) => expect(read('', '何守田', '', text)?.month).toBe(month))

  test.each([
    ['12个月', 12],
    ['半年', 6],
    ['一年', 12],
    ['每6个月', 6],
    ['', undefined],
  ])('every %s', (text, cycle) => expect(read('', '何守田', '', '', '', text)?.cycle).toBe(cycle))

  test('no formula is kept, and nobody is called 合计', () => {
    expect(read('', '何守田', '', '10月', '=HYPERLINK("x")')?.way).toBe('HYPERLINK("x")')
    expect(read('', '合计', '3人')).toBeUndefined()
    expect(read('', '何守田', '', '')?.isEmpty).toBe(true)
  })
})

describe('when it falls due', () => {
  const TODAY = '2026-11-23'
  test.each([
    [{ last: '2026-01-08' }, '2027-01-31'],
    [{ last: '2026-01-08', cycle: 6 }, '2026-07-31'],
    [{ month: 12 }, '2026-12-31'],
    [{ month: 10 }, '2027-10-31'],
    // Done a little early: that one is over.
    [{ month: 12, last: '2026-11-20' }, '2027-12-31'],
    [{ month: 12, last: '2025-12-03' }, '2026-12-31'],
    [{}, undefined],
  ])('%j: %s', (said, due) => expect(dueByList(said, TODAY)).toBe(due))
})
