import { expect, test } from 'vitest'
import { takeRemindDays } from '../../../src/features/activities/remind-days.ts'

test.each([
  ['当天不用提醒', { today: false }],
  ['当天就不用再提醒了', { today: false }],
  ['当天的提醒不要了', { today: false }],
  ['不用当天提醒', { today: false }],
  ['只前一天提醒', { today: false }],
  ['提前一天和当天都提醒', { today: true }],
  ['前一天、当天各提醒一次', { today: true }],
  ['当天也提醒一下', { today: true }],
  ['提前三天提醒', { otherDay: true }],
  ['提前2天就提醒大家', { otherDay: true }],
  ['提前三天给大家提醒一下', { otherDay: true }],
  ['提前三天再提醒一次', { otherDay: true }],
  ['提前两天打电话提醒', { otherDay: true }],
  ['提前两天通知大家再提醒一下', { otherDay: true }],
  ['提前三天提醒，当天不用提醒', { otherDay: true, today: false }],
  ['提前一天提醒', {}],
  ['提醒改到前一天下午4点', {}],
  ['提前三天', {}],
  ['当天带水杯', {}],
  ['当天提醒大家带水杯', {}],
])('%s', (text, days) => expect(takeRemindDays(text).days).toEqual(days))
