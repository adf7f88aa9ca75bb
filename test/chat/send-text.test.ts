/** A text on its way to a platform that is slow, or is handed over by a process that stood still. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendText } from '../../src/chat/send-text.ts'
import { WAITS } from '../../src/chat/wechaty-chat.ts'

const TO = { kind: 'private', platformId: 'zhang' } as const
/** Goes in three parts. */
const LONG_TEXT = '茶话会改到下午。'.repeat(200)
/** What `Chat.send` promises. */
const PROMISED = 35_000

let signal: AbortSignal
beforeEach(() => {
  signal = new AbortController().signal
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

/** Sends in fake time; `answer`: what the platform does about the nth part. */
async function send(text: string, answer: (nth: number) => Promise<unknown>, mayGoOn = () => true) {
  let parts = 0
  const sink = { messageSendText: () => answer(++parts), roomMemberPayload: () => Promise.reject(new Error('no room')) }
  const began = Date.now()
  const sending = sendText(sink, { to: TO, text }, { timeoutMs: WAITS.sendMs, signal, mayGoOn })
  const ended = sending.then(({ outcome }) => ({ outcome, ms: Date.now() - began, parts }))
  await vi.advanceTimersByTimeAsync(10 * PROMISED)
  return ended
}

const after = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('id'), ms))
const never = () => new Promise<never>(() => {})

test.each([
  ['of which nothing is heard', 1, never],
  ['of whose second part nothing is heard', 2, (nth: number) => (nth === 1 ? after(20_000) : never())],
])('one %s settles in time as uncertain, and no further part follows', async (_what, parts, answer) => {
  const sent = await send(LONG_TEXT, answer)
  expect(sent).toMatchObject({ outcome: 'uncertain', parts })
  expect(sent.ms).toBeLessThan(PROMISED)
})

test('a long one whose parts are all taken is sent', async () => {
  expect(await send(LONG_TEXT, () => after(1_000))).toEqual({ outcome: 'sent', ms: 3_000, parts: 3 })
})

test.each<[string, (nth: number) => Promise<unknown>, () => boolean]>([
  [
    'too long for the rest of it',
    async () => {
      vi.setSystemTime(Date.now() + WAITS.sendMs)
      return 'id'
    },
    () => true,
  ],
  ['so long that the account may be another process’s', () => after(1), () => false],
])('a process that stood still %s hands no further part over', async (_what, answer, mayGoOn) => {
  expect(await send(LONG_TEXT, answer, mayGoOn)).toMatchObject({ outcome: 'uncertain', parts: 1 })
})
