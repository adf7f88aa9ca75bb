import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Network, NetworkEvent } from '../../../src/chat/local/network.ts'
import { NOON, ROOM, smallNetwork } from '../phones.ts'

const BOT = { bot: true } as const

/** Connects a puppet's end and returns what it was handed. */
function plugIn(network: Network): { readonly handed: string[]; close(): void } {
  const handed: string[] = []
  const onLogin = (loggedIn: boolean) => loggedIn && connection.ready()
  const connection = network.connect({ onMessage: (id) => handed.push(id), onLogin })
  if (network.line.isOnline()) connection.ready()
  return { handed, close: connection.close }
}

describe('phones', () => {
  test('show the bot and one’s own rooms, with unread marks', () => {
    const network = smallNetwork()
    network.say('zhang', { room: ROOM }, { text: '大家好' })
    network.say('li', { room: ROOM }, { text: '好' })
    const rows = network.chatsOf('li').map(({ id, kind, name, unread, last }) => [id, kind, name, unread, last?.text])
    expect(rows).toEqual([
      ['li', 'private', '退休办助手', 0, undefined],
      [ROOM, 'room', '一支部', 1, '好'],
    ])
    network.markRead('li', ROOM)
    expect(network.chatsOf('li')[1]?.unread).toBe(0)
    expect(network.chatsOf('wang').map((row) => row.id)).toEqual(['wang'])
  })

  test('of others stay closed', () => {
    const network = smallNetwork()
    network.say('zhang', { room: ROOM }, { text: '群里' })
    network.say('zhang', BOT, { text: '私下' })
    expect(network.messagesOf('wang', ROOM)).toEqual([])
    expect(network.messagesOf('li', 'zhang')).toEqual([])
    expect(network.messagesOf('zhang', 'zhang').map((message) => message.text)).toEqual(['私下'])
    expect(network.messagesOf(network.bot.id, 'zhang')).toHaveLength(1)
  })

  test('hold every message once in the ledger, in the order in which it was delivered', async () => {
    const network = smallNetwork()
    network.say('zhang', BOT, { text: '一' })
    await network.deliverFromBot('zhang', { text: '二' })
    network.say('li', { room: ROOM }, { text: '三' })
    expect(network.ledger().map(({ chat, from, text }) => [chat, from, text])).toEqual([
      ['zhang', 'zhang', '一'],
      ['zhang', 'bot', '二'],
      [ROOM, 'li', '三'],
    ])
  })

  test('put mentions in front where the text has none, and quote by the name in that chat', () => {
    const network = smallNetwork()
    const asked = network.say('zhang', { room: ROOM }, { text: '几点', mentions: ['bot'] })
    expect(asked).toMatchObject({ text: '@退休办助手\u2005几点', mentions: ['bot'], at: NOON })
    const answer = network.say('li', { room: ROOM }, { text: '@一支部张三 九点', mentions: ['zhang'], quote: asked.id })
    expect(answer.text).toBe('@一支部张三 九点')
    expect(answer.quote).toEqual({ messageId: asked.id, name: '一支部张三', text: '@退休办助手\u2005几点' })
    const picture = network.say('zhang', { room: ROOM }, { kind: 'image' })
    expect(network.say('li', { room: ROOM }, { quote: picture.id, text: '好看' }).quote?.text).toBe('[图片]')
  })

  test.each([
    ['a room that one is not in', (network: Network) => network.say('wang', { room: ROOM }, { text: '我' })],
    ['a phone that nobody has', (network: Network) => network.say('nobody', BOT, { text: '我' })],
    ['a quote from elsewhere', (network: Network) => network.say('wang', BOT, { text: '我', quote: 'm9' })],
    ['a remark for nobody', (network: Network) => network.setAlias('nobody', '我')],
  ])('refuse %s', (_, deed) => expect(() => deed(smallNetwork())).toThrow())

  test('show that something was taken back, and tell the bot', () => {
    const network = smallNetwork()
    const { handed } = plugIn(network)
    const message = network.say('zhang', BOT, { text: '错了' })
    network.recall(message.id)
    expect(network.messagesOf('zhang', 'zhang').map(({ kind, recalled }) => [kind, recalled])).toEqual([
      ['text', true],
      ['recalled', false],
    ])
    expect(handed).toHaveLength(2)
  })

  test('tell those who watch, until they stop', () => {
    const network = smallNetwork()
    const events: NetworkEvent['type'][] = []
    const leave = network.subscribe((event) => events.push(event.type))
    network.say('zhang', { room: ROOM }, { text: '早' })
    network.markRead('zhang', ROOM)
    network.markRead('li', ROOM)
    network.addContact({ id: 'zhang', name: '张三' })
    network.setAlias('zhang', '张三·一支部')
    network.line.goOffline()
    leave()
    network.say('zhang', BOT, { text: '晚' })
    expect(events).toEqual(['message', 'read', 'people', 'line'])
  })
})

