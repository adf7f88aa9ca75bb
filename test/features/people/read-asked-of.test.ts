import { expect, test } from 'vitest'
import { readAskedOf } from '../../../src/features/people/read-asked-of.ts'

test.each([
  ['家里有谁能联系上 她电话不接', 'family where'],
  ['他老伴叫什么名字来着', 'family'],
  ['哪年生的 今年八十了没', 'birthday'],
  [' 生日 阴历阳历', 'birthday'],
  ['是几支部的联络员是谁', 'where'],
  ['查一下家住哪', 'where'],
  // Something is to be done, or it is of something else.
  ['生日登记错了', ''],
  ['电话没接', ''],
  ['去不去', ''],
  ['生日祝福发了没', ''],
  ['家属回了吗', ''],
  ['的电话换成多少', ''],
])('%s: %s', (rest, asked) => expect(readAskedOf(rest).join(' ')).toBe(asked))
