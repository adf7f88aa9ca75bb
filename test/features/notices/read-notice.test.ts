import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import {
  dangersIn,
  datesWithoutWeekday,
  doubtfulDates,
  weekdaysWithoutDate,
} from '../../../src/features/notices/checks.ts'
import { usualDeadline } from '../../../src/features/notices/deadline.ts'
import { fixPunctuation, readNotice, readNumber } from '../../../src/features/notices/read-notice.ts'
import type { Recurrence } from '../../../src/language/reading.ts'
import { sayInstant } from '../../../src/language/say.ts'
import { findWhens } from '../../../src/language/when/find-whens.ts'
import { canRepeat, nextOccurrence } from '../../../src/language/when/occurrences.ts'
import { presentAt } from '../../../src/language/when/resolve.ts'

const ZONE = 'Asia/Shanghai'
const NOW = instantOf('2026-11-23', '09:00', ZONE)
const at = { now: NOW, zone: ZONE }

describe('what a text wants of people', () => {
  test.each<[string, string, readonly string[]]>([
    ['明天停水，请存好水。', 'none', []],
    ['体检改到二楼，收到请回复。', 'receipt', []],
    ['请大家务必回复', 'receipt', []],
    ['体检改到二楼，不用回复。', 'none', []],
    ['春节团拜，请回复家里来的人数。', 'number', []],
    ['请回复您现在的住址。', 'words', []],
    ['12月1日体检，参加请回1，不参加请回2。', 'choices', ['参加', '不参加']],
    ['慰问品请选一样\n选项：大米、食用油', 'choices', ['大米', '食用油']],
    ['慰问品请选一样，请回复：\n1 大米\n2 食用油', 'choices', ['大米', '食用油']],
    ['秋游哪天\n选项：10月14日（周三）、10月16日（周五）', 'choices', ['10月14日（周三）', '10月16日（周五）']],
    ['坐几号车\n选项：1号车、2号车', 'choices', ['1号车', '2号车']],
    ['选一样\n选项：1大米、2食用油', 'choices', ['大米', '食用油']],
    ['选一样\n选项：1.大米 2.食用油', 'choices', ['大米', '食用油']],
    ['几点出发\n选项：9:30、13:30', 'choices', ['9:30', '13:30']],
    ['分三批\n选项：第一批 12月7日、第二批 12月9日', 'choices', ['第一批 12月7日', '第二批 12月9日']],
    ['去哪\n选项：参加/不参加', 'choices', ['参加', '不参加']],
    ['哪天\n选项：10/14、10/16', 'choices', ['10/14', '10/16']],
    ['体检要带：\n1 医保卡\n2 老花镜', 'none', []],
    ['请于2号楼1单元集合', 'none', []],
    ['体检的同志12月3日上午8点前报到', 'none', []],
    ['出门请先确认门窗关好', 'none', []],
    ['每人领回一袋米', 'none', []],
    ['领米的同志12月3日前领回1袋', 'none', []],
    ['体检改到二楼，收到请确认。', 'receipt', []],
    ['要来的请周五前报给小组长', 'receipt', []],
    ['愿意去的回一下', 'receipt', []],
    ['看到的请回1', 'receipt', []],
  ])('%s', (text, answers, choices) => {
    expect(readNotice(text, at)).toMatchObject({ answers, choices })
  })

  test.each<[string, string]>([
    ['年夜饭请报人数', '年夜饭请报人数'],
    ['各位老同志：11月25日（周三）上午停水，请存好水。', '停水'],
    ['体检改到二楼，收到请回复。', '体检改到二楼'],
    ['请各位老师傅于12月3日上午9点到活动中心领慰问品', '活动中心领慰问品'],
  ])('%s is called %s', (text, title) => {
    expect(readNotice(text, at).title).toBe(title)
  })

  test.each<[string, string]>([
    ['慰问品请选一样，11月25日下午5点前回复', '11月25日（周三）下午5点'],
    ['体检改到二楼，请周五前回复', '11月27日（周五）晚上8点'],
  ])('%s: until %s', (text, until) => {
    const { deadline } = readNotice(text, at)
    expect(deadline && sayInstant(deadline, ZONE)).toBe(until)
  })
})

