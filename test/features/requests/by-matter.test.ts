import { expect, test } from 'vitest'
import { splitMatter } from '../../../src/features/requests/by-matter.ts'

test.each([
  ['暖气那个事办好了', '暖气那个事', '办好了'],
  ['取暖费那个转给刘志强', '取暖费那个', '转给刘志强'],
])('%s', (text, matter, deed) => expect(splitMatter(text)).toEqual({ matter, deed }))

test.each(['王秀英的事别转给刘志强', '取暖费先不转给刘志强', '暖气明天办好', '暖气那个事办好了吗'])(
  '%s tells of nothing that is to be done now',
  (text) => expect(splitMatter(text)).toBeUndefined(),
)
