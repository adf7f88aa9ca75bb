import { describe, expect, test } from 'vitest'
import { DEFAULT_WINDOW, nextOpening } from '../../src/outbox/window.ts'

const CHINA = 'Asia/Shanghai'
const china = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`)

describe('the sending window, in the office’s zone and not the machine’s', () => {
  test.each([
    ['2026-11-23 00:00', '2026-11-23 08:30'],
    ['2026-11-23 08:29', '2026-11-23 08:30'],
    ['2026-11-23 08:30', '2026-11-23 08:30'],
    ['2026-11-23 11:29', '2026-11-23 11:29'],
    ['2026-11-23 11:30', '2026-11-23 15:00'],
    ['2026-11-23 14:59', '2026-11-23 15:00'],
    ['2026-11-23 15:00', '2026-11-23 15:00'],
    ['2026-11-23 19:59', '2026-11-23 19:59'],
    ['2026-11-23 20:00', '2026-11-24 08:30'],
    ['2026-11-23 23:59', '2026-11-24 08:30'],
    ['2026-12-31 20:00', '2027-01-01 08:30'],
  ])('at %s the next moment is %s', (now, next) => {
    expect(nextOpening(china(now), DEFAULT_WINDOW, CHINA)).toEqual(china(next))
  })

  test('the last second of a span still counts', () => {
    const last = new Date('2026-11-23T11:29:59.999+08:00')
    expect(nextOpening(last, DEFAULT_WINDOW, CHINA)).toEqual(last)
  })

  test.each([
    // New York: clocks go forward on 2026-03-08 and back on 2026-11-01.
    ['2026-03-08T04:00:00Z', '2026-03-08T12:30:00Z'],
    ['2026-11-01T01:30:00Z', '2026-11-01T13:30:00Z'],
  ])('opens by the wall clock where clocks change: %s → %s', (now, next) => {
    expect(nextOpening(new Date(now), DEFAULT_WINDOW, 'America/New_York')).toEqual(new Date(next))
  })

  test('without any span it is always open', () => {
    const now = china('2026-11-23 03:00')
    expect(nextOpening(now, [], CHINA)).toEqual(now)
  })
})
