import { expect, test } from 'vitest'
import { smallTalk } from '../../src/language/small-talk.ts'

test.each([
  ['没事 就是想你们了 问问', 'caring'],
  ['想你们了', 'caring'],
  ['就是惦记小王了，打个招呼', 'caring'],
  ['想你们了，问问', 'caring'],
  ['惦记你们看看', 'caring'],
  ['喂喂在不在', 'calling'],
  ['喂 有人吗', 'calling'],
  // Not of us.
  ['想儿子了', undefined],
  ['我想你们给我打个电话', undefined],
  ['想问问你们', undefined],
  ['想小王看看', undefined],
  ['我想您问问', undefined],
  ['我想大家看看', undefined],
])('%s', (text, kind) => expect(smallTalk(text)).toBe(kind))
