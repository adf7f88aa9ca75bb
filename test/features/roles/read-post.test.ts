import { expect, test } from 'vitest'
import { readPost } from '../../../src/features/roles/read-post.ts'

test.each([
  ['第一支部联络员', 'liaison', '第一支部', false],
  ['第一支部第二小组联络员', 'liaison', '第一支部第二小组', false],
  ['第一支部第二小组组长', 'group-leader', '第一支部第二小组', false],
  ['第一支部第二小组长', 'group-leader', '第一支部第二小组', false],
  ['第一支部第二党小组长', 'group-leader', '第一支部第二小组', false],
  ['第二支部书记', 'secretary', '第二支部', false],
  ['第二支部支书', 'secretary', '第二支部', false],
  ['第二支部的书记', 'secretary', '第二支部', false],
  ['管理员', 'administrator', '', false],
  ['主任', 'administrator', '', false],
  ['退休办主任', 'administrator', '退休办', false],
  ['工作人员到12月31日', 'staff', '', true],
  ['第一支部联络员，任期到年底', 'liaison', '第一支部', true],
])('%s', (words, post, unit, ends) => {
  expect(readPost(words)).toEqual({ post, unit, ends })
})

test.each(['主席', '第一支部', '', '车间主任', '第一支部管理员'])('%s is no post', (words) => {
  expect(readPost(words)).toBeUndefined()
})
