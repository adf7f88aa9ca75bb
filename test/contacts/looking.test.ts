/** When the directory is looked at after a login, and what becomes of those who wait for it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLooking, type Look, type Seen } from '../../src/contacts/looking.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

type Answer = Seen | 'error' | 'silence'

/** The platform answers in turn, and with the last of these again and again. */
function lookingAt(...answers: readonly Answer[]) {
  const looks: Look[] = []
  const past: (() => boolean)[] = []
  const looking = createLooking({
    async look(how, isPast) {
      past.push(isPast)
      const answer = answers[Math.min(looks.length, answers.length - 1)]
      looks.push(how)
      if (answer === 'error') throw new Error('not ready')
      if (answer === 'silence') return new Promise(() => {})
      return answer
    },
    failed() {},
    looked() {},
  })
  looking.begin()
  return { looking, looks, past }
}

test('errors are no looks: what is seen first behind them is not taken as it is', async () => {
  const { looking, looks } = lookingAt('error', 'error', 'error', 'too few', 'whole')
  await vi.advanceTimersByTimeAsync(3_000)
  expect([looks, looking.isReady()]).toEqual([['first', 'first', 'first', 'first'], false])
  await vi.advanceTimersByTimeAsync(1_000)
  expect([looks.at(-1), looking.isReady()]).toEqual(['first', true])
})

test('too few for half a minute are taken as they are, and looked at again each minute until they are whole', async () => {
  const { looking, looks } = lookingAt('too few', 'too few', 'too few', 'in part', 'in part', 'whole')
  await vi.advanceTimersByTimeAsync(26_000)
  expect([looks, looking.isReady()]).toEqual([['first', 'first', 'first', 'last'], true])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(looks.slice(4)).toEqual(['later', 'later'])
})

test('after ten minutes whoever was not shown is gone', async () => {
  const { looks } = lookingAt('in part')
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(looks).toEqual(['first', ...Array(9).fill('later'), 'end'])
})

test('a platform that names nobody for five minutes is not waited for, but asked on', async () => {
  const { looking, looks } = lookingAt('nothing')
  await vi.advanceTimersByTimeAsync(299_000)
  expect(looking.isReady()).toBe(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(looking.isReady()).toBe(true)
  const before = looks.length
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(looks.slice(before)).toEqual(Array(60).fill('later'))
})

test('a database that is away for five minutes is waited for', async () => {
  const { looking } = lookingAt('error')
  await vi.advanceTimersByTimeAsync(400_000)
  expect(looking.isReady()).toBe(false)
})

test('a login that is over is looked for no more', async () => {
  const { looking, looks } = lookingAt('in part')
  await vi.advanceTimersByTimeAsync(60_000)
  looking.leave()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(looks).toEqual(['first', 'later'])
})

test('what an earlier login shows is past when another one has begun', () => {
  const { looking, past } = lookingAt('silence')
  looking.leave()
  expect(past.map((isPast) => isPast())).toEqual([false])
  looking.begin()
  expect(past.map((isPast) => isPast())).toEqual([true, false])
})

test('those who wait go on after five minutes at most, and leave no timers behind', async () => {
  const { looking } = lookingAt('silence')
  const waited = [looking.ready(), looking.ready()].map((each) => each.then(() => 'on'))
  const before = vi.getTimerCount()
  void looking.ready()
  expect(vi.getTimerCount()).toBe(before)
  await vi.advanceTimersByTimeAsync(299_000)
  expect(await Promise.race([...waited, 'waiting'])).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(waited)).toEqual(['on', 'on'])
  expect(looking.isReady()).toBe(false)
})

test('when everybody is found no timer is left', async () => {
  const { looking } = lookingAt('whole')
  await looking.ready()
  expect([looking.isReady(), vi.getTimerCount()]).toEqual([true, 0])
})

test('whoever waits when the account is logged in anew waits for that login too', async () => {
  const { looking } = lookingAt('silence', 'error')
  let isOn = false
  void looking.ready().then(() => {
    isOn = true
  })
  looking.leave()
  looking.begin()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(isOn).toBe(false)
})
