import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { type Counted, summarise } from '../../../src/features/requests/figures.ts'
import { newsBeside } from '../../../src/features/requests/hands.ts'
import { hiddenNumber, readNumbered, splitSeveral } from '../../../src/features/requests/numbered.ts'
import { marksOf } from '../../../src/features/requests/pages/marks.ts'
import { numberTold } from '../../../src/features/requests/rules.ts'
import { sayWorkingTime } from '../../../src/features/requests/wording.ts'

const ZONE = 'Asia/Shanghai'
const at = (words: string) => instantOf(words.slice(0, 10), words.slice(11), ZONE)
const NOW = at('2026-11-24 10:00')
const HOUR = 3_600_000

describe('what staff write about a request', () => {
  test.each([
    ['101 回：明天来', 'reply', '明天来'],
    ['101 回 明天来', 'reply', '明天来'],
    ['第101号，回复：明天来', 'reply', '明天来'],
    ['101 回：', 'reply', ''],
    ['101 回', 'reply', ''],
    ['101 回头再说', 'unclear', '回头再说'],
    ['101 归到报销', 'sort', '报销'],
    ['101 转张会计', 'hand-on', '张会计'],
    ['101 办完了，电话里说的', 'done', '电话里说的'],
    ['101', 'show', ''],
    ['101 谁在办？', 'show', ''],
    ['１０１ 回：明天来', 'reply', '明天来'],
    ['（101）回：明天来', 'reply', '明天来'],
    ['101回在街道办', 'unclear', '回在街道办'],
    ['101 转（刘志强）', 'hand-on', '刘志强'],
    ['101 转给 刘志强', 'hand-on', '刘志强'],
    ['101备注已经问过', 'note', '已经问过'],
    ['101推迟到周五', 'postpone', '周五'],
    ['101 改周五', 'postpone', '周五'],
    ['101 推荐他去社区', 'unclear', '推荐他去社区'],
    ['101 改天再说', 'unclear', '改天再说'],
    ['101 搞定', 'done', ''],
    ['101 好了', 'done', ''],
    ['101 好了，明天来', 'unclear', '好了，明天来'],
    ['101 已办完', 'done', ''],
    ['101 没办完', 'reopen', ''],
    ['101 还没办好呢', 'reopen', ''],
  ])('%s', (said, deed, words) => expect(readNumbered(said)).toEqual({ number: 101, deed, words }))

  test('what is said of a notice by its number is for no request of that number', () => {
    expect(readNumbered('撤回101号')?.deed).toBe('withdraw')
    expect(readNumbered('撤回101号通知')).toBeUndefined()
  })

  test('what the page adds tells how much was seen', () =>
    expect(readNumbered('101 回【看到第12条】：第一行\n第二行')).toEqual({
      number: 101,
      deed: 'reply',
      words: '第一行\n第二行',
      seen: 12,
    }))

  test.each([
    ['明天来吧', 'reply'],
    ['办完了', 'done'],
    ['转刘志强', 'hand-on'],
  ])('%s, with a request quoted', (said, deed) => expect(readNumbered(said, 103)).toMatchObject({ number: 103, deed }))

  test.each([
    ['101 回：在街道办\n102 回：下周三', ['101 回：在街道办', '102 回：下周三']],
    ['101 回：在街道办\n带身份证\n102 办完了', ['101 回：在街道办\n带身份证', '102 办完了']],
    ['101 办完了，102 转刘志强', ['101 办完了', '102 转刘志强']],
    ['101 办完了 102 办完了；103 改到周五', ['101 办完了', '102 办完了', '103 改到周五']],
    ['101 回：师傅下午到，103 办完了', ['101 回：师傅下午到，103 办完了']],
    ['101 回：坐101路车', ['101 回：坐101路车']],
    ['101 办完了：电话里说了\n他很高兴', ['101 办完了：电话里说了\n他很高兴']],
  ])('%s is %j', (text, parts) => expect(splitSeveral(text)).toEqual(parts))

  test.each([
    ['师傅下午到 103 办完了', 103],
    ['师傅下午到，103转刘志强', 103],
    ['在街道办\n102 让他等等', 102],
    ['请打8801234', undefined],
    ['坐101路车', undefined],
    ['第102号窗口', undefined],
    ['带300元', undefined],
  ])('what hides in %s: %s', (words, number) => expect(hiddenNumber(words)?.number).toBe(number))

  test.each([
    ['陈德福说：“那事”\n第101号。要回，请说：101 回：……', 101],
    ['待办2件：\n101 陈德福：“那事”\n102 李桂兰：“这事”', undefined],
    ['待办1件：\n101 陈德福：“那事”', 101],
    ['重阳茶话会，12人报名', undefined],
  ])('the number in %s', (line, number) => expect(numberTold(line)).toBe(number))
})

