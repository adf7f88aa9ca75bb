import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/base/calendar.ts'
import { asksAfter } from '../../src/language/commands/asked.ts'
import { readCount, readSlots } from '../../src/language/read-value.ts'
import type { When } from '../../src/language/reading.ts'
import { compile, understand } from '../../src/language/understand.ts'
import { showWhen } from './show.ts'
import { WORDS } from './words.ts'

const ZONE = 'Asia/Shanghai'
const now = instantOf('2026-11-23', '09:00', ZONE)
const context = { now, zone: ZONE, vocabulary: compile(WORDS, ZONE) }

function read(text: string) {
  const acts = understand(text, context)
  const best = acts[0]?.commands[0]
  const when = best?.slots['when'] as When | undefined
  return {
    acts: acts.length,
    id: best?.id,
    exact: best?.exact,
    ...best?.slots,
    ...(when ? { when: showWhen(when) } : {}),
  }
}

describe('an activity in one sentence', () => {
  it.each([
    [
      '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复',
      '2026-12-02T09:00',
      '重阳茶话会',
      '活动中心',
      30,
      '第一支部',
    ],
    [
      '第一支部和太极拳协会的同志：10月20号上午九点半活动中心二楼书法比赛，最多二十人',
      '2027-10-20T09:30',
      '书法比赛',
      '活动中心二楼',
      20,
      '第一支部和太极拳协会',
    ],
    [
      '组织一次健康讲座，时间这周五下午两点到四点，地点在老干部活动室，名额50个',
      '2026-11-27T14:00..2026-11-27T16:00',
      '健康讲座',
      '老干部活动室',
      50,
      undefined,
    ],
    [
      '请第二支部的同志参加，12月8日上午9点在三楼会议室召开支部大会',
      '2026-12-08T09:00',
      '支部大会',
      '三楼会议室',
      undefined,
      '第二支部',
    ],
    [
      '在老干部活动室举办象棋比赛，时间定在下周五下午2点，不超过16人',
      '2026-12-04T14:00',
      '象棋比赛',
      '老干部活动室',
      16,
      undefined,
    ],
    ['周四上午9点到活动中心门口集合，组织秋游，限额40人', '2026-11-26T09:00', '秋游', '活动中心门口', 40, undefined],
    [
      '腊月二十三上午10点在食堂办包饺子活动，周五前回复',
      '2027-01-30T10:00',
      '包饺子活动',
      '食堂',
      undefined,
      undefined,
    ],
    ['麻烦发个通知，后天下午三点活动室唱歌比赛', '2026-11-25T15:00', '唱歌比赛', '活动室', undefined, undefined],
  ])('%s', (text, when, title, place, limit, audience) => {
    expect(read(text)).toEqual({
      acts: 1,
      id: 'activity.publish',
      exact: true,
      when,
      title,
      ...(place ? { place } : {}),
      ...(limit ? { limit } : {}),
      ...(audience ? { audience } : {}),
    })
  })

  it('keeps the deadline apart from the time', () => {
    const act = understand('12月5日上午9点在活动室办茶话会，周五前回复', context)[0]
    expect(act?.when.map(showWhen)).toEqual(['2026-12-05T09:00', '<2026-11-27'])
  })

  it.each(['下周三的茶话会在哪办？', '我下周三参加书法比赛', '下周三的讲座我去不了', '下周三的比赛几点开始'])(
    '%s is none',
    (text) => {
      expect(read(text).exact ?? false).toBe(false)
    },
  )
})

describe('phrases', () => {
  it.each([
    ['谁报名了', 'activity.who', true],
    ['请问谁报名了吗？', 'activity.who', true],
    ['小同志，麻烦看看都有谁报名了', 'activity.who', true],
    ['报名名单', 'activity.who', true],
    ['报明名单', 'activity.who', false],
    ['重阳茶话会谁报名了？', 'activity.who', true],
    ['还有谁没回', 'activity.silent', true],
    ['还有谁没回信呀', 'activity.silent', true],
    ['帮我看看谁还没回复', 'activity.silent', true],
    ['谁没有回复', 'activity.silent', true],
    ['还有谁没灰复', 'activity.silent', false],
  ])('%s → %s, exactly: %s', (text, id, exact) => {
    expect(read(text)).toMatchObject({ id, exact })
  })

  it.each(['我报名', '收到', '好的', '今天天气不错', '老张去世了', '我家水管坏了'])('%s says no command', (text) => {
    expect(read(text).exact ?? false).toBe(false)
  })

  it('is read beside an answer', () => {
    const acts = understand('我去。谁报名了', context)
    expect(acts.map((act) => [act.reply.reply, act.commands[0]?.id])).toEqual([
      ['yes', undefined],
      ['question', 'activity.who'],
    ])
  })
})

describe('what features declare', () => {
  it.each([
    ['a bracket left open', { id: 'x', says: ['(甲|乙'] }],
    ['an unknown slot', { id: 'x', says: ['{what}谁'] }],
    ['a frame of unknown slots', { id: 'x', says: [], frame: ['when'] }],
    [
      'a mark without a value',
      { id: 'x', says: [], frame: [], slots: { a: { kind: 'words' as const, marks: ['在'] } } },
    ],
  ])('%s fails at start', (_, sayable) => {
    expect(() => compile([sayable], ZONE)).toThrow()
  })

  it('reads changes to what was understood', () => {
    const slots = WORDS[0]?.slots ?? {}
    expect(readSlots('地点改到三楼会议室', slots, { now, zone: ZONE })).toMatchObject({ place: '三楼会议室' })
    expect(readSlots('限20人', slots, { now, zone: ZONE })).toEqual({ limit: 20 })
  })

  it('reads a count', () => {
    expect(readCount('三十个人')).toBe(30)
    expect(readCount('不知道')).toBeUndefined()
  })
})

it('takes a pattern with too many ways to say it for a mistake, which shows at start', () => {
  const says = ['[都|也|就|再][想|要|会][来|去](一|二|三|四|五|六|七|八|九|十)(个|位|名|人|次|场)(好|行|中|成|可以)吗']
  expect(() => compile([{ id: 'toy.ask', says, slots: {} }], 'Asia/Shanghai')).toThrow(
    /toy\.ask: .* more than 2000 ways/,
  )
})

describe('asked after, and not ordered', () => {
  it.each([
    ['停水通知取消了吗', true],
    ['请问何守田住院了吗？', true],
    ['帮我看看何守田认证了没有', true],
    ['可以取消停水通知了吗', true],
    ['整寿按虚岁吗', true],
    ['何守田出院了？', true],
    ['劳驾，停水通知取消了吗', true],
    ['帮我取消报名了没有', true],
    ['麻烦把停水通知撤了吗', false],
    ['停水通知取消了', false],
    ['能取消停水通知吗', false],
    ['能把停水通知撤了吗', false],
    ['帮我取消报名好吗', false],
    ['可以把何守田登记住院吗', false],
    ['我的报名取消行吗', false],
    ['还没认证呢', false],
    ['王芳请假由刘志强代班了吗', true],
  ])('%s', (text, asked) => expect(asksAfter(text)).toBe(asked))
})
