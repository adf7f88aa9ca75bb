import { expect, test } from 'vitest'
import { readExport } from '../../../src/features/roster/read-export.ts'

test.each([
  ['导出独居老人', '独居老人', undefined, false],
  ['第一支部名单导出Excel', '第一支部', undefined, false],
  ['把全体名册导出成表格', '全体', undefined, false],
  ['把第一支部，70岁以上的名单导出来', '第一支部，70岁以上', undefined, false],
  ['80以上的名单导一份 要电话住址 给工会慰问用', '80以上', '给工会慰问用', false],
  ['太极拳协会的花名册给我一份excel 不要电话', '太极拳协会', undefined, true],
] as const)('%s', (text, whom, purpose, withoutPhones) => {
  expect(readExport(text)).toEqual({ whom, withoutPhones, ...(purpose && { purpose }) })
})

test.each([
  '第一支部有多少人',
  '给第一支部发个通知',
  '第一支部的名单上怎么没有王大全',
  '导游说第一支部的人到了',
  '80以上的名单导一份，明天开会',
])('%s: no sheet of the roster', (text) => {
  expect(readExport(text)).toBeUndefined()
})
