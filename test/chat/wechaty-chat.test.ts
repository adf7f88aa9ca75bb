import { describe, expect, test } from 'vitest'
import { sleep } from '../../src/base/clock.ts'
import type { Incoming, SendFailure } from '../../src/chat/chat.ts'
import type { Network, Said } from '../../src/chat/local/network.ts'
import { type Ears, earsOn, NOON, ROOM, settle, smallNetwork } from './phones.ts'

const BOT = { bot: true } as const
const TO_ZHANG = { kind: 'private', platformId: 'zhang' } as const
const TO_ROOM = { kind: 'room', platformId: ROOM } as const

/** Runs `play` with a started chat, and stops the chat whatever happens. */
async function online(play: (network: Network, ears: Ears) => Promise<void>, ears?: (network: Network) => Ears) {
  const network = smallNetwork()
  const own = ears?.(network) ?? earsOn(network)
  await own.start()
  try {
    await play(network, own)
  } finally {
    await own.chat.stop()
  }
}

/** What arrives of something that 张三 says. */
async function heardOf(said: Said, to: { room: string } | { bot: true } = { room: ROOM }): Promise<Incoming> {
  const network = smallNetwork()
  const ears = earsOn(network)
  await ears.start()
  network.say('zhang', to, said)
  const [incoming] = await ears.hear(1)
  await ears.chat.stop()
  if (!incoming) throw new Error('nothing was heard')
  return incoming
}

describe('messages arrive taken apart', () => {
  test('from a room', async () => {
    expect(await heardOf({ text: '我去 👌[强]\n老伴也去' })).toEqual({
      account: 'a',
      platformMessageId: 'm1',
      room: { platformId: ROOM, name: '一支部', members: 3 },
      sender: { platformId: 'zhang', name: '张三', alias: '', roomAlias: '一支部张三' },
      kind: 'text',
      text: '我去 👌[强]\n老伴也去',
      mentionsSelf: false,
      sentAt: NOON,
    })
  })

  test('from a private chat, with the remark the bot has set', async () => {
    await online(async (network, ears) => {
      network.setAlias('wang', '王五·二支部')
      network.say('wang', BOT, { text: '在吗' })
      const [incoming] = await ears.hear(1)
      expect(incoming).not.toHaveProperty('room')
      expect(incoming?.sender).toEqual({ platformId: 'wang', name: '王五', alias: '王五·二支部', roomAlias: '' })
    })
  })

  const RELAY = '#接龙\n9.18 重阳茶话会\n例 张三 2人\n\n1. 张三 2人\n2. @李四 1人\n\n请大家接龙'
  test.each<[string, Said, Partial<Incoming>]>([
    ['a 接龙, whole', { kind: 'relay', text: RELAY }, { kind: 'relay', text: RELAY, mentionsSelf: false }],
    ['a voice message with a transcript', { kind: 'audio', text: '我去' }, { kind: 'audio', text: '我去' }],
    ['a voice message with XML', { kind: 'audio', text: '<?xml version="1.0"?><msg/>' }, { kind: 'audio', text: '' }],
    ['a picture', { kind: 'image', text: '<msg><img/></msg>' }, { kind: 'image', text: '' }],
    ['a file', { kind: 'file', fileName: '名单.xlsx' }, { kind: 'file', text: '' }],
    ['a video', { kind: 'video' }, { kind: 'video', text: '' }],
    ['a link', { kind: 'link', text: '中奖了\nhttps://a.cn/1' }, { kind: 'link', text: '中奖了\nhttps://a.cn/1' }],
    ['a link without an address', { kind: 'link', text: '中奖了' }, { kind: 'link', text: '中奖了' }],
    [
      'a location',
      { kind: 'location', text: '人民公园\n幸福路12号' },
      { kind: 'location', text: '人民公园（幸福路12号）' },
    ],
    ['a location of which nothing is told', { kind: 'location' }, { kind: 'location', text: '' }],
    ['a card', { kind: 'contact' }, { kind: 'contact' }],
    ['拍一拍', { kind: 'recalled', text: '张三拍了拍你' }, { kind: 'recalled', text: '' }],
    ['something else', { kind: 'other', text: '' }, { kind: 'other', text: '' }],
    ['nothing', { text: '' }, { kind: 'text', text: '' }],
    ['escapes', { text: '张三&amp;李四' }, { text: '张三&李四' }],
    ['10,001 characters', { text: '好'.repeat(10_001) }, { text: '好'.repeat(10_000) }],
  ])('%s', async (_, said, expected) => expect(await heardOf(said)).toMatchObject(expected))

  test('a quote, a mention and a reply', async () => {
    await online(async (network, ears) => {
      const notice = await network.deliverFromBot(ROOM, { text: '@所有人 去不去？\n1 去 2 不去' })
      network.say('zhang', { room: ROOM }, { text: '1', quote: notice.id, mentions: ['bot'] })
      const [incoming] = await ears.hear(1)
      expect(incoming).toMatchObject({
        kind: 'text',
        text: '1',
        quote: { name: '退休办助手', text: '@所有人 去不去？\n1 去 2 不去' },
        mentionsSelf: true,
      })
    })
  })

  test.each<[string, Said, boolean, string]>([
    ['the bot, picked from the list', { text: '我去', mentions: ['bot'] }, true, '我去'],
    ['the bot, from a PC', { text: '@退休办助手 我去' }, true, '我去'],
    ['everybody', { text: '开会', mentionsAll: true }, false, '开会'],
    ['everybody and the bot', { text: '开会', mentionsAll: true, mentions: ['bot'] }, true, '开会'],
    ['somebody else', { text: '你去不去', mentions: ['li'] }, false, '你去不去'],
    ['somebody else, in a sentence', { text: '我和@李四\u2005都去', mentions: ['li'] }, false, '我和李四都去'],
  ])('a mention of %s', async (_, said, mentionsSelf, text) => {
    expect(await heardOf(said)).toMatchObject({ mentionsSelf, text })
  })

  test('the bot is known by its 群昵称 too', async () => {
    await online(async (network, ears) => {
      const memberIds = ['bot', 'zhang']
      network.addRoom({ id: 'room-2', topic: '合唱队', memberIds, nicknames: { bot: '小助' } })
      network.say('zhang', { room: 'room-2' }, { text: '@小助 几点' })
      expect((await ears.hear(1))[0]).toMatchObject({ mentionsSelf: true, text: '几点' })
    })
  })
})

