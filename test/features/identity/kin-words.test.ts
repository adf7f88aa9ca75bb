import { expect, test } from 'vitest'
import { wishForMe } from '../../../src/features/identity/kin-words.ts'

test.each([
  ['以后通知发给我老伴马建军就行了', 'begin'],
  ['消息发给我女儿吧', 'begin'],
  ['让我爱人替我回吧', 'begin'],
  ['女儿替我答', 'begin'],
  ['别让我女儿替我回话了', 'end'],
  ['通知不用发给我女儿了', 'end'],
  ['通知我给老伴看了', undefined],
  ['通知我给老伴马建军看过了', undefined],
  ['消息给孩子说了', undefined],
  ['通知发给我女儿了吗', undefined],
  ['老伴替我回家拿东西', undefined],
  ['老伴替我回了', undefined],
  ['女儿替我答应了', undefined],
  ['女儿替我去', undefined],
])('%s', (text, how) => expect(wishForMe(text)?.how).toBe(how))
