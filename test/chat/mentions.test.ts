import { describe, expect, test } from 'vitest'
import { takeMentions } from '../../src/chat/mentions.ts'

const P = '\u2005'
const names = { self: ['退休办助手', '小助'], others: ['李四', '李四 光'] }

describe('mentions are taken out', () => {
  const cases: readonly [string, string, string, 'self' | 'everybody' | 'nobody'][] = [
    ['none', '我去', '我去', 'nobody'],
    ['the bot, from a phone', `@退休办助手${P}我去`, '我去', 'self'],
    ['the bot, from a PC', '@退休办助手 我去', '我去', 'self'],
    ['the bot by its 群昵称', `@小助${P}我去`, '我去', 'self'],
    ['the bot, typed by hand', '@退休办助手我去', '我去', 'self'],
    ['the bot, with a full-width sign', '＠退休办助手，我去', '，我去', 'self'],
    ['the bot at the end', '我去 @退休办助手', '我去', 'self'],
    ['the bot in the middle', `请问${'@退休办助手'}${P}几点`, '请问几点', 'self'],
    ['the bot on a line of its own', '@退休办助手\n我去', '我去', 'self'],
    ['the bot alone', `@退休办助手${P}`, '', 'self'],
    ['a name that begins like the bot’s', `@退休办助手二号${P}我去`, '我去', 'nobody'],
    ['everybody', `@所有人${P}开会`, '开会', 'everybody'],
    ['everybody, from a PC', '@所有人 开会', '开会', 'everybody'],
    ['everybody, in English', `@all${P}开会`, '开会', 'everybody'],
    ['another, spoken to', `@李四${P}你去不去`, '你去不去', 'nobody'],
    ['another, whose name has a space', '@李四 光 你去不去', '你去不去', 'nobody'],
    ['several, spoken to', `@李四${P}@王五${P}来吗`, '来吗', 'nobody'],
    ['another, spoken to at the end', `我去 @李四${P}`, '我去', 'nobody'],
    ['another, whom it is about', `我和@李四${P}都去`, '我和李四都去', 'nobody'],
    ['another, whom it is about, unknown to the platform', `我替@王五${P}报名`, '我替王五报名', 'nobody'],
    ['another, whom it is about, at the end', `我替@李四${P}`, '我替李四', 'nobody'],
    ['the bot is told about another', `@退休办助手${P}@李四${P}也去`, '李四也去', 'self'],
    ['an address is no mention', '发到 abc@qq.com 谢谢', '发到 abc@qq.com 谢谢', 'nobody'],
    ['a lone sign is no mention', '@', '@', 'nobody'],
    ['lines stay', `@退休办助手${P}1、张三\n2、李四`, '1、张三\n2、李四', 'self'],
    ['signs of patterns in names', '@a.*b 好', '好', 'nobody'],
  ]
  test.each(cases)('%s', (_, text, words, called) => {
    expect(takeMentions(text, names)).toEqual({
      text: words,
      callsSelf: called === 'self',
      callsEverybody: called === 'everybody',
    })
  })

  test('a bot without a name is never called', () => {
    expect(takeMentions('@ 我去', { self: [''], others: [] }).callsSelf).toBe(false)
  })
})
