import { describe, expect, test } from 'vitest'
import { readChange } from '../../../src/features/roster/read-change.ts'
import { readNote } from '../../../src/features/roster/read-note.ts'

describe('what is to be changed', () => {
  test.each([
    ['改孙淑珍配偶没有', ''],
    ['改孙淑珍配偶没有了', ''],
    ['改陈德福住址机床新村3号楼，谢谢', '机床新村3号楼'],
    ['改陈德福住址改好没有', undefined],
    ['改陈德福住址改成什么了', undefined],
  ])('%s', (text, value) => expect(readChange(text)?.value).toBe(value))
})

describe('what is noted', () => {
  test.each([
    ['给李桂兰加备注照顾老伴很辛苦', '照顾老伴很辛苦'],
    ['给李桂兰加备注耳朵背，辛苦您了', '耳朵背'],
    ['给李桂兰加备注耳朵背 麻烦你了', '耳朵背'],
    ['给李桂兰加备注耳朵背谢谢', '耳朵背'],
  ])('%s', (text, value) => expect(readNote(text)?.value).toBe(value))
})
