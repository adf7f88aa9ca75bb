import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import type { MessageKind } from '../../src/feature.ts'
import type { SendEnding } from '../../src/outbox/deliver.ts'
import { CAREFUL_PACE, earliestSend, type Pace } from '../../src/outbox/pace.ts'
import { type TestDatabase, testDatabase } from '../world/database.ts'
import { at, type Desk, openDesk } from './desk.ts'

const MINUTE = 60_000
const DAY = 86_400_000

describe('the earliest moment, in seconds after nine', () => {
  const second = (seconds: number | undefined) =>
    seconds === undefined ? undefined : new Date(at('23 09:00').getTime() + seconds * 1000)
  const pace: Pace = { pause: [3000, 3000], replyPause: 800, perMinute: 15, perDay: 200 }

  test.each<[string, boolean, (number | undefined)[], number]>([
    ['a push after a pause', true, [0], 3],
    ['an answer sooner', false, [0], 0.8],
    ['a full minute holds a push', true, [50, 10], 70],
    ['a full minute holds an answer', false, [50, 10], 70],
    ['a full day holds a push', true, [50, undefined, 0], 86_400],
    ['a full day does not hold an answer', false, [50, undefined, 0], 50.8],
  ])('%s', (_what, push, [last, minuteFull, dayFull], expected) => {
    const recent = { last: second(last), minuteFull: second(minuteFull), dayFull: second(dayFull) }
    expect(earliestSend({ id: 1, push }, recent, pace)).toEqual(second(expected))
  })

  test('the pause is drawn anew for each message, between its limits, and the same when looked at again', () => {
    const recent = { last: second(0), minuteFull: undefined, dayFull: undefined }
    const drawn = Array.from({ length: 200 }, (_, id) => {
      const pause = earliestSend({ id, push: true }, recent, CAREFUL_PACE).getTime() - at('23 09:00').getTime()
      expect(earliestSend({ id, push: true }, recent, CAREFUL_PACE).getTime() - at('23 09:00').getTime()).toBe(pause)
      return pause
    })
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(3000)
    expect(Math.max(...drawn)).toBeLessThanOrEqual(6000)
    expect(new Set(drawn).size).toBeGreaterThan(150)
  })
})