describe('order', () => {
  test('is that of the event, however long payloads take', async () => {
    await online(async (network, ears) => {
      let turn = 0
      network.trouble.delayFetches(() => sleep([20, 0, 9, 2, 14][turn++ % 5] ?? 0))
      const texts = Array.from({ length: 40 }, (_, at) => `第${at}条`)
      for (const [at, text] of texts.entries()) network.say(at % 2 ? 'zhang' : 'li', { room: ROOM }, { text })
      const heard = await ears.hear(40)
      expect(heard.map((incoming) => incoming.text)).toEqual(texts)
    })
  })

  test('is kept without waiting until the one before is taken in', async () => {
    const begun: string[] = []
    const all = Promise.withResolvers<void>()
    const texts = Array.from({ length: 20 }, (_, at) => `${at}`)
    const slow = async (incoming: Incoming) => {
      begun.push(incoming.text)
      if (begun.length === texts.length) all.resolve()
      await all.promise
    }
    await online(
      async (network, ears) => {
        for (const text of texts) network.say('zhang', BOT, { text })
        await ears.hear(20)
        expect(begun).toEqual(texts)
      },
      (network) => earsOn(network, {}, slow),
    )
  })

  test('is that of the platform where it delivers backwards, and repeats keep their id', async () => {
    await online(async (network, ears) => {
      network.line.hold()
      for (const text of ['一', '二']) network.say('zhang', BOT, { text })
      network.line.release('reverse')
      network.line.repeatNext(3)
      network.say('zhang', BOT, { text: '三' })
      const heard = await ears.hear(5)
      expect(heard.map(({ platformMessageId }) => platformMessageId)).toEqual(['m2', 'm1', 'm3', 'm3', 'm3'])
    })
  })
})

