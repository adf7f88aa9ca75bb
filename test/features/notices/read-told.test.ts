import { expect, test } from 'vitest'
import { readTold } from '../../../src/features/notices/read-told.ts'

test.each([
  ['何守田收到通知了', '何守田 told'],
  ['何守田通知到了，冯秋菊没人接', '何守田 told，冯秋菊 no-answer'],
  ['何守田没接电话；其余都收到了', '何守田 no-answer，其余 told'],
  ['何守田空号，其他人都通知到了', '何守田 bad-number，其余 told'],
  ['何守田知道了、冯秋菊也知道了', '何守田 told，冯秋菊 told'],
  ['王秀英和李桂兰都说收到了', '王秀英 told，李桂兰 told'],
  ['王秀英、李桂兰通知到了，何守田没人接', '王秀英 told，李桂兰 told，何守田 no-answer'],
  ['李和平说收到了', '李和平 told'],
  ['何守田关机', undefined],
  ['何守田住院，其余都收到了', '何守田 hospital，其余 told'],
  ['何守田同志还在住院，冯秋菊收到通知了', '何守田 hospital，冯秋菊 told'],
  ['何守田住院了', undefined],
  ['何守田老伴住院，其余都收到了', undefined],
  ['何守田他妈住院，其余都收到了', undefined],
  ['何守田没住院，其余都收到了', undefined],
  ['何守田要住院，其余都收到了', undefined],
  ['何守田住院费报了，其余都收到了', undefined],
  ['何守田家里人说知道了', '何守田 family'],
  ['何守田的女儿接的，说会转告他，冯秋菊没人接', '何守田 family，冯秋菊 no-answer'],
  ['何守田老伴说告诉他了', '何守田 family'],
  ['何守田家属收到通知了', '何守田 family'],
  ['何守田儿子没接电话', undefined],
  ['今天天气好', undefined],
])('%s', (text, expected) => {
  expect(
    readTold(text)
      ?.map(({ name = '其余', what }) => `${name} ${what}`)
      .join('，'),
  ).toBe(expected)
})
