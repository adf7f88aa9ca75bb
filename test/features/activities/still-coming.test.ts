import { expect, test } from 'vitest'
import { stillComing } from '../../../src/features/activities/answer/rules.ts'

test.each<[readonly string[], number, readonly string[]]>([
  [['老伴', '孙子'], 3, ['老伴', '孙子']],
  [['老伴', '孙子'], 2, ['老伴']],
  [['孙淑珍', '孙子', '孙女'], 3, ['孙淑珍']],
  [['老伴'], 2, ['老伴']],
])('of %j with %i heads it is still known who comes', (companions, heads, known) => {
  expect(stillComing(companions, heads, '孙淑珍')).toEqual(known)
})