describe('nothing is dropped', () => {
  test('a payload that fails is asked for again', async () => {
    await online(async (network, ears) => {
      network.trouble.failFetches(2)
      network.say('zhang', BOT, { text: '我去' })
      expect((await ears.hear(1))[0]).toMatchObject({ kind: 'text', text: '我去' })
    })
  })

  test('a payload that never comes goes up as something', async () => {
    await online(async (network, ears) => {
      network.trouble.failFetches(100)
      network.say('zhang', BOT, { text: '我去' })
      expect((await ears.hear(1))[0]).toMatchObject({ platformMessageId: 'm1', kind: 'other', text: '', sentAt: NOON })
    })
  })

  test('payloads that hang hold nobody up for longer than one attempt, and keep their own order', async () => {
    await online(
      async (network, ears) => {
        network.trouble.delayFetches(() => new Promise(() => {}))
        for (const text of ['一', '二', '三']) network.say('zhang', BOT, { text })
        await settle()
        network.trouble.delayFetches(async () => {})
        const others = Array.from({ length: 20 }, (_, at) => `${at}`)
        for (const text of others) network.say('li', BOT, { text })
        const heard = await ears.hear(20)
        expect(heard.map(({ text }) => text)).toEqual(others)
        expect((await ears.hear(23)).slice(20).map(({ text }) => text)).toEqual(['一', '二', '三'])
      },
      (network) => earsOn(network, { fetch: { attemptMs: 50, pauses: [700] } }),
    )
  })

  test('a room that says nothing of itself holds up nobody else, and its own messages stay in order', async () => {
    await online(async (network, ears) => {
      const [puppet] = ears.puppets
      const silent = Promise.withResolvers<never>()
      if (puppet) puppet.roomRawPayload = () => silent.promise
      for (let at = 0; at < 20; at += 1) network.say('zhang', { room: ROOM }, { text: `第${at}条` })
      network.say('wang', BOT, { text: '我摔倒了' })
      expect((await ears.hear(1))[0]).toMatchObject({ text: '我摔倒了' })
      silent.reject(new Error('no'))
      const heard = await ears.hear(21)
      expect(heard.slice(1).map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, at) => `第${at}条`))
    })
  })

  test('a handler that throws does not stop those behind it', async () => {
    const picky = async ({ text }: Incoming) => {
      if (text === '坏') throw new Error('cannot record')
    }
    await online(
      async (network, ears) => {
        for (const text of ['坏', '好']) network.say('zhang', BOT, { text })
        expect((await ears.hear(1))[0]?.text).toBe('好')
      },
      (network) => earsOn(network, {}, picky),
    )
  })

  test('the bot does not hear itself', async () => {
    await online(async (network, ears) => {
      await ears.chat.send({ to: TO_ROOM, text: '通知' })
      network.say('zhang', { room: ROOM }, { text: '收到' })
      expect((await ears.hear(1)).map((incoming) => incoming.text)).toEqual(['收到'])
    })
  })
})

