import { describe, expect, test } from 'vitest'
import { correctedText } from '../../../src/features/notices/corrected-text.ts'

describe('what whoever has not got a notice reads once it was corrected', () => {
  test.each([
    // It names its matter again: it stands by itself.
    ['none', '停水', '11月25日（周三）停水', '停水改到11月27日（周五）', '停水改到11月27日（周五）'],
    ['receipt', '体检改到二楼', '体检改到二楼', '体检在三楼。', '体检在三楼。'],
    // Alone nobody would know what it is about.
    ['none', '停水', '11月25日（周三）停水', '时间是11月26日', '11月25日（周三）停水\n更正：时间是11月26日'],
    // What is asked is asked all the same.
    ['choices', '慰问品请选一样', '慰问品请选一样', '慰问品周四领', '慰问品请选一样\n更正：慰问品周四领'],
    ['number', '来几个人', '请报来几个人', '来几个人周五前报', '请报来几个人\n更正：来几个人周五前报'],
  ] as const)('%s, “%s”', (answers, title, text, correction, expected) => {
    expect(correctedText({ answers, title, text }, correction)).toBe(expected)
  })
})
