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
  ['抱上孙子了', 'joy'],
  ['孙媳妇生了个大胖小子', 'joy'],
  ['今年金婚', 'joy'],
  ['老年人冬季养生十大要点：第一要保暖，第二要喝水，第三要早睡早起，转发给更多的人', 'forwarded'],
  // No joy, and nothing that was passed on.
  ['老伴走了三年了，今年该金婚了', undefined],
  ['老伴在的话今年金婚了', undefined],
  ['老伴肺上生了个瘤，明天开刀', undefined],
  ['脖子上生了个疙瘩', undefined],
  ['抱孙子把腰闪了', undefined],
  ['能不能请个老师来给我们讲讲养生课，大家都想听，冬天正合适', undefined],
  ['我家洗衣机不转了，修了两回还是不转，谁能帮我找个师傅', undefined],
  // Not of us.
  ['想儿子了', undefined],
  ['我想你们给我打个电话', undefined],
  ['想问问你们', undefined],
  ['想小王看看', undefined],
  ['我想您问问', undefined],
  ['我想大家看看', undefined],
])('%s', (text, kind) => expect(smallTalk(text)).toBe(kind))
