import { describe, expect, test } from 'vitest'
import { addressOf, maskPhone } from '../../../src/features/people/public.ts'
import { ageInWords, ageOn, bornBy, bornOn, type HeldRole, rightsOf } from '../../../src/features/people/rules.ts'
import { birthday } from '../../../src/features/people/wording.ts'

test.each([
  ['张三', '张老师', '张老师'],
  ['张三', null, '张三同志'],
  ['欧阳建国', null, '欧阳建国同志'],
])('%s with %s is addressed as %s', (name, honorific, address) => {
  expect(addressOf({ name, honorific })).toBe(address)
})

test.each([
  ['13800000101', '138****0101'],
  ['138-0000-0101', '138****0101'],
  ['+86 138 0000 0101', '138****0101'],
  ['8800100', '****'],
  ['02088001234', '020****1234'],
  ['88001234', '****1234'],
  ['', undefined],
  [null, undefined],
])('%s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test.each([
  ['1946-11-23', 80],
  ['1946-11-24', 79],
  ['1946-01-01', 80],
  ['2026-11-23', 0],
])('born %s is %i on 2026-11-23', (born, age) => {
  expect(ageOn(born, '2026-11-23')).toBe(age)
})

test.each([
  ['1956-10-15', 'lunar', false, '1956-11-17'],
  ['1949-12-10', 'lunar', false, '1950-01-27'],
  ['1956-10-15', 'solar', false, '1956-10-15'],
  ['1956-10-15', 'unknown', false, '1956-10-15'],
  ['1956-10', 'lunar', false, '1956-10'],
  ['1952-05-05', 'lunar', true, '1952-06-26'],
] as const)('%s, %s, leap %s: born on %s', (birthDay, calendar, leap, born) => {
  expect(bornOn(birthDay, calendar, leap)).toBe(born)
})

test.each([
  ['1956-10-15', 'lunar', false, '2026-11-16', '69岁'],
  ['1956-10-15', 'lunar', false, '2026-11-17', '70岁'],
  ['1956-10-15', 'solar', false, '2026-11-16', '70岁'],
  ['1956', 'lunar', false, '2026-11-16', '70岁'],
  ['--10-15', 'lunar', false, '2026-11-16', undefined],
  [null, 'unknown', false, '2026-11-16', undefined],
] as const)('%s, %s, leap %s: on %s %s', (birthDay, birthCalendar, birthLeap, today, age) => {
  expect(ageInWords({ birthDay, birthCalendar, birthLeap }, today)).toBe(age)
})

test.each([
  [70, '2026-11-23', '1956-11-23'],
  [70, '2028-02-29', '1958-02-28'],
  [72, '2028-02-29', '1956-02-29'],
])('at least %i on %s means born by %s', (age, today, born) => {
  expect(bornBy(age, today)).toBe(born)
})

test.each([
  ['1948-03-05', 'solar', '公历1948年3月5日'],
  ['1948-03-05', 'lunar', '农历1948年三月初五'],
  ['1948-01-10', 'lunar', '农历1948年正月初十'],
  ['1948-08-15', 'lunar', '农历1948年八月十五'],
  ['1948-12-23', 'lunar', '农历1948年腊月廿三'],
  ['1948-11-20', 'lunar', '农历1948年冬月二十'],
  ['1948-04-30', 'lunar', '农历1948年四月三十'],
  ['1948-03-05', 'unknown', '1948年3月5日（公历还是农历没登记）'],
] as const)('%s (%s) is said as %s', (day, calendar, said) => {
  expect(birthday(day, calendar)).toBe(said)
})

describe('rights', () => {
  const table = {
    'a.read': ['member', 'liaison', 'staff'],
    'a.write': ['staff', 'secretary'],
    'a.own': ['administrator'],
  } as const
  const rights = (held: readonly HeldRole[]) => Object.fromEntries(rightsOf(table, held))
  const member: HeldRole = { role: 'member', scope: { units: [] } }

  test.each<[string, HeldRole[], object]>([
    ['nobody', [], {}],
    ['a stranger', [{ role: 'stranger', scope: { units: [] } }], {}],
    ['a member', [member], { 'a.read': { units: [] } }],
    ['a liaison', [member, { role: 'liaison', scope: { units: [4] } }], { 'a.read': { units: [4] } }],
    [
      'a secretary of two branches',
      [
        { role: 'secretary', scope: { units: [2] } },
        { role: 'secretary', scope: { units: [3] } },
      ],
      { 'a.write': { units: [2, 3] } },
    ],
    [
      'staff who are secretary too',
      [
        { role: 'secretary', scope: { units: [2] } },
        { role: 'staff', scope: 'office' },
      ],
      { 'a.read': 'office', 'a.write': 'office' },
    ],
  ])('%s', (_, held, expected) => {
    expect(rights(held)).toEqual(expected)
  })
})
