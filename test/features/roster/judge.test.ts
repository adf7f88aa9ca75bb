import { describe, expect, test } from 'vitest'
import { isNearName, judge, type Known, type StagedRow, type Taken } from '../../../src/features/roster/judge.ts'

const row = (fields: Record<string, string>, more: Partial<StagedRow> = {}): StagedRow => ({
  row: 5,
  place: '第6行',
  fields: { name: '陈德福', ...fields },
  links: {},
  wrong: undefined,
  unit: undefined,
  ...more,
})

const known = (record: Record<string, string | null>, more: Partial<Known> = {}): Known => ({
  id: 7,
  record: { name: '陈德福', birth_calendar: 'unknown', birth_leap: 'false', ...record },
  units: [3, 2, 1],
  unitName: '第一支部第一小组',
  clubs: ['太极拳协会'],
  tags: [],
  relatives: [],
  certification: { last: null, cycle: null },
  ...more,
})

const born = (birth_day: string, birth_calendar = 'solar') => ({ birth_day, birth_calendar })
const verdictOf = (one: StagedRow, people: Known[] = [], earlier: StagedRow[] = [], taken: Taken[] = []) => {
  const verdict = judge(one, { known: people, earlier, taken })
  return 'why' in verdict ? `${verdict.verdict} ${verdict.why}` : verdict.verdict
}

describe('by its number', () => {
  test('the same name: compared', () => {
    expect(
      judge(row({ number: '1', phone: '13900000001' }), {
        known: [known({ number: '1', phone: '138' })],
        earlier: [],
        taken: [],
      }),
    ).toEqual({
      verdict: 'changed',
      person: 7,
      changes: { phone: '13900000001' },
    })
    expect(verdictOf(row({ number: '1' }), [known({ number: '1', phone: '138' })])).toBe('same')
  })
  test('a number that has lost its noughts is the same', () => {
    expect(verdictOf(row({ number: '101' }), [known({ number: '0101' })])).toBe('same')
    expect(verdictOf(row({ number: '101', name: '马长河' }), [known({ number: '0101' })])).toBe('new')
  })
  test('another name is somebody else’s number, a near one is for staff to decide', () => {
    expect(verdictOf(row({ number: '1', name: '马长河' }), [known({ number: '1' })])).toBe('wrong number-taken')
    expect(verdictOf(row({ number: '1', name: '陈得福' }), [known({ number: '1' })])).toBe('doubtful number-other-name')
  })
  test.each<[said: { relation?: string; mayAct: boolean }, verdict: string]>([
    [{ relation: '女儿', mayAct: true }, 'same'],
    [{ mayAct: false }, 'same'],
    [{ relation: '儿媳', mayAct: true }, 'changed'],
  ])('a relative of whom it says %j', (said, verdict) => {
    const kin = { name: '陈红', relation: '女儿', phone: '139', mayAct: true }
    const relative = { name: '陈红', phone: '139', ...said }
    const people = [known({ number: '1' }, { relatives: [kin] })]
    expect(verdictOf(row({ number: '1' }, { links: { relative } }), people)).toBe(verdict)
    const before = [known({ number: '1' }, { relatives: [{ ...kin, mayAct: false }] })]
    expect(verdictOf(row({ number: '1' }, { links: { relative } }), before)).toBe(said.mayAct ? 'changed' : 'same')
  })
})

describe('by its name', () => {
  test.each<[string, Record<string, string>, Record<string, string | null>, string]>([
    ['nobody', { name: '马长河' }, {}, 'new'],
    ['everything is on record already', born('1949-03-12'), born('1949-03-12'), 'same'],
    ['the name alone, and one bears it', {}, born('1949-03-12'), 'doubtful name-only'],
    ['a name and a sex, and one bears it', { sex: 'male' }, { sex: 'male' }, 'doubtful name-only'],
    ['name and phone of one', { phone: '138' }, { phone: '138', ...born('1949-03-12') }, 'same'],
    [
      'same day, other phone',
      { ...born('1949-03-12'), phone: '139' },
      { ...born('1949-03-12'), phone: '138' },
      'doubtful same-birth',
    ],
    [
      'the same day in the other calendar',
      { ...born('1949-02-13', 'lunar'), phone: '139' },
      { ...born('1949-03-12'), phone: '138' },
      'doubtful same-birth',
    ],
    ['same phone, more is said', { phone: '138-1', residence: '新村' }, { phone: '1381' }, 'doubtful same-phone'],
    ['the name, and nothing to tell them apart', { residence: '新村' }, {}, 'doubtful same-name'],
    ['another day of birth', born('1966-01-02'), born('1949-03-12'), 'new'],
    ['another number', { number: '2' }, { number: '1' }, 'new'],
    [
      'another number, and the same day of birth',
      { number: '2', ...born('1949-03-12') },
      { number: '1', ...born('1949-03-12') },
      'doubtful same-birth',
    ],
    [
      'another number, and the same phone',
      { number: '2', phone: '138' },
      { number: '1', phone: '138' },
      'doubtful same-phone',
    ],
    [
      'another number and day, and the same phone',
      { number: '2', phone: '138', ...born('1966-01-02') },
      { number: '1', phone: '138', ...born('1949-03-12') },
      'new',
    ],
    ['a near name with the same phone', { name: '陈得福', phone: '138' }, { phone: '138' }, 'doubtful near-name'],
    ['a near name and nothing else', { name: '陈得福' }, { phone: '138' }, 'new'],
    ['a spouse’s phone', { name: '孙淑珍', phone: '138' }, { phone: '138' }, 'new'],
  ])('%s', (_, fields, record, expected) => {
    expect(verdictOf(row(fields), [known(record)])).toBe(expected)
  })

  test('two who fit are never the same one', () => {
    expect(verdictOf(row({}), [known({}), known({}, { id: 8 })])).toBe('doubtful same-name')
  })
})

