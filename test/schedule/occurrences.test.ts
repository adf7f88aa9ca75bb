import { describe, expect, test } from 'vitest'
import { readCron } from '../../src/schedule/occurrences.ts'

const due = (cron: string, zone: string, after: string, until: string) =>
  readCron(cron, zone)
    .between(new Date(after), new Date(until))
    .map((moment) => moment.toISOString())

describe('due minutes', () => {
  test.each([
    ['the end counts', '0 16 * * *', '2026-11-23T07:59:00Z', '2026-11-23T08:00:00Z', 1],
    ['the beginning does not', '0 16 * * *', '2026-11-23T08:00:00Z', '2026-11-23T08:30:00Z', 0],
    ['nor do its seconds', '0 16 * * *', '2026-11-23T08:00:30Z', '2026-11-23T08:30:00Z', 0],
    ['a minute that has begun', '0 16 * * *', '2026-11-23T07:59:59Z', '2026-11-23T08:00:01Z', 1],
    ['three days', '0 16 * * *', '2026-11-23T00:00:00Z', '2026-11-26T00:00:00Z', 3],
    ['Mondays only', '0 9 * * 1', '2026-11-16T00:00:00Z', '2026-11-30T00:00:00Z', 2],
    ['an empty span', '* * * * *', '2026-11-23T08:00:00Z', '2026-11-23T07:00:00Z', 0],
  ])('%s', (_what, cron, after, until, count) => {
    expect(due(cron, 'Asia/Shanghai', after, until)).toHaveLength(count)
  })

  test('keep to the wall clock of the office where clocks change, whatever the machine’s zone is', () => {
    expect(due('0 16 * * *', 'Europe/Berlin', '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toEqual([
      '2026-10-24T14:00:00.000Z',
      '2026-10-25T15:00:00.000Z',
    ])
    expect(due('0 16 * * *', 'America/New_York', '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toEqual([
      '2026-03-07T21:00:00.000Z',
      '2026-03-08T20:00:00.000Z',
    ])
  })

  test.each([
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '*/20 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '59 2 * * *', '2027-03-14T06:00:00Z', '2027-03-14T08:00:00Z', '2027-03-14T07:00:00.000Z'],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T12:00:00Z', '2026-10-04T12:00:00Z', '2026-10-03T15:30:00.000Z'],
  ])('%s %s: a time that the zone skips comes with the first minute after the gap', (zone, cron, after, until, at) => {
    expect(due(cron, zone, after, until)).toEqual([at])
  })

  test.each([
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '0 1 * * *', '2026-11-01T04:00:00Z', '2026-11-01T12:00:00Z', '2026-11-01T05:00:00.000Z'],
    ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T12:00:00Z', '2026-04-05T12:00:00Z', '2026-04-04T14:45:00.000Z'],
  ])('%s %s: one that it has twice comes the first time only, wherever one begins to look', (zone, cron, ...rest) => {
    const [after, until, at] = rest
    expect(due(cron, zone, after, until)).toEqual([at])
    for (let minutes = 0; minutes <= 180; minutes += 1) {
      const later = new Date(Date.parse(at) + minutes * 60_000).toISOString()
      expect(due(cron, zone, later, until)).toEqual([])
    }
  })

  test('the first one after a moment', () => {
    const cron = readCron('0 16 * * *', 'Asia/Shanghai')
    const first = (after: string, until: string) => cron.firstAfter(new Date(after), new Date(until))
    expect(first('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z')).toEqual(new Date('2026-11-23T08:00:00Z'))
    expect(first('2026-11-23T08:00:00Z', '2026-11-24T07:59:00Z')).toBeUndefined()
  })

  test.each(['', '0 16 * *', '60 * * * *', 'every day'])('%o is no expression', (cron) => {
    expect(() => readCron(cron, 'Asia/Shanghai')).toThrow('cron')
  })
})

test('asked again and again, it answers as one that is asked for the first time', () => {
  const asked = readCron('*/20 8-9 * * *', 'Asia/Shanghai')
  const at = (minutes: number) => new Date(Date.parse('2026-11-23T07:50:00+08:00') + minutes * 60_000)
  for (const [after, until] of [
    [0, 5],
    [0, 60],
    [5, 9],
    [5, 10],
    [10, 60],
    [9, 200],
    [0, 1500],
    [120, 300],
    [125, 310],
    [130, 1500],
    [1, 2000],
  ] as const) {
    const fresh = readCron('*/20 8-9 * * *', 'Asia/Shanghai').firstAfter(at(after), at(until))
    expect([after, until, asked.firstAfter(at(after), at(until))]).toEqual([after, until, fresh])
  }
})