describe('sending', () => {
  test('says which message it was', async () => {
    await online(async (network, ears) => {
      const result = await ears.chat.send({ to: TO_ZHANG, text: '您好' })
      expect(result).toEqual({ outcome: 'sent', platformMessageId: 'm1' })
      expect(network.ledger()).toMatchObject([{ chat: 'zhang', from: 'bot', text: '您好' }])
    })
  })

  test('calls members by the name they bear in the room', async () => {
    await online(async (network, ears) => {
      await ears.chat.send({ to: TO_ROOM, text: '请回1', mentions: ['zhang', 'li', 'gone'] })
      expect(network.ledger()[0]).toMatchObject({ text: '@gone\u2005@一支部张三\u2005@李四\u2005请回1' })
    })
  })

  test('splits long texts, in order, mentions in the first', async () => {
    await online(async (network, ears) => {
      const text = ['一', '二', '三'].map((word) => word.repeat(400)).join('\n\n')
      const result = await ears.chat.send({ to: TO_ROOM, text, mentions: ['li'] })
      expect(result).toEqual({ outcome: 'sent', platformMessageId: 'm1' })
      const sent = network.ledger()
      expect(sent.map((message) => message.text.slice(0, 5))).toEqual(['@李四\u2005一', '二二二二二', '三三三三三'])
      expect(sent.map((message) => message.mentions)).toEqual([['li'], [], []])
    })
  })

  test.each<SendFailure>(['offline', 'no-such-chat', 'refused', 'banned', 'too-often', 'too-long', 'broken'])(
    'fails as %s',
    async (failure) => {
      await online(async (network, ears) => {
        network.trouble.nextSends(1, { what: 'fail', failure })
        expect(await ears.chat.send({ to: TO_ZHANG, text: '您好' })).toEqual({ outcome: 'failed', failure })
        expect(network.ledger()).toEqual([])
        expect(await ears.chat.send({ to: TO_ZHANG, text: '您好' })).toMatchObject({ outcome: 'sent' })
      })
    },
  )

  test.each([
    { what: 'hang', delivered: true },
    { what: 'hang', delivered: false },
    { what: 'cut', delivered: true },
    { what: 'cut', delivered: false },
  ] as const)('is uncertain: $what, delivered $delivered', async (trouble) => {
    await online(async (network, ears) => {
      network.trouble.nextSends(1, trouble)
      expect(await ears.chat.send({ to: TO_ZHANG, text: '您好' })).toEqual({ outcome: 'uncertain' })
      expect(network.ledger()).toHaveLength(trouble.delivered ? 1 : 0)
    })
  })

  test('is uncertain when a later part fails: the first one is out', async () => {
    await online(async (network, ears) => {
      const send = ears.chat.send({ to: TO_ZHANG, text: `${'一'.repeat(500)}\n${'二'.repeat(500)}` })
      network.subscribe((event) => {
        if (event.type === 'message') network.trouble.nextSends(1, { what: 'fail', failure: 'too-often' })
      })
      expect(await send).toEqual({ outcome: 'uncertain' })
      expect(network.ledger()).toHaveLength(1)
    })
  })

  test('knows a chat that is not there', async () => {
    await online(async (_, ears) => {
      const to = { kind: 'private', platformId: 'nobody' } as const
      expect(await ears.chat.send({ to, text: '您好' })).toEqual({ outcome: 'failed', failure: 'no-such-chat' })
    })
  })

  test('of nothing fails', async () => {
    await online(async (_, ears) => {
      expect(await ears.chat.send({ to: TO_ZHANG, text: ' ' })).toEqual({ outcome: 'failed', failure: 'broken' })
    })
  })

  test('before the start and after the stop fails as offline', async () => {
    const ears = earsOn(smallNetwork())
    const offline = { outcome: 'failed', failure: 'offline' }
    expect(await ears.chat.send({ to: TO_ZHANG, text: '您好' })).toEqual(offline)
    await ears.start()
    await ears.chat.stop()
    expect(await ears.chat.send({ to: TO_ZHANG, text: '您好' })).toEqual(offline)
  })
})

describe('the login', () => {
  test('lost and found again: nothing said meanwhile is lost', async () => {
    await online(async (network, ears) => {
      network.line.goOffline()
      network.say('zhang', BOT, { text: '有人吗' })
      await settle()
      expect(ears.chat.state()).toBe('logged-out')
      expect(ears.scans).toHaveLength(1)
      expect(await ears.chat.send({ to: TO_ZHANG, text: '您好' })).toEqual({ outcome: 'failed', failure: 'offline' })
      network.line.goOnline()
      expect((await ears.hear(1))[0]?.text).toBe('有人吗')
      expect(ears.states).toEqual(['starting', 'online', 'logged-out', 'online'])
    })
  })

  test('that is not there at the start shows a code and comes later', async () => {
    const network = smallNetwork()
    network.line.goOffline()
    const ears = earsOn(network)
    await ears.start()
    expect([ears.chat.state(), ears.scans.length]).toEqual(['logged-out', 1])
    network.line.goOnline()
    await settle()
    expect(ears.chat.state()).toBe('online')
    await ears.chat.stop()
  })

  test('quick changes keep their order', async () => {
    await online(async (network, ears) => {
      for (let turn = 0; turn < 3; turn += 1) {
        network.line.goOffline()
        network.line.goOnline()
      }
      network.say('zhang', BOT, { text: '还在吗' })
      // It may be heard between two changes: each takes a tick.
      await ears.hear(1)
      await settle()
      expect(ears.chat.state()).toBe('online')
      expect(ears.states.at(-1)).toBe('online')
    })
  })
})

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length