describe('until when, where nothing is said', () => {
  test.each<[string, string | null]>([
    ['体检改到二楼', '11月26日（周四）晚上8点'],
    ['12月3日（周四）上午9点体检', '11月26日（周四）晚上8点'],
    ['11月25日（周三）上午停水', '11月24日（周二）晚上8点'],
    ['明天（11月24日，周二）上午停水', '11月23日（周一）晚上8点'],
    ['今晚（11月23日，周一）8点停电', '11月23日（周一）晚上8点'],
    ['今天下午4点停水', '11月23日（周一）下午4点'],
    ['今天停暖气', null],
    ['昨天有老同志摔倒', '11月26日（周四）晚上8点'],
    ['每周三测血压', '11月26日（周四）晚上8点'],
  ])('%s: %s', (text, until) => {
    const deadline = usualDeadline(NOW, text, at)
    expect(deadline && sayInstant(deadline, ZONE)).toBe(until)
  })
})

describe('what people read of a text', () => {
  test.each<[string, string]>([
    ['明天上午停水，请存好水，请回复。', '明天（11月24日，周二）上午停水，请存好水。'],
    ['请带身份证，不用回复', '请带身份证'],
    ['体检改到二楼。收到请回复！', '体检改到二楼。'],
    ['体检改到二楼【不用回复】', '体检改到二楼'],
    ['慰问品请选一样（选项：大米、食用油），请回复', '慰问品请选一样'],
    ['请选一样，选项：大米、食用油，请回复', '请选一样'],
    ['能来的，请回复', '能来的，请回复'],
    ['来的请回复，不来的不用回复', '来的请回复，不来的不用回复'],
    ['是否参加，请回复', '是否参加，请回复'],
    ['请回复', '请回复'],
    ['下周三开会', '下周三（12月2日，周三）开会'],
    ['大后天体检', '大后天（11月26日，周四）体检'],
    ['11月27日（本周五）体检', '11月27日（本周五）体检'],
    ['明天（11月24日）停水，后天11月25日来水', '明天（11月24日）停水，后天11月25日来水'],
    ['每周三测血压', '每周三测血压'],
  ])('%s: %s', (said, text) => {
    expect(readNotice(said, at).text).toBe(text)
  })
})

describe('punctuation', () => {
  test.each<[string, string]>([
    ['请注意:\n空腹来,带老花镜(度数不限)', '请注意：\n空腹来，带老花镜（度数不限）'],
    ['9:00开始，WiFi(5G)', '9:00开始，WiFi(5G)'],
    ['time:\n9点', 'time：\n9点'],
  ])('%s', (text, fixed) => {
    expect(fixPunctuation(text)).toBe(fixed)
  })
})

describe('what must be thought of twice', () => {
  test.each<[string, readonly string[]]>([
    ['明天停水', []],
    ['请带身份证来领', []],
    ['请把身份证号发给我', ['secret']],
    ['点击 https://a.cn 报名', ['link']],
    ['扫码交费', ['code', 'money']],
  ])('%s', (text, dangers) => {
    expect(dangersIn(text)).toEqual(dangers)
  })

  test('dates without their weekday', () => {
    expect(datesWithoutWeekday('12月3日上午，11月25日（周三），1月5号', at)).toEqual([
      { written: '12月3日', weekday: 4 },
      { written: '1月5号', weekday: 2 },
    ])
    expect(datesWithoutWeekday('11月20日上午', at)).toEqual([])
  })

  test.each<[string, ReturnType<typeof doubtfulDates>]>([
    ['11月20日上午9点开会', [{ written: '11月20日', past: true }]],
    ['11月20日（周五）开会，11月20日下午体检', [{ written: '11月20日', past: true }]],
    ['11月26日（周五）体检', [{ written: '11月26日', weekday: 4, named: 5 }]],
    ['11月29号星期天体检', []],
    ['11月26日（周四）体检', []],
    // So far back it is the next year's.
    ['1月5日（周二）体检', []],
    ['2026年11月20日的会议', []],
    ['13月40日', []],
  ])('dates that are past or bear the wrong weekday: %s', (text, doubtful) => {
    expect(doubtfulDates(text, at)).toEqual(doubtful)
  })
})

