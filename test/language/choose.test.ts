import { expect, it } from 'vitest'
import { chooser, type LearntChoice } from '../../src/language/reply/choosing.ts'
import { learntChoice } from './choose.ts'

const said = (text: string) => [{ pieces: new Set(text.split(' ')), share: 1 }]
const KINDS = ['tea', 'coffee'] as const
const examples = ['leaf cup warm', 'leaf pot warm', 'leaf pot cup'].flatMap((tea) => [
  { said: said(tea), worth: [1, 0], counts: 1 },
  { said: said(tea.replace('leaf', 'bean')), worth: [0, 1], counts: 1 },
])

function tableOf(source: string): LearntChoice<(typeof KINDS)[number]> {
  const number = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(source)?.[1])
  const bias = /bias: \[([^\]]*)\]/.exec(source)?.[1]?.split(',').map(Number) ?? []
  return { kinds: KINDS, unit: number('unit'), bias, pieces: /pieces: `([^`]*)`/.exec(source)?.[1] ?? '' }
}

it('learns what tells one kind from another, and the same each time', () => {
  const source = learntChoice(examples, KINDS)
  expect(learntChoice(examples, KINDS)).toBe(source)
  const likely = chooser(tableOf(source))
  expect(likely(said('leaf')).get('tea')).toBeGreaterThan(0.6)
  expect(likely(said('bean')).get('coffee')).toBeGreaterThan(0.6)
  expect(likely(said('cup')).get('tea')).toBeCloseTo(0.5, 1)
  expect(likely(said('nothing known')).get('tea')).toBeCloseTo(0.5, 1)
})
