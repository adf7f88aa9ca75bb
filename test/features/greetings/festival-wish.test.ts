import { expect, test } from 'vitest'
import { wantsFestivals } from '../../../src/features/greetings/read-wish.ts'
import { FESTIVAL_WISH } from '../../../src/features/greetings/vocabulary.ts'

test.each([
  '节日问候就别发了，生日祝福还要',
  '过节的祝福不要了，过生日的照发',
  '我只要生日祝福，过节的不用发了',
  '逢年过节的问候别给我发了',
  '以后不要发节日祝福了，生日祝福照旧',
  '节日的问候我都不要了',
  '不要过节的祝福',
])('%s: none on festivals', (words) => {
  expect(FESTIVAL_WISH.test(words)).toBe(true)
  expect(wantsFestivals(words)).toBe(false)
})

test.each([
  '别再给我发祝福了',
  '不要生日祝福',
  '过节不要聚餐',
  '节日快乐',
  '过节发东西吗',
  '过节的东西不要了',
  '昨天的节日祝福不用发了',
])('%s is none of it', (words) => expect(FESTIVAL_WISH.test(words)).toBe(false))

test.each(['我还要节日问候', '还是给我发节日问候吧', '恢复节日祝福'])('%s: they are wanted', (words) =>
  expect(wantsFestivals(words)).toBe(true),
)
