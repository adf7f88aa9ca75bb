import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../src/base/calendar.ts'
import { putRight } from '../../../src/features/notices/corrected-text.ts'

const ZONE = 'Asia/Shanghai'
const AT = { now: instantOf('2026-11-23', '09:00', ZONE), zone: ZONE }
const END = instantOf('2026-11-25', '11:00', ZONE)

describe('what whoever has not got a notice reads once it was corrected', () => {
  test.each([
    // It names its matter again, and all that there is: it stands by itself.
    ['none', '停水', '11月25日（周三）停水', '停水改到11月27日（周五）', '停水改到11月27日（周五）'],
    ['none', '停水', '11月25日（周三）8点到11点停水', '停水改到11月27日（周五）9点', '停水改到11月27日（周五）9点'],
    ['receipt', '体检改到二楼', '体检改到二楼', '体检在三楼。', '体检在三楼。'],
    [
      'none',
      '停水',
      '11月25日（周三）停水，请提前存水',
      '停水改到11月27日（周五），请提前存好水',
      '停水改到11月27日（周五），请提前存好水',
    ],
    // It names its matter, and only one thing of several.
    [
      'none',
      '停水',
      '11月25日（周三）停水，请提前存水',
      '停水改到11月27日（周五）',
      '11月25日（周三）停水，请提前存水\n更正：停水改到11月27日（周五）',
    ],
    [
      'none',
      '停水',
      '11月25日（周三）8点到11点停水',
      '停水改到11月27日（周五）',
      '11月25日（周三）8点到11点停水\n更正：停水改到11月27日（周五）',
    ],
    [
      'none',
      '停水',
      '11月25日（周三）东区3号楼停水',
      '停水改到11月27日（周五）',
      '11月25日（周三）东区3号楼停水\n更正：停水改到11月27日（周五）',
    ],
    ['none', '停水', '11月25日（周三）停水', '停水取消了', '11月25日（周三）停水\n更正：停水取消了'],
    // Alone nobody would know what it is about.
    ['none', '停水', '11月25日（周三）停水', '时间是11月26日', '11月25日（周三）停水\n更正：时间是11月26日'],
    // What is asked is asked all the same.
    ['choices', '慰问品请选一样', '慰问品请选一样', '慰问品周四领', '慰问品请选一样\n更正：慰问品周四领'],
    ['number', '来几个人', '请报来几个人', '来几个人周五前报', '请报来几个人\n更正：来几个人周五前报'],
  ] as const)('%s, “%s”: %s; %s', (answers, title, text, correction, expected) => {
    const notice = { answers, title, text, ends_at: null }
    expect(putRight(notice, { text: correction, ends_at: null }, AT).text).toBe(expected)
  })

  test.each([
    // Only what says when moves the end.
    ['停水改到11月27日（周五）', undefined],
    ['电话是8800100', END],
  ])('until when: %s', (correction, end) => {
    const notice = {
      answers: 'none',
      title: '停水',
      text: '11月25日（周三）8点到11点停水，请存水',
      ends_at: END,
    } as const
    expect(putRight(notice, { text: correction, ends_at: null }, AT).ends_at ?? undefined).toEqual(end)
  })
})
