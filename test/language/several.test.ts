import { describe, expect, it } from 'vitest'
import type { Choice } from '../../src/language/reading.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { readTable } from './table.ts'

const offered = (labels: readonly string[]) =>
  labels.map((label, index) => ({ number: index + 1, value: `choice ${index + 1}`, label, upTo: labels.length }))

/** The rows of the table, each with the labels that stand above it. */
function rows(): [said: string, taken: string, labels: string[]][] {
  let labels: string[] = []
  return readTable('several.tsv').flatMap(([said = '', taken]): [string, string, string[]][] => {
    if (taken !== undefined) return [[said, taken, labels]]
    labels = said.replace('@', '').split('/')
    return []
  })
}

/** 1、3; +2 -3; 无; - */
function inShort(choice: Choice | undefined): string {
  if (choice?.several === undefined) return '-'
  const { numbers, without, isMore } = choice.several
  if (numbers.length === 0) return without.length === 0 ? '无' : without.map((one) => `-${one}`).join(' ')
  return `${isMore ? '+' : ''}${numbers.join('、')}`
}

describe('several of what is offered', () => {
  const vocabulary = compile([], 'Asia/Shanghai')
  it.each(rows())('%s → %s of %s', (said, taken, labels) => {
    const context = { now: new Date(0), zone: 'Asia/Shanghai', vocabulary, question: offered(labels) }
    const chosen = understand(said, context).flatMap(({ choice }) => (choice?.exact ? [choice] : []))
    const without = chosen[0]?.several?.without ?? []
    const short = inShort(chosen[0])
    const full =
      / -/.test(taken) && without.length > 0 ? `${short} ${without.map((one) => `-${one}`).join(' ')}` : short
    expect(chosen.length > 1 ? 'several acts' : full).toBe(taken)
  })
})
