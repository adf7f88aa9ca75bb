import { expect, test } from 'vitest'
import { createBatches } from '../../src/base/batches.ts'

/** Doubles numbers, in batches that end when they are told to. */
function doubler(most = 10) {
  const batches: { items: readonly number[]; end: PromiseWithResolvers<void> }[] = []
  const add = createBatches(async (items: readonly number[]) => {
    const end = Promise.withResolvers<void>()
    batches.push({ items, end })
    await end.promise
    return items.map((item) => item * 2)
  }, most)
  return { add, batches }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what is added while a batch is under way makes up the next one, in order', async () => {
  const { add, batches } = doubler()
  const results = [1, 2, 3].map(add)
  expect(batches.map(({ items }) => items)).toEqual([[1]])
  batches[0]?.end.resolve()
  await turn()
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3]])
  batches[1]?.end.resolve()
  expect(await Promise.all(results)).toEqual([2, 4, 6])
})

test('a batch holds no more than it may', async () => {
  const { add, batches } = doubler(2)
  const results = [1, 2, 3, 4].map(add)
  for (const size of [1, 2, 1]) {
    expect(batches.at(-1)?.items).toHaveLength(size)
    batches.at(-1)?.end.resolve()
    await turn()
  }
  expect(await Promise.all(results)).toEqual([2, 4, 6, 8])
})

test('a batch that fails fails for its own items only', async () => {
  const { add, batches } = doubler()
  const first = add(1)
  const second = add(2)
  batches[0]?.end.reject(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await turn()
  batches[1]?.end.resolve()
  expect(await second).toBe(4)
})
