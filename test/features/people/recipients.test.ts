import { describe, expect, test } from 'vitest'
import type { ReadAudience } from '../../../src/features/people/audience.ts'
import { leadOf, type Named, readRecipients } from '../../../src/features/people/recipients.ts'

const ROSTER = [
  { id: 1, name: '陈德福', unit: '第一支部第一小组', saidOf: ['第一支部', '一支部'] },
  { id: 2, name: '李桂兰', unit: '第一支部第二小组', saidOf: ['第一支部', '一支部'] },
  { id: 3, name: '王秀英', unit: '第一支部', saidOf: ['第一支部'] },
  { id: 4, name: '王秀英', unit: '第三支部', saidOf: ['第三支部'] },
  { id: 6, name: '赵铁', unit: '第二支部', saidOf: ['第二支部'] },
  { id: 7, name: '赵铁', unit: '第二支部', saidOf: ['第二支部'] },
  { id: 5, name: '周和平', unit: '第二支部', saidOf: ['第二支部'] },
]
const UNITS: Readonly<Record<string, ReadAudience>> = {
  第二支部: { audience: { from: [{ unit: 20, name: '第二支部' }] } },
  全体: { audience: { from: [] } },
  党员: { audience: { from: [], traits: [{ trait: 'party' }] } },
}

const named = (text: string): readonly Named[] =>
  [...text.matchAll(/陈德福|李桂兰|王秀英|周和平|赵铁/g)].map(({ 0: name, index }) => ({
    from: index,
    to: index + name.length,
    text: name,
    people: ROSTER.filter((one) => one.name === name),
  }))
const read = (words: string) => readRecipients(words, named(words), (units) => UNITS[units] ?? { unknown: units })

describe('people named one by one', () => {
  test.each<[string, readonly unknown[]]>([
    ['陈德福', [1]],
    ['陈德福同志', [1]],
    ['陈德福和李桂兰', [1, 2]],
    ['陈德福、李桂兰两位老师', [1, 2]],
    ['陈德福，陈德福', [1]],
    ['周和平及陈德福', [5, 1]],
    ['第三支部的王秀英', [4]],
    ['第一支部王秀英、李桂兰', [3, 2]],
    ['第二支部、陈德福', ['第二支部', 1]],
    ['全体和陈德福', []],
  ])('%s', (words, from) => {
    const found = read(words)
    const sources = found !== undefined && 'audience' in found ? found.audience.from : undefined
    expect(sources?.map((one) => ('person' in one ? one.person : one.name))).toEqual(from)
  })

  test.each(['第二支部', '陈德福的老伴', '陈德福家', '党员和陈德福', '第二支部的陈德福', '陈德福明天'])(
    '%s: not so',
    (words) => expect(read(words)).toBeUndefined(),
  )

  test('one of two of a name', () =>
    expect(read('陈德福、王秀英')).toEqual({ unknown: '王秀英', several: ['第一支部', '第三支部'] }))

  test('two of a name whom nothing on record tells apart', () =>
    expect(read('赵铁')).toEqual({ unknown: '赵铁', several: ['', ''] }))
})

describe('how far a sentence names people before it tells something', () => {
  test.each<[string, string]>([
    ['陈德福明天来', '陈德福'],
    ['陈德福：明天来', '陈德福'],
    ['陈德福和李桂兰明天来', '陈德福和李桂兰'],
    ['陈德福、李桂兰两位同志，明天来', '陈德福、李桂兰两位同志'],
    ['陈德福家里停水了', '陈德福'],
    ['陈德福的老伴明天来', ''],
    ['陈德福家明天来人', ''],
    ['陈德福去世了', ''],
    ['陈德福同志追悼会周三开', ''],
    ['明天陈德福来', ''],
  ])('%s', (text, lead) => expect(text.slice(0, leadOf(text, named(text)))).toBe(lead))
})