describe('a name alone', () => {
  const taken = (person: number): Taken => ({ fields: { name: '陈德福' }, links: {}, person })
  test('means whom it meant before, the second of two the second', () => {
    const people = [known({}), known({}, { id: 8 })]
    const first = row({}, { row: 4 })
    expect(judge(first, { known: people, earlier: [], taken: [taken(8), taken(8), taken(7)] })).toMatchObject({
      verdict: 'same',
      person: 8,
    })
    expect(judge(row({}), { known: people, earlier: [first], taken: [taken(8), taken(7)] })).toMatchObject({
      verdict: 'same',
      person: 7,
    })
    expect(verdictOf(row({}), people, [first], [taken(8)])).toBe('doubtful twice')
  })
  test('another row with the name says nothing of it, and nor does one whose person is gone', () => {
    expect(verdictOf(row({ sex: 'male' }), [known({ sex: 'male' })], [], [taken(7)])).toBe('doubtful name-only')
    expect(verdictOf(row({}), [known({})], [], [taken(9)])).toBe('doubtful name-only')
  })
})

describe('within the list', () => {
  const third = (fields: Record<string, string>) => row(fields, { row: 2, place: '第3行' })
  test('the same once more is left out', () => {
    expect(judge(row(born('1949-03-12')), { known: [], earlier: [third(born('1949-03-12'))], taken: [] })).toEqual({
      verdict: 'left-out',
      earlier: '第3行',
    })
  })
  test('a name alone once more may be somebody else', () => {
    expect(verdictOf(row({}), [], [third({})])).toBe('doubtful twice')
  })
  test('a number twice is wrong, a person twice is doubtful', () => {
    expect(verdictOf(row({ number: '1', sex: 'male' }), [], [third({ number: '1' })])).toBe('wrong number-twice')
    expect(verdictOf(row({ ...born('1949-03-12'), sex: 'male' }), [], [third(born('1949-03-12'))])).toBe(
      'doubtful twice',
    )
  })
  test('a later row says nothing about an earlier one', () => {
    expect(verdictOf(row({}, { row: 1 }), [], [third({})])).toBe('new')
  })
})

describe('what a list changes', () => {
  const changes = (fields: Record<string, string>, record: Record<string, string | null>) => {
    const verdict = judge(row({ number: '1', ...fields }), {
      known: [known({ number: '1', ...record })],
      earlier: [],
      taken: [],
    })
    return 'changes' in verdict ? verdict.changes : undefined
  }
  test.each<[string, Record<string, string>, Record<string, string | null>, Record<string, string>]>([
    ['nothing by an empty cell', {}, { phone: '138' }, {}],
    ['nothing by the same phone written otherwise', { phone: '13800000101' }, { phone: '138-0000-0101' }, {}],
    ['nothing by a calendar that is not written', born('1949-03-12', 'unknown'), born('1949-03-12', 'lunar'), {}],
    ['nothing by less than is known', born('1949', 'unknown'), born('1949-03-12'), {}],
    [
      'the calendar, once it is known',
      born('1949-03-12'),
      born('1949-03-12', 'unknown'),
      { ...born('1949-03-12'), birth_leap: 'false' },
    ],
    ['never that somebody has died', { status: 'deceased' }, { status: 'active' }, {}],
  ])('%s', (_, fields, record, expected) => {
    expect(changes(fields, record)).toEqual(expected)
  })

  test('a branch that somebody’s group belongs to is no change, another one is', () => {
    const someone = known({ number: '1' })
    const inUnit = (id: number) => row({ number: '1' }, { unit: { id, name: '' }, links: { unit: [] } })
    expect(verdictOf(inUnit(2), [someone])).toBe('same')
    expect(verdictOf(inUnit(9), [someone])).toBe('changed')
  })
})

describe('what a list tells of certification', () => {
  const known26 = { last: '2026-03-12', cycle: 12 }
  test.each([
    ['the same', { last: '2026-03-12', cycle: 12 }, known26, 'same'],
    ['an older date takes nothing away', { last: '2025-03-01' }, known26, 'same'],
    ['a later date', { last: '2026-11-02' }, known26, 'changed'],
    ['another cycle', { cycle: 6 }, known26, 'changed'],
    ['the first date', { last: '2026-03-12' }, { last: null, cycle: null }, 'changed'],
    ['a cycle with no date to count from', { cycle: 6 }, { last: null, cycle: null }, 'same'],
  ])('%s', (_, certification, onRecord, verdict) => {
    const said = row({ number: '1' }, { links: { certification } })
    expect(verdictOf(said, [known({ number: '1' }, { certification: onRecord })])).toBe(verdict)
  })
})

test.each([
  ['陈德福', '陈得福', true],
  ['周福生', '周福升', true],
  ['王芳', '王方', true],
  ['王芳', '王兰', false],
  ['陈德福', '陈德福', false],
  ['陈德福', '李德禄', false],
])('%s and %s are near: %s', (one, other, expected) => {
  expect(isNearName(one, other)).toBe(expected)
})
