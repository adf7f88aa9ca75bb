import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { normalise } from '../../src/language/normalise.ts'
import {
  sayDay,
  sayInstant,
  sayLunar,
  sayLunarDate,
  sayMoment,
  sayPeople,
  sayRecurrence,
  sayTime,
  sayWeekday,
  sayWhen,
} from '../../src/language/say.ts'
import { findWhens } from '../../src/language/when/find-whens.ts'
import { isHoliday, isWorkday } from '../../src/language/when/holidays.ts'
import { presentAt } from '../../src/language/when/resolve.ts'

const ZONE = 'Asia/Shanghai'
const TODAY = '2026-11-23'

describe('as elders read it', () => {
  it.each([
    [sayDay('2026-12-02'), '12月2日（周三）'],
    [sayDay('2026-12-02', TODAY), '12月2日（周三）'],
    [sayDay('2027-02-06', TODAY), '2027年2月6日（周六）'],
    [sayDay('2027-12-02', TODAY), '2027年12月2日（周四）'],
    [sayDay('2026-11-20', TODAY), '2026年11月20日（周五）'],
    [sayTime('09:30'), '上午9点半'],
    [sayTime('07:00'), '早上7点'],
    [sayTime('12:00'), '中午12点'],
    [sayTime('14:05'), '下午2点05分'],
    [sayTime('19:45'), '晚上7点45分'],
    [sayTime('00:00'), '凌晨0点'],
    [sayMoment({ day: '2026-12-02', time: '09:30' }), '12月2日（周三）上午9点半'],
    [sayMoment({ day: '2026-12-02', part: '上午' }), '12月2日（周三）上午'],
    [sayMoment({ time: '09:30' }), '上午9点半'],
    [sayInstant(instantOf('2026-12-02', '09:30', ZONE), ZONE), '12月2日（周三）上午9点半'],
    [sayLunar('2026-12-02'), '农历十月廿四'],
    [sayLunar('2025-07-25'), '农历闰六月初一'],
    [sayLunar('2027-02-06'), '农历正月初一'],
    [sayLunar('1800-01-01'), undefined],
    [[1, 10, 11, 20, 21, 30].map(sayLunarDate).join(' '), '初一 初十 十一 二十 廿一 三十'],
    [sayWeekday(7), '周日'],
    [sayRecurrence({ freq: 'WEEKLY', byday: [2, 4], time: '09:00', timeEnd: '11:00' }), '每周二、四上午9点到上午11点'],
    [sayRecurrence({ freq: 'WEEKLY', byday: [3], interval: 2 }), '隔周三'],
    [sayRecurrence({ freq: 'MONTHLY', bymonthday: [1, 15] }), '每月1日、15日'],
    [sayRecurrence({ freq: 'YEARLY', bymonth: [9], bymonthday: [9], lunar: true }), '每年农历九月初九'],
    [sayRecurrence({ freq: 'DAILY', time: '10:00', exceptHolidays: true }), '每天上午10点（法定节假日除外）'],
    [sayPeople(['张三', '李四', '王五']), '张三、李四和王五'],
    [sayPeople(['张三']), '张三'],
    [sayPeople(['张三', '李四', '王五'], 2), '张三、李四等3人'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected)
  })

  it.each([
    ['下周三上午9点到11点', '12月2日（周三）上午9点到上午11点'],
    ['周五下午五点前', '11月27日（周五）下午5点前'],
    ['12月4-6日', '12月4日（周五）到12月6日（周日）'],
    ['每周三上午9点', '每周三上午9点'],
    ['双月15号', '双月15日'],
    ['每季度最后一个周五', '每季度末月最后一个周五'],
    ['2月30日', '2月30日'],
  ])('%s is said back as %s', (text, expected) => {
    const when = findWhens(normalise(text).text, presentAt(instantOf(TODAY, '09:00', ZONE), ZONE))[0]
    expect(when && sayWhen(when, TODAY)).toBe(expected)
  })
})

describe('days off', () => {
  it('knows the holidays and the make-up workdays', () => {
    expect([isHoliday('2026-10-01'), isWorkday('2026-10-01')]).toEqual([true, false])
    expect([isHoliday('2026-02-14'), isWorkday('2026-02-14')]).toEqual([false, true])
    expect([isHoliday('2026-11-22'), isWorkday('2026-11-22')]).toEqual([false, false])
  })

  it('knows what the law gives off in a year that is not published yet', () => {
    const off = ['2039-01-01', '2039-01-23', '2039-01-26', '2039-04-05', '2039-05-02', '2039-10-03']
    expect(off.map((day) => [day, isHoliday(day), isWorkday(day)])).toEqual(off.map((day) => [day, true, false]))
    expect(['2039-01-03', '2039-01-27', '2039-05-03', '2039-10-04'].map(isWorkday)).toEqual([true, true, true, true])
    // What is set for a published year holds, and no more.
    expect([isHoliday('2024-05-02'), isHoliday('2024-02-09')]).toEqual([true, false])
  })
})
