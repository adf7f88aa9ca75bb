import { expect, test } from 'vitest'
import { type BirthdayWish, readWish } from '../../../src/features/greetings/read-wish.ts'
import { BARE_WISH, OWN_WISH } from '../../../src/features/greetings/vocabulary.ts'

const wish = (inPrivate: boolean, inRoom: boolean): BirthdayWish => ({ inPrivate, inRoom })
const [PRIVATE, ROOM, BOTH, NONE] = [wish(true, false), wish(false, true), wish(true, true), wish(false, false)]

test.each<[string, BirthdayWish, BirthdayWish]>([
  ['生日祝福发群里就行', PRIVATE, ROOM],
  ['我过生日，群里祝一下就行，不用单独发', PRIVATE, ROOM],
  ['我生日可以在群里祝贺', PRIVATE, BOTH],
  ['我生日可以在群里祝贺', NONE, ROOM],
  ['生日祝福群里和私下都要', PRIVATE, BOTH],
  ['群里私下都不要', BOTH, NONE],
  ['别在群里发', BOTH, PRIVATE],
  // Whoever wanted it there alone, and now not there, is not left without.
  ['别在群里祝我生日', ROOM, PRIVATE],
  ['别在群里祝我生日', NONE, NONE],
  ['生日祝福私下发就行', BOTH, PRIVATE],
  ['生日祝福也私下发一份', ROOM, BOTH],
  ['生日祝福别私下发', BOTH, ROOM],
  ['不要生日祝福', BOTH, NONE],
  ['生日祝福还是单独发给我吧', ROOM, PRIVATE],
  ['生日祝福两边都要', PRIVATE, BOTH],
  ['我不过生日，别祝福我', PRIVATE, NONE],
  ['以后生日别给我发祝福了', BOTH, NONE],
  ['还是给我发生日祝福吧', NONE, PRIVATE],
  ['还是给我发生日祝福吧', ROOM, BOTH],
  ['同意在群里祝他生日', PRIVATE, BOTH],
  ['不同意在群里祝他生日', BOTH, PRIVATE],
])('%s, after %o: %o', (text, before, after) => expect(readWish(text, before)).toEqual(after))

test.each([
  '我过生日，群里祝一下就行，不用单独发',
  '以后我生日群里说一声就行',
  '群里祝我生日就行',
  '千万别在群里提我的生日',
  '群里就不用祝我生日了',
  '我生日在群里热闹热闹',
  '我的生日你们别在群里嚷嚷',
  '生日祝福不用了',
  '生日祝福我不要，别的照发',
  '生日祝福我不要了，其他的照常',
  '以后生日别给我发祝福了',
  '我不过生日，别祝福我',
  '不用给我过生日',
  '生日祝福两边都要',
])('%s is a wish about one’s own birthday', (text) => expect(OWN_WISH.test(text)).toBe(true))

test.each([
  '我生日在群里收到好多祝福',
  '我生日那天群里发个红包',
  '我生日那天群里一起吃蛋糕',
  '你们怎么知道我生日',
  '我生日不是这天',
  '我的生日不要，记错了',
  '我生日记错了',
  '老伴的生日祝福不用了',
  '老张的生日别在群里说',
  '谢谢群里祝我生日',
  '我生日那天群里聚会吗？',
  '群里发的通知我看不懂',
])('%s is none', (text) => expect(OWN_WISH.test(text)).toBe(false))

test.each(['别在群里发', '群里私下都要', '发群里就行', '私下发就行'])('%s may be one, after a greeting', (text) =>
  expect(BARE_WISH.test(text)).toBe(true),
)

test.each(['我去', '都要', '不要', '群里', '别发了'])('%s is none by itself', (text) =>
  expect(BARE_WISH.test(text)).toBe(false),
)
