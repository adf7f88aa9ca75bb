import { expect, test } from 'vitest'
import { inOneWord } from '../../src/language/taken-back.ts'

test.each([
  ['我刚才那条登错了 撤了', '登错了'],
  ['刚才录错了，撤了吧', '录错了'],
  ['登记错了', '登记错了'],
])('%s', (text, said) => {
  expect(inOneWord(text)).toBe(said)
})

test.each([
  '登错了，取消通知',
  '刚记错了 去的是赵国强',
  '登错了人，是周福生',
  '我说错了，取消吧',
  '我记错了，取消吧',
  '哎呀，记错了。删了吧',
  '撤了',
])('%s says more, or something else', (text) => {
  expect(inOneWord(text)).toBe(text)
})
