import { describe, expect, it } from 'vitest'
import { takeApart } from '../../src/language/apart.ts'
import { normalise, spanOf } from '../../src/language/normalise.ts'
import { findNumbers } from '../../src/language/numbers.ts'

describe('one way of writing', () => {
  it.each([
    ['１２：３０', '12:30'],
    ['下禮拜三開會', '下礼拜三开会'],
    ['好的!!!', '好的！'],
    ['我去[强]', '我去👍'],
    ['[OK]', '👌'],
    ['在[大会议室]', '在[大会议室]'],
    ['张三&amp;李四', '张三&李四'],
    ['a\u200b\u2005b', 'a b'],
    ['1️⃣', '1'],
    ['🙋🏻‍♀️', '🙋♀'],
    ['❶', '①'],
    ['OK', 'ok'],
    ['9:00——11:00', '9:00--11:00'],
    ['\r\n  去  \n', '去'],
    ['二○二六年', '二〇二六年'],
  ])('%j → %j', (text, expected) => {
    expect(normalise(text).text).toBe(expected)
  })

  it('remembers where every character came from', () => {
    const text = '\u200b 我[强]去'
    const normalised = normalise(text)
    const from = normalised.text.indexOf('去')
    const span = spanOf(normalised, from, from + 1)
    expect(text.slice(span.from, span.to)).toBe('去')
  })
})

describe('what is the writer’s own', () => {
  it.each([
    ['「老李：我不去了」\n- - - - - - - - - - - -\n我去', '我去', '老李：我不去了'],
    ['「老李：第一行\n第二行」\n——————————\n我去', '我去', '老李：第一行\n第二行'],
    ['@勤务员\u2005谁报名了', '谁报名了', undefined],
    ['@勤务员 谁报名了', '谁报名了', undefined],
    ['我去「不去」', '我去「不去」', undefined],
  ])('%j', (text, own, quoted) => {
    const parts = takeApart(text)
    expect(parts.own).toHaveLength(text.length)
    expect(parts.own.trim()).toBe(own)
    expect(parts.quoted).toBe(quoted)
  })
})

describe('numbers', () => {
  it.each([
    ['一百二十', 120],
    ['两百五', 250],
    ['二百零五', 205],
    ['廿三', 23],
    ['十', 10],
    ['１２', 12],
    ['三千', 3000],
    ['一万二', 12000],
    ['二〇二六', 2026],
    ['俩', 2],
    ['①', 1],
    ['第二', 2],
    ['36.5', 36.5],
    ['1,280', 1280],
    ['１，２８０', 1280],
    ['三十六点五', 36.5],
    ['一千万', 10_000_000],
  ])('%s is %d', (text, value) => {
    expect(findNumbers(normalise(text).text)[0]).toMatchObject({ value, from: 0, to: text.length })
  })

  it.each([
    ['三四个', 3, 4],
    ['十七八个', 17, 18],
    ['三四十人', 30, 40],
    ['2-3人', 2, 3],
    ['一两个', 1, 2],
    ['两三百', 200, 300],
  ])('%s is %i to %i', (text, value, max) => {
    expect(findNumbers(text)[0]).toMatchObject({ value, max })
  })

  it.each(['百分之二十', '20%'])('%s counts hundredths', (text) => {
    expect(findNumbers(text)[0]).toMatchObject({ value: 20, percent: true })
  })

  it.each(['千万别忘了', '万一下雨', '十分感谢', '一定去'])('%s holds no number', (text) => {
    expect(findNumbers(text)).toEqual([])
  })

  it('knows 十来个 is about ten', () => {
    expect(findNumbers('十来个')[0]).toMatchObject({ value: 10, about: true })
  })
})