describe('two of the staff at one request', () => {
  const entry = (kind: string, by_person: number | null, time: string, withdrawn = false) => ({
    kind,
    by_person,
    at: at(time),
    withdrawn_at: withdrawn ? NOW : null,
  })
  const ASKED = entry('words', null, '2026-11-24 08:00')
  const cases: readonly [string, ReturnType<typeof entry>[], number | undefined, number][] = [
    ['nobody has answered', [ASKED], undefined, 0],
    ['the other has just answered', [ASKED, entry('reply', 2, '2026-11-24 09:58')], undefined, 1],
    [
      'the other has answered long ago and nothing more was asked',
      [ASKED, entry('reply', 2, '2026-11-24 08:10')],
      undefined,
      1,
    ],
    ['more was asked since', [entry('reply', 2, '2026-11-24 07:00'), ASKED], undefined, 0],
    ['it was taken back', [ASKED, entry('reply', 2, '2026-11-24 09:58', true)], undefined, 0],
    ['one has answered oneself', [ASKED, entry('reply', 1, '2026-11-24 09:58')], undefined, 0],
    ['a note is no answer', [ASKED, entry('note', 2, '2026-11-24 09:58')], undefined, 0],
    ['the form shows all', [ASKED, entry('reply', 2, '2026-11-24 09:58')], 2, 0],
    ['more was asked since the form was drawn', [ASKED, entry('words', null, '2026-11-24 09:00')], 1, 1],
    ['whatever others do counts for a form', [ASKED, entry('due', 2, '2026-11-24 09:00')], 1, 1],
  ]
  test.each(cases)('%s', (_, history, seen, news) =>
    expect(newsBeside(history, { me: 1, now: NOW, seen })).toHaveLength(news),
  )
})

describe('figures', () => {
  const one = (given: Partial<Counted>): Counted => ({
    topic: 'papers',
    channel: 'chat',
    owner: '王芳',
    state: 'open',
    opened_at: at('2026-11-23 09:00'),
    due_at: at('2026-11-24 17:00'),
    promised_at: at('2026-11-24 17:00'),
    done_at: null,
    replied_at: null,
    owed: false,
    rating: null,
    answered: false,
    ...given,
  })
  const rows = [
    one({ replied_at: at('2026-11-23 10:00'), state: 'done', done_at: at('2026-11-23 15:00'), rating: 1 }),
    one({ replied_at: at('2026-11-23 12:00') }),
    one({
      topic: 'checkup',
      channel: 'counter',
      owner: null,
      due_at: at('2026-11-24 09:00'),
      promised_at: at('2026-11-24 09:00'),
    }),
    one({ topic: 'checkup', owner: '刘志强', state: 'done', done_at: at('2026-11-23 09:30'), rating: 3 }),
  ]
  const { sum, byTopic, byOwner, byChannel } = summarise(rows, NOW, ZONE)

  test('count what is open, what is over its time, and who was pleased', () =>
    expect(sum).toMatchObject({ all: 4, open: 2, overdue: 1, rated: 2, pleased: 1 }))
  test('time until the first answer is working time; what ended without one was answered by its end', () => {
    expect(byTopic).toMatchObject([
      { label: '证明', answered: 2 * HOUR, done: 4 * HOUR },
      { label: '体检', answered: 0.5 * HOUR, done: 0.5 * HOUR },
    ])
  })
  test('what the office has moved itself is held against the time that it had promised first', () => {
    const moved = one({ due_at: at('2026-11-27 17:00'), replied_at: at('2026-11-26 10:00') })
    expect(summarise([moved], at('2026-11-27 09:00'), ZONE).sum).toMatchObject({ inTime: 0, late: 1, overdue: 0 })
  })
  test('what is closed without a word to whoever waited for one was not answered in time', () => {
    const closed = one({ state: 'done', done_at: at('2026-11-23 09:30'), owed: true })
    expect(summarise([closed], NOW, ZONE).sum).toMatchObject({ inTime: 0, late: 0, silent: 1, answered: undefined })
  })
  test('by the way they came, as far as any did', () =>
    expect(byChannel).toMatchObject([
      { label: '微信', all: 3, open: 1 },
      { label: '来访', all: 1, open: 1 },
    ]))
  test('by owner, whoever has nobody last', () => expect(byOwner.map(({ label }) => label).at(-1)).toBe('还没人接'))

  test.each([
    [undefined, '还没有'],
    [1000, '1分钟'],
    [0.5 * HOUR, '30分钟'],
    [2.4 * HOUR, '2.5个钟头'],
    [9 * HOUR, '1.4个工作日'],
  ])('%s is said as %s', (time, said) => expect(sayWorkingTime(time)).toBe(said))
})

describe('how a request stands', () => {
  const open = {
    ...{ state: 'open' as const, urgent: false, due_at: at('2026-11-25 17:00'), owner_id: 1 },
    ...{ replied: false, answered: false },
  } as const
  test.each([
    [open, ['working']],
    [{ ...open, owner_id: null }, ['untaken']],
    [{ ...open, replied: true }, ['replied']],
    [{ ...open, due_at: at('2026-11-24 17:00') }, ['today']],
    [{ ...open, due_at: at('2026-11-23 17:00'), replied: true }, ['overdue', 'replied']],
    [{ ...open, due_at: at('2026-11-23 17:00'), replied: true, answered: true }, ['replied']],
    [{ ...open, urgent: true, due_at: at('2026-11-24 09:00'), owner_id: null }, ['urgent', 'overdue', 'untaken']],
    [{ ...open, state: 'done', due_at: at('2026-11-24 09:00') } as const, ['done']],
  ])('%j', (one, marks) => expect(marksOf(one, NOW, ZONE)).toEqual(marks))
})
