import { expect, test } from 'vitest'
import { createQueue, createQueues } from '../../src/chat/in-turn.ts'

/** Reading waits until it is let go; what is handed on is written down. */
function slowWork() {
  const reading = new Map<string, PromiseWithResolvers<string>>()
  const handed: string[] = []
  const errors: unknown[] = []
  const work = {
    read(item: string) {
      const one = Promise.withResolvers<string>()
      reading.set(item, one)
      return one.promise
    },
    async hand(item: string) {
      handed.push(item)
    },
  }
  const finish = async (...items: readonly string[]) => {
    for (const item of items) reading.get(item)?.resolve(item)
    await new Promise(setImmediate)
  }
  return { work, reading, handed, errors, finish, onError: (error: unknown) => void errors.push(error) }
}

test('handed on in the order in which it came, eight read at a time, what cannot be read left out', async () => {
  const { work, reading, handed, errors, finish, onError } = slowWork()
  const queue = createQueue(work, onError)
  const items = Array.from({ length: 12 }, (_, at) => `${at}`)
  for (const item of items) void queue.add(item)
  expect(reading.size).toBe(8)
  await finish(...items.slice(1, 8))
  expect(handed).toEqual([])
  reading.get('0')?.reject(new Error('no'))
  await new Promise(setImmediate)
  await finish(...items)
  await queue.drained()
  expect(handed).toEqual(items.slice(1))
  expect(errors).toHaveLength(1)
})

test('those of one key wait for each other, those of another do not', async () => {
  const { work, handed, finish, onError } = slowWork()
  const queues = createQueues(work, onError)
  const done = ['a1', 'a2', 'b1'].map((item) => queues.add(item.charAt(0), item))
  await finish('b1', 'a2')
  expect(handed).toEqual(['b1'])
  await finish('a1')
  await Promise.all(done)
  const later = queues.add('a', 'a3')
  await finish('a3')
  await later
  expect(handed).toEqual(['b1', 'a1', 'a2', 'a3'])
})
