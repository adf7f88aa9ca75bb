/** What stands above a 接龙, held against 重阳茶话会 on 2026-12-02. */
import { expect, test } from 'vitest'
import { readHeader } from '../../../../src/features/activities/relay/header.ts'
import { findWhens } from '../../../../src/language/when/find-whens.ts'
import { presentAt } from '../../../../src/language/when/resolve.ts'

const activity = { title: '重阳茶话会', day: '2026-12-02' }
const present = presentAt(new Date('2026-11-23T01:00:00Z'), 'Asia/Shanghai')
const read = (header: string) => readHeader(header, findWhens(header, present), activity)

test.each([
  '#接龙',
  '接龙:',
  '#接龙\n大家接龙报名\n例 张三 2人',
  '#接龙\n重阳茶话会 12月2日(周三)上午9点',
  '#接龙\n请参加茶话会的同志接龙',
  '#接龙\n12月2日的活动，去的报名',
  '下周三上午，去的接龙',
])('%j is about it', (header) => {
  expect(read(header)).toBe('fits')
})

test.each(['#接龙\n团购土鸡蛋', '#接龙\n12月5日爬山', '#接龙\n谁要领挂历', '#接龙\n统计血压计'])(
  '%j is about something else',
  (header) => {
    expect(read(header)).toBe('other')
  },
)
