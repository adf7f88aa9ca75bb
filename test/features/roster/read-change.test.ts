import { describe, expect, test } from 'vitest'
import { readChange, readIncomplete } from '../../../src/features/roster/read-change.ts'
import { readNote } from '../../../src/features/roster/read-note.ts'

describe('what is to be changed', () => {
  test.each([
    ['改孙淑珍配偶没有', ''],
    ['改孙淑珍配偶没有了', ''],
    ['改陈德福住址机床新村3号楼，谢谢', '机床新村3号楼'],
    ['改陈德福住址改好没有', undefined],
    ['改陈德福住址改成什么了', undefined],
    ['陈德福搬家了 现在住和平小区3号楼501 还是本市', '和平小区3号楼501'],
    ['何守田以后打电话通知 她不看微信', '电话'],
    ['何守田以后打电话通知她闺女', undefined],
    ['何守田以后打电话通知她闺女，她不看微信', undefined],
    ['打电话通知何守田', undefined],
    ['何守田现在一个人住了 老伴去闺女家带孩子', '一个人住'],
    ['何守田现在一个人住了 老伴去了', undefined],
    ['何守田一个人住，老伴走了', undefined],
    ['何守田一个人住，老伴去世三年了', undefined],
    ['何守田一个人住，儿子去医院陪床', undefined],
    ['何守田一个人住院了', undefined],
    ['何守田一个人住，摔倒了没人知道', undefined],
  ])('%s', (text, value) => expect(readChange(text)?.value).toBe(value))
})

describe('of what the new value is still to be told', () => {
  test.each([
    ['王秀英从养老院接回家了', '居住状况'],
    ['王秀英从敬老院接回儿子家住了', '居住状况'],
    ['王秀英从养老院接回家过年了', undefined],
    ['王秀英从医院接回家了', undefined],
    ['王秀英从养老院接回家了吗', undefined],
  ])('%s', (text, field) => expect(readIncomplete(text)?.field).toBe(field))
})

describe('what is noted', () => {
  test.each([
    ['给李桂兰加备注照顾老伴很辛苦', '照顾老伴很辛苦'],
    ['给李桂兰加备注耳朵背，辛苦您了', '耳朵背'],
    ['给李桂兰加备注耳朵背 麻烦你了', '耳朵背'],
    ['给李桂兰加备注耳朵背谢谢', '耳朵背'],
  ])('%s', (text, value) => expect(readNote(text)?.value).toBe(value))
})
