import { expect, test } from 'vitest'
import { mostAlike } from '../../src/language/alike.ts'

const SENTENCES = ['通知进度', '通知谁没回', '谁报名了', '待办', '何守田去世了', '停水通知还有谁没回', '生日名单']

test.each<[string, readonly string[]]>([
  ['把没回信的通知单子弄出来', ['通知谁没回', '停水通知还有谁没回', '通知进度']],
  ['这月过生日的', ['生日名单']],
  ['嘟嘟嘟', []],
  ['', []],
  ['停水的通知', ['停水通知还有谁没回', '通知进度', '通知谁没回']],
])('%s', (said, found) => expect(mostAlike(said, SENTENCES, 3)).toEqual(found))
