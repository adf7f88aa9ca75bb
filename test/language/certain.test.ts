import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/language/normalise.ts'
import { readReply } from '../../src/language/reply/read-reply.ts'

const kindOf = (text: string) => readReply(normalise(text).text).reply
const every = <A, B>(first: readonly A[], second: readonly B[]) =>
  first.flatMap((a) => second.map((b): [A, B] => [a, b]))

const GOES = ['去', '参加', '报名参加', '去参加', '也去']

describe('nobody is signed up by what lies around his words', () => {
  it.each(every(['要是我', '如果我', '假如我', '万一我'], GOES))('a condition: %s%s的话怎么办', (before, goes) => {
    expect(kindOf(`${before}${goes}的话怎么办`)).not.toBe('yes')
  })

  it.each(every(['他们都', '你们', '人家', '别人', '大家都', '领导'], GOES))('somebody else: %s%s', (who, goes) => {
    expect(kindOf(who + goes)).not.toBe('yes')
  })

  it.each(every(['不能说一定', '也不是非', '不敢说肯定'], ['去', '参加']))(
    'a negation around it: %s%s',
    (before, goes) => {
      expect(kindOf(before + goes)).not.toBe('yes')
    },
  )

  it.each(every(['去年', '上次', '上个月', '前天'], ['我去了，挺好', '参加过']))('what was: %s%s', (when, went) => {
    expect(kindOf(when + went)).not.toBe('yes')
  })
})

const CANCELS = ['取消', '退掉', '撤掉']

describe('no seat is lost by a word', () => {
  it.each(every(['别给我', '千万别', '我没说要', '不是要', '不要'], CANCELS))('negated: %s%s', (before, cancels) => {
    expect(kindOf(before + cancels)).not.toBe('cancel')
  })

  it.each(every(['要是活动', '听说', '是不是', '谁说', '怎么'], CANCELS))('open: %s%s了', (before, cancels) => {
    expect(kindOf(`${before}${cancels}了`)).not.toBe('cancel')
  })

  it.each(['好吧', '谢谢', '那个', '同志你好'])('meant, it is heard all the same: %s，帮我取消', (before) => {
    expect(kindOf(`${before}，帮我取消`)).toBe('cancel')
  })
})
