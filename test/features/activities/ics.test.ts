import { expect, test } from 'vitest'
import { icsOf } from '../../../src/features/activities/exports/ics.ts'

const event = {
  id: 7,
  title: '重阳茶话会',
  place: '活动中心（食堂对面）',
  details: '请带老花镜、水杯；10点前到, 慢走',
  startsAt: new Date('2026-12-02T09:00:00+08:00'),
  endsAt: new Date('2026-12-02T11:00:00+08:00'),
  version: 2,
}
const text = icsOf([event], new Date('2026-11-23T09:00:00+08:00'))

test('times stand in UTC, a change is a newer one of the same', () => {
  expect(text.split('\r\n').slice(4, 10)).toEqual([
    'BEGIN:VEVENT',
    'UID:activity-7@qinwuyuan',
    'DTSTAMP:20261123T010000Z',
    'SEQUENCE:1',
    'DTSTART:20261202T010000Z',
    'DTEND:20261202T030000Z',
  ])
})

test('no line is longer than 75 bytes, and unfolded it is whole again', () => {
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain('DESCRIPTION:请带老花镜、水杯；10点前到\\, 慢走')
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