describe('start and stop', () => {
  test('stop lets the send in hand and what has arrived settle', async () => {
    const network = smallNetwork()
    const ears = earsOn(network, {}, () => sleep(5))
    await ears.start()
    network.trouble.delayFetches(() => sleep(5))
    for (let at = 0; at < 5; at += 1) network.say('zhang', BOT, { text: `${at}` })
    const send = ears.chat.send({ to: TO_ZHANG, text: '您好' })
    await ears.chat.stop()
    expect(ears.heard).toHaveLength(5)
    expect(await send).toMatchObject({ outcome: 'sent' })
  })

  test('stop does not wait for ever for a send that hangs', async () => {
    const network = smallNetwork()
    const ears = earsOn(network, { sendMs: 60_000, stopMs: 20 })
    await ears.start()
    network.trouble.nextSends(1, { what: 'hang', delivered: false })
    const send = ears.chat.send({ to: TO_ZHANG, text: '您好' })
    await settle()
    await ears.chat.stop()
    expect(await send).toEqual({ outcome: 'uncertain' })
  })

  test('nothing is handed up once stopped', async () => {
    const network = smallNetwork()
    const ears = earsOn(network, { stopMs: 20 })
    await ears.start()
    network.trouble.delayFetches(() => sleep(60))
    for (let at = 0; at < 3; at += 1) network.say('zhang', BOT, { text: `${at}` })
    await ears.chat.stop()
    const heard = ears.heard.length
    await sleep(200)
    expect(ears.heard).toHaveLength(heard)
  })

  test('a restart hears what was said meanwhile, once', async () => {
    const network = smallNetwork()
    const ears = earsOn(network)
    await ears.start()
    network.say('zhang', BOT, { text: '一' })
    await ears.hear(1)
    await ears.chat.stop()
    network.say('zhang', BOT, { text: '二' })
    await ears.start()
    await ears.hear(2)
    await settle()
    expect(ears.heard.map((incoming) => incoming.text)).toEqual(['一', '二'])
    await ears.chat.stop()
  })

  test('fifty times leaves nothing behind', async () => {
    let watching = 0
    const plain = smallNetwork()
    const network: Network = {
      ...plain,
      subscribe(listener) {
        watching += 1
        const leave = plain.subscribe(listener)
        return () => {
          watching -= 1
          leave()
        }
      },
    }
    const ears = earsOn(network)
    await ears.start()
    await ears.chat.stop()
    await settle()
    const before = { listeners: process.eventNames().length, timers: timers() }
    for (let turn = 1; turn <= 50; turn += 1) {
      await ears.start()
      plain.say('zhang', BOT, { text: `${turn}` })
      await ears.hear(turn)
      await ears.chat.stop()
    }
    await settle()
    expect(watching).toBe(0)
    expect(process.eventNames()).toHaveLength(before.listeners)
    expect(timers()).toBeLessThanOrEqual(before.timers)
    // One listener is Wechaty's own; it goes with the puppet, of which every start makes a new one.
    expect(ears.puppets.map((puppet) => puppet.listenerCount('message'))).toEqual(Array(51).fill(1))
    expect(ears.states.filter((state) => state === 'online')).toHaveLength(51)
  })

  test('starting twice is refused, stopping twice is not', async () => {
    const ears = earsOn(smallNetwork())
    await ears.start()
    await expect(ears.start()).rejects.toThrow('already started')
    await ears.chat.stop()
    await ears.chat.stop()
    expect(ears.chat.state()).toBe('stopped')
  })
})
