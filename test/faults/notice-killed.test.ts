/** The real program, killed with -9 while it sends a notice: everybody has it in the end, one person at most twice. */
import { expect, test } from 'vitest'
import { addDays, dayOf } from '../../src/base/calendar.ts'
import { systemClock } from '../../src/base/clock.ts'
import { LONG } from './draw.ts'
import { readPhones } from './phones.ts'
import type { Point } from './points.ts'
import { folderWithDatabase, isIdle, type Program, patiently, postForm, startProgram, type } from './program.ts'

const STAFF = 'phone-0901'
/** Each branch gets a notice of its own, since one a day is enough for anybody. */
const DEATHS: readonly { readonly at: Point; readonly unit: string; readonly people: number }[] = [
  { at: 'sent, before marking', unit: '第二支部', people: 6 },
  // Each takes minutes, since a notice keeps its pace.
  ...(LONG ? [{ at: 'claimed for sending', unit: '第一支部', people: 7 } as const] : []),
]
/** The preview, the receipt of the confirmation, and three people. */
const THE_FIFTH = 5
const BOUND = { timeout: 1_200_000 }

const saidIn = (folder: string, words: string) =>
  readPhones(folder).said.filter(({ chat, text }) => chat !== STAFF && text.includes(words))

/** What the bot said to staff last. */
const toldStaff = (folder: string) => readPhones(folder).said.findLast(({ chat }) => chat === STAFF)?.text ?? ''

/** Somebody writes, and the program answers it or dies over it. */
async function sayAsStaff(folder: string, program: Program, text: string, answer: string): Promise<void> {
  await type(await program.url(), STAFF, text)
  await patiently(() => toldStaff(folder).includes(answer), `no answer to ${text}: ${toldStaff(folder)}`)
}

async function moveTo(program: Program, time: string): Promise<void> {
  const tomorrow = addDays(dayOf(systemClock.now(), 'Asia/Shanghai'), 1)
  await postForm(await program.url(), '/clock', { moment: `${tomorrow}T${time}` })
}

/** Past the time in which it may be taken back; the program may die on the way. */
const passRecall = (program: Program, time: string) => moveTo(program, time).catch(() => undefined)

test('in the middle of a notice: killed with -9, started again, everybody has it', BOUND, async () => {
  const folder = await folderWithDatabase()
  const settings = { DATA_DIR: folder }
  const first = startProgram(settings)
  await moveTo(first, '09:00')
  await patiently(async () => isIdle(await first.url()), 'something is left lying')
  first.signal('SIGTERM')
  await first.ended()
  for (const [which, { at, unit, people }] of DEATHS.entries()) {
    const words = `${unit}停水`
    const dying = startProgram(settings, { at, the: THE_FIFTH })
    await sayAsStaff(folder, dying, `通知${unit}：11月25日（周三）${words}`, '1 发送')
    await type(await dying.url(), STAFF, '1')
    await passRecall(dying, `09:${10 * (which + 1)}`)
    expect([at, await dying.ended()]).toEqual([at, null])
    const before = saidIn(folder, words).length
    expect([at, before]).toEqual([at, expect.toSatisfy((count: number) => count > 0 && count < people)])
    const again = startProgram(settings)
    await patiently(() => new Set(saidIn(folder, words).map(({ chat }) => chat)).size >= people, 'not everybody has it')
    await patiently(async () => isIdle(await again.url()), 'something is left lying')
    const had = saidIn(folder, words).map(({ chat }) => chat)
    expect([at, new Set(had).size]).toEqual([at, people])
    expect([at, had.length - people]).toEqual([at, expect.toSatisfy((twice: number) => twice <= 1)])
    await sayAsStaff(folder, again, '通知进度', `已发到${people}人`)
    again.signal('SIGTERM')
    expect(await again.ended()).toBe(0)
  }
})
