import { describe, expect, test } from 'vitest'
import {
  isUsualDeadline,
  readDeadline,
  readTiming,
  shiftTiming,
  usualDeadline,
  willRemind,
} from '../../../src/features/activities/timing.ts'
import { normaliseText, readSlots } from '../../../src/language/read-value.ts'
import type { When } from '../../../src/language/reading.ts'
import { sayInstant } from '../../../src/language/say.ts'

const zone = 'Asia/Shanghai'
const at = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`)
/** A Monday. */
const now = at('2026-11-23 09:00')

function when(text: string): When {
  const { when: found, deadline } = readSlots(
    normaliseText(text),
    { when: { kind: 'when' }, deadline: { kind: 'when', deadline: true } },
    { now, zone },
  )
  const read = deadline ?? found
  if (read === undefined) throw new Error(`no time in ${text}`)
  return read
}

describe('when it is', () => {
  test.each([
    ['下周三上午9点', undefined, '12月2日（周三）上午9点'],
    ['下周三9点到11点半', undefined, '12月2日（周三）上午9点'],
    ['12月2日（周三）上午9点', undefined, '12月2日（周三）上午9点'],
    ['12月2日', '上午9点', '12月2日（周三）上午9点'],
    ['上午9点', '12月2日', '12月2日（周三）上午9点'],
    ['明天下午9点', '上午9点', '11月24日（周二）上午9点'],
    ['12月2日（周四）上午9点', '12月3日', '12月3日（周四）上午9点'],
    ['12月2日（周四）上午9点', '周四', '12月3日（周四）上午9点'],
    ['12月9日上午9点', '周五', '12月11日（周五）上午9点'],
    ['12月9日上午9点', '周一', '12月7日（周一）上午9点'],
    ['今天下午5点', '周五', '11月27日（周五）下午5点'],
    ['下午5点', '明天', '11月24日（周二）下午5点'],
    ['12月2日（周四）上午9点', undefined, 'weekday'],
    ['月底上午9点', undefined, 'several-days'],
    ['下周', undefined, 'several-days'],
    ['12月3日到5日', undefined, 'several-days'],
    ['明天下午9点', undefined, 'doubtful'],
    ['明天上午3点', undefined, 'doubtful'],
    ['每周三上午9点', undefined, 'repeated'],
    ['2月30日上午9点', undefined, 'impossible'],
    ['上午9点', undefined, 'no-day'],
    ['明天', undefined, 'no-time'],
    ['明天下午', undefined, 'no-time'],
    ['明天上午9点', '下午', 'no-time'],
    ['今天上午8点', undefined, 'past'],
  ])('%s, then %s: %s', (first, then, expected) => {
    const read = readTiming(when(first), then === undefined ? undefined : when(then), now, zone)
    expect('fault' in read ? read.fault : sayInstant(read.startsAt, zone)).toBe(expected)
  })
})

describe('until when people may answer', () => {
  test.each([
    ['2026-12-02 09:00', '2026-11-23 09:00', '2026-12-01 20:00'],
    // The invitations go out too late for the evening before.
    ['2026-12-02 15:00', '2026-12-02 08:30', '2026-12-02 14:00'],
    ['2026-12-02 09:00', '2026-12-01 19:30', '2026-12-02 08:00'],
    // There is less than an hour between the invitations and an hour before the start.
    ['2026-12-02 15:30', '2026-12-02 15:00', '2026-12-02 15:30'],
  ])('a start at %s, asked at %s: %s', (start, asked, expected) => {
    const deadline = usualDeadline(at(start), at(asked), zone)
    expect(deadline).toEqual(at(expected))
    expect(isUsualDeadline(deadline, at(start), zone)).toBe(true)
  })

  test.each([
    ['11月30日前回复', '2026-11-30 20:00'],
    ['11月30日下午5点前回复', '2026-11-30 17:00'],
    ['11月30日中午前回复', '2026-11-30 12:00'],
    // Today is a Monday, and there is another one before the start.
    ['报名截止改到周一下午5点', '2026-11-30 17:00'],
    ['报名截止改到周五', '2026-11-27 20:00'],
    ['今天下午5点前回复', '2026-11-23 17:00'],
  ])('%s: %s', (text, expected) => {
    const read = readDeadline(when(text), { day: '2026-12-01', startsAt: at('2026-12-02 09:00'), now, zone })
    expect(read).toEqual(at(expected))
  })
})

test.each([
  ['2026-11-25 09:00', '2026-11-24 15:59', true],
  ['2026-11-25 09:00', '2026-11-24 16:00', false],
  ['2026-11-25 09:00', '2026-11-24 16:30', false],
])('a start at %s, planned at %s, is reminded of the day before: %s', (start, planned, expected) => {
  expect(willRemind(at(start), at(planned), '16:00', zone)).toBe(expected)
})

test('a start and its end are moved together', () => {
  const moved = shiftTiming(at('2026-12-02 09:00'), at('2026-12-02 11:00'), { days: 7, minutes: -30 }, zone)
  expect(moved).toEqual({ startsAt: at('2026-12-09 08:30'), endsAt: at('2026-12-09 10:30') })
})
