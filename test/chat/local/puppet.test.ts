import { describe, expect, test } from 'vitest'
import { Puppet, type payloads, types } from 'wechaty-puppet'
import type { IncomingKind } from '../../../src/chat/chat.ts'
import type { Network, Said } from '../../../src/chat/local/network.ts'
import { PuppetLocal } from '../../../src/chat/local/puppet.ts'
import { earsOn, NOON, ROOM, settle, smallNetwork } from '../phones.ts'

const RULER = '- - - - - - - - - - - - - - -'

/** What a puppet says of something that 张三 says in the room. */
async function payloadOf(said: Said, network: Network = smallNetwork()): Promise<payloads.Message> {
  return new PuppetLocal(network).messagePayload(network.say('zhang', { room: ROOM }, said).id)
}

describe('what the puppet says of messages', () => {
  test.each<[IncomingKind, types.Message]>([
    ['text', types.Message.Text],
    ['relay', types.Message.GroupNote],
    ['image', types.Message.Image],
    ['audio', types.Message.Audio],
    ['video', types.Message.Video],
    ['file', types.Message.Attachment],
    ['link', types.Message.Url],
    ['location', types.Message.Location],
    ['contact', types.Message.Contact],
    ['history', types.Message.ChatHistory],
    ['money', types.Message.RedEnvelope],
    ['recalled', types.Message.Recalled],
    ['other', types.Message.Unknown],
  ])('%s', async (kind, type) => expect((await payloadOf({ kind })).type).toBe(type))

  test('a room message', async () => {
    const payload = await payloadOf({ text: '我去', mentions: ['bot'] })
    expect(payload).toEqual({
      id: 'm1',
      talkerId: 'zhang',
      roomId: ROOM,
      text: '@退休办助手\u2005我去',
      mentionIdList: ['bot'],
      timestamp: NOON.getTime(),
      type: types.Message.Text,
    })
  })

  test('@所有人 is spelled out, as some puppets do', async () => {
    expect(await payloadOf({ text: '开会', mentionsAll: true })).toMatchObject({
      text: '@所有人\u2005开会',
      mentionIdList: ['bot', 'zhang', 'li'],
    })
  })

  test('a quote is one text with brackets and a ruler', async () => {
    const network = smallNetwork()
    const quoted = network.say('zhang', { room: ROOM }, { text: '几点' })
    const payload = await payloadOf({ text: '九点', quote: quoted.id }, network)
    expect(payload).toMatchObject({ type: types.Message.Text, text: `「一支部张三：几点」\n${RULER}\n九点` })
  })

  test('private messages name who listens', async () => {
    const network = smallNetwork()
    const puppet = new PuppetLocal(network)
    const asked = network.say('zhang', { bot: true }, { text: '在吗' })
    const answered = await network.deliverFromBot('zhang', { text: '在' })
    expect(await puppet.messagePayload(asked.id)).toMatchObject({ talkerId: 'zhang', listenerId: 'bot' })
    expect(await puppet.messagePayload(answered.id)).toMatchObject({ talkerId: 'bot', listenerId: 'zhang' })
  })

  test('files are placeholders with the right name', async () => {
    const network = smallNetwork()
    const puppet = new PuppetLocal(network)
    const file = network.say('zhang', { bot: true }, { kind: 'file', fileName: '名单.xlsx' })
    const image = network.say('zhang', { bot: true }, { kind: 'image' })
    expect((await puppet.messageFile(file.id)).name).toBe('名单.xlsx')
    expect((await puppet.messageImage(image.id)).mediaType).toBe('image/png')
  })
})

describe('what the puppet does', () => {
  test('is a puppet as wechaty checks it', () => {
    expect(Puppet.valid(new PuppetLocal(smallNetwork()))).toBe(true)
  })

  test('sends, and says which message it was', async () => {
    const network = smallNetwork()
    const puppet = new PuppetLocal(network)
    const id = await puppet.messageSendText(ROOM, '@一支部张三\u2005好', ['zhang'])
    expect(network.message(id)).toMatchObject({
      chat: ROOM,
      from: 'bot',
      text: '@一支部张三\u2005好',
      mentions: ['zhang'],
    })
  })

  test('cuts texts silently, as WeChat does', async () => {
    const network = smallNetwork()
    const id = await new PuppetLocal(network).messageSendText('zhang', '好'.repeat(2500))
    expect(network.message(id)?.text).toHaveLength(2000)
  })

  test('takes its own messages back, no others', async () => {
    const network = smallNetwork()
    const puppet = new PuppetLocal(network)
    const own = await puppet.messageSendText('zhang', '发错了')
    const other = network.say('zhang', { bot: true }, { text: '早' })
    expect([await puppet.messageRecall(own), await puppet.messageRecall(other.id)]).toEqual([true, false])
    expect(network.message(own)?.recalled).toBe(true)
  })

  test('sees remarks and names as they are now', async () => {
    const network = smallNetwork()
    const ears = earsOn(network)
    await ears.start()
    await ears.chat.directory()
    await ears.puppets[0]?.contactAlias('zhang', '张三·一支部·0123')
    network.addContact({ id: 'li', name: '李四（新）' })
    network.addRoom({ id: ROOM, topic: '一支部（新）', memberIds: ['bot', 'li'] })
    await settle()
    expect(await ears.chat.directory()).toEqual({
      contacts: [
        { platformId: 'zhang', name: '张三', alias: '张三·一支部·0123' },
        { platformId: 'li', name: '李四（新）', alias: '' },
        { platformId: 'wang', name: '王五', alias: '' },
      ],
      rooms: [{ platformId: ROOM, name: '一支部（新）', memberIds: ['bot', 'li'] }],
      unread: { contacts: [], rooms: [] },
    })
    await ears.chat.stop()
  })

  test.each<[string, (puppet: PuppetLocal) => Promise<unknown>]>([
    ['create rooms', (puppet) => puppet.roomCreate()],
    ['ask for friends', (puppet) => puppet.friendshipAdd()],
    ['accept invitations', (puppet) => puppet.roomInvitationAccept()],
    ['post moments', (puppet) => puppet.postPublish()],
    ['tag', (puppet) => puppet.tagContactList()],
    ['announce', (puppet) => puppet.roomAnnounce(ROOM, '公告')],
    ['send mini programs', (puppet) => puppet.messageSendMiniProgram()],
  ])('says that it cannot %s', async (_, deed) => {
    await expect(deed(new PuppetLocal(smallNetwork()))).rejects.toThrow('this platform cannot do that')
  })
})