describe('the number in an answer', () => {
  test.each<[string, number | undefined]>([
    ['3', 3],
    ['我家来三个人', 3],
    ['两口子', 2],
    ['2大1小', 3],
    ['三四个吧', undefined],
    ['两三口人', undefined],
    ['十二个', 12],
    ['不知道', undefined],
    ['1大1小', 2],
    ['两个大人一个孩子', 3],
    ['2个大人，2个小孩', 4],
    ['3个人，都是大人', 3],
    ['我家3口，2大1小', 3],
    ['12月3日去2大1小', 3],
    ['十二个大人一个孩子', undefined],
    ['12个大人3个孩子', 15],
    ['2大1小1老', undefined],
    ['两个大人一个孩子还有一个保姆', undefined],
    ['2大1小，也可能1大1小', undefined],
  ])('%s', (words, number) => {
    expect(readNumber(words)).toBe(number)
  })
  test('1大1小 of what is no head', () => expect(readNumber('1大1小', false)).toBeUndefined())
})

describe('the next time', () => {
  const next = (rule: Recurrence) => {
    const moment = nextOccurrence(rule, NOW, ZONE)
    return moment && sayInstant(moment, ZONE)
  }
  test.each<[string, Recurrence, string]>([
    ['每周三', { freq: 'WEEKLY', byday: [3], time: '09:00' }, '11月25日（周三）上午9点'],
    ['每周一，已过点', { freq: 'WEEKLY', byday: [1], time: '09:00' }, '11月30日（周一）上午9点'],
    ['每月15号', { freq: 'MONTHLY', bymonthday: [15] }, '12月15日（周二）上午9点'],
    ['每月最后一天', { freq: 'MONTHLY', bymonthday: [-1], time: '15:00' }, '11月30日（周一）下午3点'],
    ['每月最后一个周五', { freq: 'MONTHLY', byday: [5], bysetpos: -1 }, '11月27日（周五）上午9点'],
    ['每季度第一个周一', { freq: 'MONTHLY', interval: 3, byday: [1], bysetpos: 1 }, '1月4日（周一）上午9点'],
    ['每年3月8日', { freq: 'YEARLY', bymonth: [3], bymonthday: [8] }, '3月8日（周一）上午9点'],
  ])('%s', (_, rule, expected) => {
    expect(next(rule)).toBe(expected)
  })

  test.each([
    ['双月15号', '12月15日（周二）上午9点'],
    ['单月15号', '1月15日（周五）上午9点'],
    ['每季度最后一天', '12月31日（周四）上午9点'],
    ['每季度最后一个周五', '12月25日（周五）上午9点'],
    ['每季度末月25日', '12月25日（周五）上午9点'],
    ['每季度第二个月10号', '2月10日（周三）上午9点'],
    ['每季度首月最后一天', '1月31日（周日）上午9点'],
    ['每季度第一个周一', '1月4日（周一）上午9点'],
    ['每季度第一个和最后一个周一', undefined],
  ])('%s, as it is written', (words, expected) => {
    const rule = findWhens(words, presentAt(NOW, ZONE))[0]?.rule
    expect(rule && canRepeat(rule) ? next(rule) : undefined).toBe(expected)
  })

  test('no lunar days, no festivals, no every second week', () => {
    expect(canRepeat({ freq: 'YEARLY', lunar: true, bymonth: [9], bymonthday: [9] })).toBe(false)
    expect(canRepeat({ freq: 'YEARLY', festival: '清明' })).toBe(false)
    expect(canRepeat({ freq: 'WEEKLY', interval: 2, byday: [1] })).toBe(false)
  })
})

test.each([
  ['周四停水', ['周四']],
  ['是星期四上午，不是周三', ['星期四', '周三']],
  ['11月26日（周四）停水', []],
  ['11月26日周四停水', []],
  ['周四（11月26日）停水', []],
  ['下周三（12月2日，周三）停水', []],
  ['每周三练习，周一到周五开门', []],
  ['周五前回复，星期五截止', []],
])('weekdays without a date: %s', (text, found) => {
  expect(weekdaysWithoutDate(text)).toEqual(found)
})
