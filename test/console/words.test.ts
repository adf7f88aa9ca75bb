import { describe, expect, it } from 'vitest'
import { mentionedIds, splitMentions } from '../../src/console/mentions.ts'
import { draftRelay } from '../../src/console/relay-draft.ts'
import { fullMoment, longMoment, shortMoment, timeWords } from '../../src/console/time-words.ts'
import { START, ZONE } from './fake-rehearsal.ts'

describe('time in words', () => {
  it.each([
    ['00:00', '凌晨0:00'],
    ['05:59', '凌晨5:59'],
    ['06:00', '上午6:00'],
    ['12:05', '中午12:05'],
    ['13:00', '下午1:00'],
    ['18:00', '晚上6:00'],
    ['23:59', '晚上11:59'],
  ])('%s is %s', (time, words) => expect(timeWords(time)).toBe(words))

  it.each([
    ['2026-09-16T00:00:00Z', '上午8:00', '上午8:00'],
    ['2026-09-15T15:59:00Z', '昨天', '昨天 晚上11:59'],
    ['2026-09-13T04:00:00Z', '星期日', '9月13日 星期日 中午12:00'],
    ['2026-09-10T04:00:00Z', '星期四', '9月10日 星期四 中午12:00'],
    ['2026-09-09T04:00:00Z', '9月9日', '9月9日 星期三 中午12:00'],
    ['2025-12-31T04:00:00Z', '2025年12月31日', '2025年12月31日 星期三 中午12:00'],
  ])('%s seen on 星期三, 9月16日', (instant, short, long) => {
    const moment = new Date(instant)
    expect([shortMoment(moment, START, ZONE), longMoment(moment, START, ZONE)]).toEqual([short, long])
  })

  it('leaves nothing out on the clock', () => {
    expect(fullMoment(new Date('2026-12-31T16:00:00Z'), ZONE)).toBe('2027年1月1日 星期五 凌晨0:00')
  })
})

describe('mentions', () => {
  const members = [
    { id: 'a', name: '李明' },
    { id: 'b', name: '李明华' },
    { id: 'c', name: '王芳' },
    { id: 'd', name: '王芳' },
  ]
  it.each([
    ['@李明\u2005好', [], ['a']],
    ['@李明华 好', [], ['b']],
    ['@王芳 谁报名了', [], ['c', 'd']],
    ['@王芳\u2005谁报名了', ['d'], ['d']],
    ['这个名字已经删掉', ['d'], []],
    ['@所有人 开会', [], []],
    ['张三@李明', [], ['a']],
    ['@李', [], []],
  ])('%s with %j chosen', (text, chosen, ids) => expect(mentionedIds(text, members, chosen)).toEqual(ids))

  it('takes a name as it is, not as a pattern', () => {
    expect(splitMentions('@a.c @abc', ['a.c']).filter((piece) => piece.mention)).toEqual([
      { text: '@a.c', mention: true },
    ])
  })

  it('leaves a text without names whole', () => {
    expect(splitMentions('a@b.example', [''])).toEqual([{ text: 'a@b.example', mention: false }])
  })
})

describe('the draft of a 接龙', () => {
  const relay = (text: string) => ({
    id: 'm',
    mine: false,
    senderName: '王芳',
    listedName: '王芳',
    senderId: 'w',
    kind: 'relay',
    text,
    quote: undefined,
    file: undefined,
    at: START,
  })
  it.each([
    ['#接龙\n茶话会\n\n1. 李桂英', '#接龙\n茶话会\n\n1. 李桂英\n2. 张三'],
    [
      '#接龙\n茶话会\n\n1、李桂英 2人\n2、王强\n\n周五截止',
      '#接龙\n茶话会\n\n1、李桂英 2人\n2、王强\n3. 张三\n\n周五截止',
    ],
    ['#接龙\n茶话会', '#接龙\n茶话会\n1. 张三'],
  ])('%j goes on as %j', (text, draft) => expect(draftRelay([relay('旧的'), relay(text)], '张三')).toBe(draft))
})