describe('the line to the bot', () => {
  test('keeps what is said while nobody listens, and hands it over at the login', () => {
    const network = smallNetwork()
    network.say('zhang', BOT, { text: '一' })
    network.say('li', { room: ROOM }, { text: '二' })
    const first = plugIn(network)
    expect(first.handed).toEqual(['m1', 'm2'])
    first.close()
    network.say('zhang', BOT, { text: '三' })
    expect(plugIn(network).handed).toEqual(['m3'])
    expect(first.handed).toEqual(['m1', 'm2'])
  })

  test('keeps what is said while the account is logged out', () => {
    const network = smallNetwork()
    const { handed } = plugIn(network)
    network.line.goOffline()
    network.say('zhang', BOT, { text: '一' })
    expect(handed).toEqual([])
    network.line.goOnline()
    expect(handed).toEqual(['m1'])
  })

  test('hands over late, in either order', () => {
    const network = smallNetwork()
    const { handed } = plugIn(network)
    network.line.hold()
    for (const text of ['一', '二', '三']) network.say('zhang', BOT, { text })
    expect(handed).toEqual([])
    network.line.release('reverse')
    expect(handed).toEqual(['m3', 'm2', 'm1'])
    network.say('zhang', BOT, { text: '四' })
    expect(handed.at(-1)).toBe('m4')
  })

  test('hands over several times', () => {
    const network = smallNetwork()
    const { handed } = plugIn(network)
    network.line.repeatNext(3)
    network.say('zhang', BOT, { text: '一' })
    network.say('zhang', BOT, { text: '二' })
    expect(handed).toEqual(['m1', 'm1', 'm1', 'm2'])
  })

  test('hands nothing over twice when somebody speaks while being handed something', () => {
    const network = smallNetwork()
    for (const text of ['一', '二']) network.say('zhang', BOT, { text })
    const handed: string[] = []
    const onMessage = (id: string) => {
      handed.push(id)
      if (id === 'm1') network.say('li', BOT, { text: '插话' })
    }
    network.connect({ onMessage, onLogin() {} }).ready()
    expect(handed.toSorted()).toEqual(['m1', 'm2', 'm3'])
  })

  test('belongs to the newest login', () => {
    const network = smallNetwork()
    const older = plugIn(network)
    const newer = plugIn(network)
    older.close()
    network.say('zhang', BOT, { text: '一' })
    expect([older.handed, newer.handed]).toEqual([[], ['m1']])
  })

  test('is deaf in rooms that the bot is not in', () => {
    const network = smallNetwork()
    network.addRoom({ id: 'room-2', topic: '棋友', memberIds: ['zhang', 'li'] })
    const { handed } = plugIn(network)
    network.say('zhang', { room: 'room-2' }, { text: '来一盘' })
    expect(handed).toEqual([])
  })
})

describe('the history', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phones-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const file = () => join(folder, 'deep', 'phones.jsonl')

  test('is there again after a restart: people, remarks, messages, read marks, what waits', async () => {
    const before = smallNetwork(file())
    before.setAlias('zhang', '张三·一支部')
    const question = before.say('zhang', { room: ROOM }, { text: '几点', mentionsAll: true, kind: 'text' })
    before.say('li', { room: ROOM }, { text: '九点', quote: question.id })
    before.say('li', BOT, { kind: 'file', fileName: '名单.xlsx' })
    await before.deliverFromBot('li', { text: '收到' })
    before.recall(question.id)
    before.markRead('li', 'li')

    const after = smallNetwork(file())
    expect(after.ledger()).toEqual(before.ledger())
    expect(after.contacts()).toEqual(before.contacts())
    expect(after.chatsOf('li')).toEqual(before.chatsOf('li'))
    expect(plugIn(after).handed).toEqual(plugIn(before).handed)
  })

  test('does not grow by setting up the same office again', () => {
    smallNetwork(file())
    const before = readFileSync(file(), 'utf8')
    smallNetwork(file())
    expect(readFileSync(file(), 'utf8')).toBe(before)
  })

  test('survives a torn last line', () => {
    const before = smallNetwork(file())
    before.say('zhang', BOT, { text: '一' })
    appendFileSync(file(), '{"is":"message","mess')
    const after = smallNetwork(file())
    expect(after.ledger()).toHaveLength(1)
    after.markRead('zhang', 'zhang')
    expect(smallNetwork(file()).ledger()).toHaveLength(1)
  })

  test('names the line that is broken', () => {
    smallNetwork(file())
    writeFileSync(file(), `${readFileSync(file(), 'utf8')}{"is":"nothing"}\n`)
    expect(() => smallNetwork(file())).toThrow(`${file()}:6`)
  })

  test('hands the last messages over again after a crash, and only then', () => {
    const before = smallNetwork(file())
    const clean = plugIn(before)
    before.say('zhang', BOT, { text: '一' })
    clean.close()
    expect(plugIn(smallNetwork(file())).handed).toEqual([])
    // The login just made was never closed, as if the process had been killed.
    expect(plugIn(smallNetwork(file())).handed).toEqual(['m1'])
  })
})
