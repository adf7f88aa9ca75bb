/** What people do on their phones, and what they read there. */
import { expect } from 'vitest'
import { STICKER } from '../../../src/chat/local/phone-text.ts'
import { defineSteps } from '../gherkin-steps.ts'
import { PICTURE } from '../picture.ts'
import type { parameters, World } from '../world.ts'

const contentOf = (text: string) => ({ mediaType: 'text/plain', bytes: Buffer.from(text) })

const lastOf = (world: World, name: string, room?: string) => {
  const fresh = world.fresh(name, room)
  return fresh.at(-1)
}

export const steps = defineSteps<World, typeof parameters>((step) => {
  step('{person}说：{words}', (world, name, text) => world.say(name, {}, { text }))
  step('{person}说了{int}个字的一段话', (world, name, length) => world.say(name, {}, { text: '话'.repeat(length) }))
  step('{person}在{room}里说：{words}', (world, name, room, text) => world.say(name, { room }, { text }))
  step('{person}在{room}里发接龙：', (world, name, room, below) =>
    world.say(name, { room }, { kind: 'relay', text: below.text() }),
  )
  step('{person}在{room}里说：', (world, name, room, below) => world.say(name, { room }, { text: below.text() }))
  step('{person}说：', (world, name, below) => world.say(name, {}, { text: below.text() }))
  step('{person}在{room}里@机器人说：{words}', (world, name, room, text) =>
    world.say(name, { room }, { text, mentions: [world.network.bot.id] }),
  )
  step('{person}在{room}里@所有人说：{words}', (world, name, room, text) =>
    world.say(name, { room }, { text, mentionsAll: true }),
  )
  step('{person}转来一段聊天记录', (world, name) => world.say(name, {}, { kind: 'history', text: '' }))
  step('{person}发来红包', (world, name) => world.say(name, {}, { kind: 'money', text: '' }))
  step('{person}发来一个表情包', (world, name) => world.say(name, {}, { kind: 'image', text: STICKER }))
  step('{person}发来一张图片', (world, name) => world.say(name, {}, { kind: 'image', text: '' }))
  step('{person}发来图片{words}', (world, name, fileName) =>
    world.say(name, {}, { kind: 'image', fileName, file: { mediaType: 'image/png', bytes: PICTURE } }),
  )
  step('{person}发来视频{words}', (world, name, fileName) =>
    world.say(name, {}, { kind: 'video', fileName, file: { mediaType: 'video/mp4', bytes: PICTURE } }),
  )
  step('{person}发来文件{words}，内容是：', (world, name, fileName, below) =>
    world.say(name, {}, { kind: 'file', fileName, file: contentOf(below.text()) }),
  )
  step('{person}在{room}里发来文件{words}', (world, name, room, fileName) =>
    world.say(name, { room }, { kind: 'file', fileName, file: contentOf(fileName) }),
  )
  step('{person}发来一个{int}兆的文件{words}', (world, name, size, fileName) =>
    world.say(name, {}, { kind: 'file', fileName, file: contentOf('大'.repeat((size * 2 ** 20) / 3)) }),
  )
  step('{person}转来链接{words}，网址是{words}', (world, name, title, url) =>
    world.say(name, {}, { kind: 'link', text: `${title}\n${url}` }),
  )
  step('{person}发来位置{words}，地址是{words}', (world, name, place, address) =>
    world.say(name, {}, { kind: 'location', text: `${place}\n${address}` }),
  )
  step('{person}一分钟里发了{int}条读不出来的消息', async (world, name, count) => {
    for (let sent = 0; sent < count; sent++) {
      // Each is asked for three times, and once by Wechaty itself.
      world.network.trouble.failFetches(4)
      await world.say(name, {}, { text: '我去' })
    }
  })
  step('接下来{int}次取文件失败', (world, count) => world.network.trouble.failFiles(count))
  step('{person}收到文件{words}', (world, name, fileName) => {
    expect(world.lookForFile(name, fileName), world.transcript()).toBeDefined()
  })
  step('{person}在{room}里看到文件{words}，一共{int}个', (world, name, room, fileName, count) => {
    const contact = world.contact(name)
    const id = world.network.rooms().find(({ topic }) => topic === room)?.id ?? ''
    const files = world.network.messagesOf(contact, id).filter((message) => message.fileName === fileName)
    expect(files, world.transcript()).toHaveLength(count)
  })
  step('{person}收到文件{words}，内容是：', (world, name, fileName, below) => {
    const message = world.lookForFile(name, fileName)
    expect(message, world.transcript()).toBeDefined()
    expect(Buffer.from(world.network.fileOf(message?.id ?? '') ?? '').toString()).toBe(below.text())
  })
  step('{person}收到的文件{words}里，{words}有{int}处', (world, name, fileName, words, count) => {
    const contact = world.contact(name)
    const message = world.network.messagesOf(contact, contact).findLast((one) => one.fileName === fileName)
    const text = Buffer.from(world.network.fileOf(message?.id ?? '') ?? '').toString()
    expect(text.split(words).length - 1, text).toBe(count)
  })
  step('{person}发来一段语音，转成的字是：{words}', (world, name, text) => world.say(name, {}, { kind: 'audio', text }))
  step('{person}发来一段没有转成字的语音', (world, name) => world.say(name, {}, { kind: 'audio', text: '' }))
  step('{person}引用含{words}的消息说：{words}', async (world, name, quoted, text) => {
    const contact = world.contact(name)
    const found = world.network.messagesOf(contact, contact).findLast((message) => message.text.includes(quoted))
    if (found === undefined) throw new Error(`${name}的聊天里没有含“${quoted}”的消息`)
    await world.say(name, {}, { text, quote: found.id })
  })
  step('{person}在{room}里引用含{words}的消息说：{words}', async (world, name, room, quoted, text) => {
    const id = world.network.rooms().find(({ topic }) => topic === room)?.id ?? ''
    const all = world.network.messagesOf(world.contact(name), id)
    const found = all.findLast((message) => message.text.includes(quoted))
    if (found === undefined) throw new Error(`${room}里没有含“${quoted}”的消息`)
    await world.say(name, { room }, { text, quote: found.id })
  })
  step('{person}一连说了{int}遍：{words}', async (world, name, times, text) => {
    world.network.line.repeatNext(times)
    await world.say(name, {}, { text })
  })

  step('{person}发了{int}条一样的消息：{words}', async (world, name, count, text) => {
    for (let sent = 0; sent < count; sent++) await world.say(name, {}, { text })
  })
  step('{person}一分钟里发了{int}条不一样的消息', async (world, name, count) => {
    for (let sent = 1; sent <= count; sent++) await world.say(name, {}, { text: `老李家第${sent}盆花` })
  })
  step('{person}的手机每收到一条就自动回：{words}', (world, name, text) =>
    answerAll(world, name, undefined, (round) => ({ text: text.replace('…', `${round}`) })),
  )
  step('{person}在{room}里每看到一条就@机器人回：{words}', (world, name, room, text) =>
    answerAll(world, name, room, () => ({ text, mentions: [world.network.bot.id] })),
  )

  step('{person}收到含{words}的消息', (world, name, words) => {
    expect(
      world.look(name, words),
      `${name}没有收到含“${words}”的消息，收到的是：${world
        .fresh(name)
        .map((one) => one.text)
        .join(' ┃ ')}`,
    ).toBeDefined()
  })
  step('{person}没有收到含{words}的消息', (world, name, words) =>
    expect(
      world
        .recent(name)
        .map((one) => one.text)
        .filter((text) => text.includes(words)),
    ).toEqual([]),
  )
  step('{person}收到过含{words}的消息', (world, name, words) => {
    const contact = world.contact(name)
    const texts = world.network.messagesOf(contact, contact).map(({ text }) => text)
    expect(
      texts.some((text) => text.includes(words)),
      texts.join(' ┃ '),
    ).toBe(true)
  })
  step('{person}收到的是：', (world, name, below) => expect(lastOf(world, name)?.text).toBe(below.text()))
  step('{person}没有收到新消息', (world, name) => expect(world.fresh(name).map((one) => one.text)).toEqual([]))
  step('{person}收到{int}条新消息', (world, name, count) => expect(world.fresh(name)).toHaveLength(count))
  step('{person}在{room}里看到含{words}的消息', (world, name, room, words) => {
    expect(
      world.look(name, words, room),
      world
        .fresh(name, room)
        .map((one) => one.text)
        .join(' ┃ '),
    ).toBeDefined()
  })
  step('{person}在{room}里没有看到含{words}的消息', (world, name, room, words) =>
    expect(
      world
        .recent(name, room)
        .map((one) => one.text)
        .filter((text) => text.includes(words)),
    ).toEqual([]),
  )
  step('{person}在{room}里没有看到新消息', (world, name, room) =>
    expect(world.fresh(name, room).map((one) => one.text)).toEqual([]),
  )
  step('{person}一共收到{int}条含{words}的消息', (world, name, count, words) => {
    const contact = world.contact(name)
    const all = world.network.messagesOf(contact, contact).filter((message) => message.from === world.network.bot.id)
    expect(all.filter((message) => message.text.includes(words))).toHaveLength(count)
  })
  step('{person}在{room}里一共看到{int}条含{words}的消息', (world, name, room, count, words) => {
    const topic = world.network.rooms().find((one) => one.topic === room)
    const all = world.network.messagesOf(world.contact(name), topic?.id ?? '')
    expect(all.filter(({ from, text }) => from === world.network.bot.id && text.includes(words))).toHaveLength(count)
  })
  step('下面每个人都收到{int}条含{words}的消息：', (world, count, words, below) => {
    const got = below.rows().map((row) => {
      const contact = world.contact(row['姓名'] ?? '')
      const mine = world.network.messagesOf(contact, contact).filter(({ text }) => text.includes(words))
      return `${row['姓名']} ${mine.filter(({ from }) => from === world.network.bot.id).length}`
    })
    expect(got).toEqual(below.rows().map((row) => `${row['姓名']} ${count}`))
  })
})

/** Another machine: it says something whenever the bot has, as long as that goes on. */
async function answerAll(
  world: World,
  name: string,
  room: string | undefined,
  answer: (round: number) => Parameters<World['say']>[2],
): Promise<void> {
  const where = room === undefined ? {} : { room }
  for (let round = 1; round <= ROUNDS && world.fresh(name, room).length > 0; round++) {
    await world.say(name, where, answer(round))
  }
  expect(world.fresh(name, room), `它们说了${ROUNDS}个来回还没停`).toEqual([])
}

/** More turns than two machines may have with each other. */
const ROUNDS = 60
