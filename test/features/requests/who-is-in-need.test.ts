import { describe, expect, test } from 'vitest'
import { whoIsInNeed } from '../../../src/features/requests/who-is-in-need.ts'

const NAMES = ['陈德福', '李桂兰', '周福生', '刘志强']
const mentionsIn = (words: string) =>
  NAMES.flatMap((name) => {
    const from = words.indexOf(name)
    return from < 0 ? [] : [{ name, from, to: from + name.length }]
  }).sort((a, b) => a.from - b.from)

describe('of whom a call tells', () => {
  test.each([
    ['刘志强说周福生摔倒了起不来', '周福生'],
    ['李桂兰说周福生摔倒了', '周福生'],
    ['陈德福来电说李桂兰摔倒了', '李桂兰'],
    ['李桂兰说胸口疼得厉害', '李桂兰'],
    ['陈德福的邻居说他摔倒了起不来', '陈德福'],
    ['李桂兰说周福生去看她，她胸口疼', '李桂兰或周福生'],
    ['周福生跟李桂兰都摔倒了', '周福生或李桂兰'],
    ['陈德福晕倒了，邻居说李桂兰有钥匙', '陈德福或李桂兰'],
    ['陈德福晕倒了，刘志强说李桂兰已经过去了', '陈德福或刘志强或李桂兰'],
    ['陈德福摔倒了，他说李桂兰知道', '陈德福或李桂兰'],
  ])('%s: %s', (words, meant) =>
    expect(
      whoIsInNeed(words, mentionsIn(words))
        .map(({ name }) => name)
        .join('或'),
    ).toBe(meant),
  )
})
