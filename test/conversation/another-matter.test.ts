import { expect, test } from 'vitest'
import { anotherMatter } from '../../src/conversation/another-matter.ts'

test('the second matter of the same person stands by itself', () => {
  const both = anotherMatter('王秀英出院了，另外把她植物园的名取消')
  expect([both?.first, both?.besides('王秀英')]).toEqual(['王秀英出院了', '把王秀英植物园的名取消'])
})

test.each(['王秀英住院了，还有他爱人去世了', '李桂兰去，另外她说陈德福也不去', '王秀英出院了，另外他们都报名了'])(
  '%s is of others',
  (text) => expect(anotherMatter(text)).toBeUndefined(),
)
