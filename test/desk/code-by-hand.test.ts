import { expect, onTestFinished, test } from 'vitest'
import { UserError } from '../../src/base/errors.ts'
import { silentLog } from '../../src/base/log.ts'
import { createCodeByHand } from '../../src/desk/code-by-hand.ts'

const ADMINISTRATOR = 7

/** Codes as they are made, the first of them failing where `fails` says so. */
function codes({ fails = 0, renewedAfter = 3_600_000 } = {}) {
  const shown: string[] = []
  const asked: (number | undefined)[] = []
  const byHand = createCodeByHand({
    log: silentLog,
    renewedAfter,
    show: (words) => shown.push(words),
    async make(again) {
      asked.push(again)
      if (asked.length <= fails) throw new Error('the database is away')
      return { person: ADMINISTRATOR, words: `code ${asked.length}` }
    },
  })
  onTestFinished(() => byHand.stop())
  return { shown, asked, byHand }
}

test('one is shown at the start, and a new one once it was used by whom it is for', async () => {
  const { shown, asked, byHand } = codes()
  await byHand.start()
  expect(shown).toEqual(['code 1'])
  expect(await byHand.thenAnew(async () => 8)('1')).toBe(8)
  expect(await byHand.thenAnew(async () => undefined)('1')).toBeUndefined()
  expect(await byHand.thenAnew(async () => ADMINISTRATOR)('1')).toBe(ADMINISTRATOR)
  await expect.poll(() => shown).toEqual(['code 1', 'code 2'])
  expect(asked).toEqual([undefined, ADMINISTRATOR])
})

test('a new one comes by itself before the old one has lapsed', async () => {
  const { shown, byHand } = codes({ renewedAfter: 5 })
  await byHand.start()
  await expect.poll(() => shown.length).toBeGreaterThan(3)
})

test('what fails is tried again, at the start and after a use, and whoever enters does not wait for it', async () => {
  const { shown, byHand } = codes({ fails: 1 })
  await byHand.start()
  await expect.poll(() => shown, { timeout: 5_000 }).toEqual(['code 2'])
})

test('a wrong setting stops the start', async () => {
  const byHand = createCodeByHand({
    log: silentLog,
    show: () => undefined,
    make: async () => {
      throw new UserError('bad-config', '花名册上叫王芳的不止一位', 2)
    },
  })
  await expect(byHand.start()).rejects.toThrow('不止一位')
})
