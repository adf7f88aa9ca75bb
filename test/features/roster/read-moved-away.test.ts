import { expect, test } from 'vitest'
import { readMovedAway } from '../../../src/features/roster/read-moved-away.ts'

test.each([
  ['何守田搬到上海去了', '上海', false],
  ['何守田搬上海了', '上海', false],
  ['何守田去上海儿子家住了', '上海儿子家', false],
  ['何守田同志全家搬到深圳了', '深圳', false],
  ['何守田和老伴搬到海南养老去了', '海南', false],
  ['何守田的户口迁到上海了', '上海', false],
  ['何守田跟儿子去深圳了，以后不回来了', '深圳', false],
  ['何守田走了 回老家住去了', '老家', false],
  ['何守田搬去海南跟女儿过 长住了 关系还在咱这', '海南', false],
  ['何守田搬走了', undefined, false],
  ['何守田搬到儿子家住了', '儿子家', true],
  ['何守田搬到幸福里3号楼去了', '幸福里3号楼', true],
] as const)('%s', (text, place, isNear) => {
  expect(readMovedAway(text)).toEqual({ name: '何守田', isNear, ...(place && { place }) })
})

test.each(
  '何守田迁出了 何守田搬出去了 何守田搬回来了 何守田去上海了 何守田回老家了 何守田走了 何守田去世了 何守田到医院住了 何守田去二院住了 何守田搬到第一小组了 何守田搬到外省了 何守田住院了 何守田走了，去海南过冬了'.split(
    ' ',
  ),
)('%s: nobody is asked where they count', (text) => {
  expect(readMovedAway(text)).toBeUndefined()
})
