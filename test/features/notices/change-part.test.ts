import { expect, it } from 'vitest'
import { withPartChanged } from '../../../src/features/notices/part/change-part.ts'

const TEXT = '周五下午3点开会，带13号表，电话6213458'

it.each([
  ['把3改成5', undefined],
  ['把3点改成5点', '周五下午5点开会，带13号表，电话6213458'],
  ['把下午3点改成下午5点', '周五下午5点开会，带13号表，电话6213458'],
  ['把6213458改成6213459', '周五下午3点开会，带13号表，电话6213459'],
  ['把62134改成62135', undefined],
  ['删掉3', undefined],
])('a figure is changed only where it stands by itself and once: %s', (words, changed) => {
  expect(withPartChanged(TEXT, words)).toBe(changed)
})