describe('an account at work', () => {
  let store: TestDatabase
  beforeAll(async () => {
    store = await testDatabase()
  })
  afterAll(() => store.close())

  interface Story {
    readonly pace: Pace
    /** What is posted, each a while after the one before. */
    readonly posts: readonly { readonly after: number; readonly kind: MessageKind; readonly takes: number }[]
    readonly endings: readonly SendEnding[]
  }

  const stories: fc.Arbitrary<Story> = fc.record({
    pace: fc.record({
      pause: fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 3000, max: 9000 })),
      replyPause: fc.integer({ min: 0, max: 1500 }),
      perMinute: fc.integer({ min: 1, max: 12 }),
      perDay: fc.integer({ min: 5, max: 20 }),
    }),
    posts: fc.array(
      fc.record({
        after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })),
        kind: fc.constantFrom<MessageKind>('reply', 'urgent', 'reminder', 'greeting', 'notice'),
        takes: fc.integer({ min: 0, max: 4000 }),
      }),
      { minLength: 5, maxLength: 20 },
    ),
    endings: fc.array(
      fc.constantFrom<SendEnding>(
        { outcome: 'sent' },
        { outcome: 'sent' },
        { outcome: 'failed', failure: 'broken' },
        { outcome: 'uncertain' },
      ),
      { maxLength: 20 },
    ),
  })

  interface Try {
    readonly at: number
    readonly ended: number
    readonly push: boolean
    /** As far as anybody can know. */
    readonly delivered: boolean
  }

  async function play(story: Story): Promise<readonly Try[]> {
    await store.reset()
    const desk = await openDesk(store.db, at('23 08:30'), { pace: story.pace })
    const tries: Try[] = []
    const endings = [...story.endings]
    desk.whileSending = async () => {
      const { text = '0 reply', at: began } = desk.tried.at(-1) ?? { at: at('23 08:30') }
      const [index = '0', kind] = text.split(' ')
      desk.setNow(new Date(began.getTime() + (story.posts[Number(index)]?.takes ?? 0)))
      const ending = endings.shift() ?? { outcome: 'sent' }
      desk.endings.push(ending)
      // A line to staff about what was given up has no kind in its text; it is no push.
      const push = kind === 'reminder' || kind === 'greeting' || kind === 'notice'
      tries.push({ at: began.getTime(), ended: desk.now().getTime(), push, delivered: ending.outcome !== 'failed' })
    }
    for (const [index, post] of story.posts.entries()) {
      const due = new Date(desk.now().getTime() + post.after)
      await passWhileSending(desk, due)
      await desk.post('0101', `${index} ${post.kind}`, { kind: post.kind })
    }
    // Twenty pushes at five a day take four days, and the sliding day one more; each that was in doubt counts again.
    await passWhileSending(desk, at('30 20:00'))
    return tries
  }

  const states = async () => (await store.db.selectFrom('outbox').select('state').execute()).map((row) => row.state)

  test('never sends more than perMinute in a minute or perDay pushes in a day, and pauses before every push', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const tries = await play(story)
        const delivered = tries.filter((one) => one.delivered)
        const pushes = delivered.filter((one) => one.push)
        for (const [index, one] of delivered.entries()) {
          const crowded = delivered[index + story.pace.perMinute]
          if (crowded !== undefined) expect(crowded.at - one.at).toBeGreaterThanOrEqual(MINUTE)
        }
        for (const [index, one] of pushes.entries()) {
          const crowded = pushes[index + story.pace.perDay]
          if (crowded !== undefined) expect(crowded.at - one.at).toBeGreaterThanOrEqual(DAY)
        }
        for (const [index, one] of tries.entries()) {
          const before = tries[index - 1]
          const least = one.push ? story.pace.pause[0] : story.pace.replyPause
          if (before !== undefined) expect(one.at - before.ended).toBeGreaterThanOrEqual(least)
        }
        // Nothing is left lying; what failed five times was given up, and so was a greeting in doubt.
        const left = (await states()).filter((state) => state !== 'failed' && state !== 'uncertain')
        expect(new Set(left)).toEqual(new Set(['sent']))
      }),
      { numRuns: 8 },
    )
  })

  test('an answer goes before all the pushes that wait with it', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('23 09:00'), { pace: { ...CAREFUL_PACE, pause: [4000, 4000] } })
    for (let index = 1; index <= 3; index++) await desk.post(`010${index}`, `通知${index}`)
    await desk.pass(at('23 09:00:05'))
    await desk.post('0104', '答复', { kind: 'reply' })
    await desk.pass(at('23 09:01'))
    expect(desk.look()).toEqual(['通知1', '通知2', '答复', '通知3'])
    expect(desk.tried.map((one) => one.at)).toEqual(
      ['09:00:00', '09:00:04', '09:00:05', '09:00:09'].map((time) => at(`23 ${time}`)),
    )
  })

  test('an answer that comes due while a push waits for tomorrow is not forgotten', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('23 09:00'), { pace: { ...CAREFUL_PACE, perDay: 1 } })
    await desk.post('0101', '通知1')
    await desk.post('0102', '通知2')
    await desk.deliver()
    await desk.post('0103', '晚点答复', { kind: 'reply', notBefore: at('23 09:30') })
    expect(await desk.deliver()).toMatchObject({ step: 'wait', until: at('23 09:30') })
    await desk.pass(at('24 09:00'))
    expect(desk.tried.map((one) => [one.text, one.at])).toEqual([
      ['通知1', at('23 09:00')],
      ['晚点答复', at('23 09:30')],
      ['通知2', at('24 09:00')],
    ])
  })

  test('a long text counts as often as it is parted', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('23 09:00'), { pace: { ...CAREFUL_PACE, perDay: 3 } })
    await desk.post('0101', '长'.repeat(700))
    await desk.post('0102', '通知2')
    await desk.post('0103', '通知3')
    await desk.pass(at('23 11:00'))
    expect(desk.look()).toEqual(['长'.repeat(700), '通知2'])
    await desk.pass(at('24 09:05'))
    expect(desk.look()).toEqual(['通知3'])
  })

  test('a long text of which nobody knows whether it came counts as often each time', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('23 09:00'), { pace: { ...CAREFUL_PACE, perDay: 5 } })
    await desk.post('0101', '长'.repeat(700))
    desk.endings.push({ outcome: 'uncertain' })
    await desk.pass(at('23 09:02'))
    await desk.post('0102', '通知2')
    await desk.post('0103', '通知3')
    await desk.pass(at('23 11:00'))
    expect(desk.look()).toEqual(['长'.repeat(700), '长'.repeat(700), '通知2'])
  })

  test('a clock that is set back silences nobody', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('25 09:00'), { pace: { ...CAREFUL_PACE, perMinute: 2, perDay: 2 } })
    for (let index = 1; index <= 2; index++) await desk.post(`010${index}`, `通知${index}`)
    await desk.pass(at('25 09:10'))
    const after = await openDesk(store.db, at('23 09:00'), { pace: CAREFUL_PACE })
    await after.post('0103', '通知3')
    await after.post('0104', '答复', { kind: 'reply' })
    await after.pass(at('23 09:01'))
    expect(after.look()).toEqual(['答复', '通知3'])
  })

  test('nor does one that is set back at work: answers that were put off by it go at once', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('25 09:00'), { pace: CAREFUL_PACE })
    await desk.deliver()
    desk.endings.push({ outcome: 'failed', failure: 'broken' })
    await desk.post('0101', '答复一', { kind: 'reply' })
    await desk.deliver()
    await desk.post('0102', '答复二', { kind: 'reply' })
    await desk.post('0103', '晚些的答复', { kind: 'reply', notBefore: at('25 10:00') })
    desk.setNow(at('23 09:00'))
    await desk.pass(at('23 09:05'))
    expect(desk.look()).toEqual(['答复一', '答复一', '答复二'])
  })

  test('nor does its loop wait for the moment that was ahead', async () => {
    await store.reset()
    const desk = await openDesk(store.db, at('25 09:00'), { pace: CAREFUL_PACE })
    await desk.post('0101', '答复一', { kind: 'reply' })
    desk.outbox.start()
    await vi.waitFor(() => expect(desk.tried).toHaveLength(1))
    // Too soon after the first: the loop waits for its moment.
    await desk.post('0102', '答复二', { kind: 'reply' })
    desk.outbox.poke()
    await sleep(100)
    desk.setNow(at('23 09:00'))
    desk.outbox.poke()
    await vi.waitFor(() => expect(desk.tried).toHaveLength(2))
    await desk.outbox.stop()
  })
})

/** As `pass`, but a send takes its own time, which may go beyond `moment`. */
async function passWhileSending(desk: Desk, moment: Date): Promise<void> {
  for (;;) {
    const delivery = await desk.deliver()
    if (delivery.step !== 'wait' || delivery.until > moment) break
    if (delivery.until > desk.now()) desk.setNow(delivery.until)
  }
  if (moment > desk.now()) desk.setNow(moment)
  await desk.deliver()
}
