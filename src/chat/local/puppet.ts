/**
 * The default platform: a wechaty puppet that speaks to an invented phone network. As far as Wechaty can tell it is a
 * WeChat account, so that everything above it is the same in the rehearsal as in the office.
 */
import { EventEmitter } from 'node:events'
import { FileBox, type FileBoxInterface } from 'file-box'
import { type payloads, types } from 'wechaty-puppet'
import type { IncomingKind } from '../chat.ts'
import { LimitedPuppet } from './limited-puppet.ts'
import type { LineConnection } from './line.ts'
import type { Contact, FriendRequest, Message, Network, NetworkEvent, Room, Said } from './network.ts'
import { phoneText, typeOf } from './phone-text.ts'

interface RawMember {
  readonly contact: Contact
  readonly roomAlias: string
}

/** One grey dot as a PNG: stands for every picture of which only that it was sent is known. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
/** Where a real puppet would show a code to scan. */
const LOGIN_CODE = 'https://local.invalid/login'

export class PuppetLocal extends LimitedPuppet {
  static override readonly VERSION = '1.0.0'
  readonly #network: Network
  #connection: LineConnection | undefined
  #leave = () => {}
  /** Handed over, and nobody has asked yet what it says: perhaps nobody has heard of it. */
  readonly #unasked = new Set<string>()
  /** Logins and logouts take a tick each; this keeps them in order. */
  #turn: Promise<void> = Promise.resolve()

  constructor(network: Network) {
    super()
    this.#network = network
    // A puppet service takes its ears off while nobody is connected to it.
    const watch = EventEmitter.prototype.on.bind(this)
    watch('newListener', (event) => event === 'message' && queueMicrotask(() => this.#getReady()))
    watch('removeListener', (event) => event === 'message' && !this.#isHeard() && this.#connection?.pause())
  }

  override name(): string {
    return 'puppet-local'
  }

  override version(): string {
    return PuppetLocal.VERSION
  }

  override async onStart(): Promise<void> {
    this.#leave = this.#network.subscribe((event) => {
      this.#forget(event)
      if (event.type === 'friend' && this.isLoggedIn) this.emit('friendship', { friendshipId: event.request.id })
    })
    this.#connection = this.#network.connect({
      onMessage: (messageId) => this.#hand(messageId),
      onLogin: (loggedIn) => this.#switch(loggedIn),
    })
    this.#switch(this.#network.line.isOnline())
    await this.#turn
  }

  override async onStop(): Promise<void> {
    this.#connection?.close()
    this.#connection = undefined
    this.#leave()
    await this.#turn
  }

  override ding(data?: string): void {
    this.emit('dong', data === undefined ? {} : { data })
  }

  #switch(loggedIn: boolean): void {
    this.#turn = this.#turn.then(() => (loggedIn ? this.#logIn() : this.#logOut()))
  }

  #logIn(): void {
    if (this.isLoggedIn || !this.#connection) return
    this.login(this.#network.bot.id)
    this.emit('ready', { data: 'local' })
    // As the platform does: whoever asked before is announced once more.
    for (const { id } of this.#network.friendRequests()) this.emit('friendship', { friendshipId: id })
    this.#getReady()
  }

  #isHeard(): boolean {
    return this.listenerCount('message') > 0
  }

  #getReady(): void {
    if (!this.isLoggedIn || !this.#isHeard()) return
    this.#connection?.ready(new Set(this.#unasked))
  }

  #hand(messageId: string): void {
    this.#unasked.add(messageId)
    this.emit('message', { messageId })
  }

  async #logOut(): Promise<void> {
    await this.logout('the platform logged the account out')
    this.emit('scan', { status: types.ScanStatus.Waiting, qrcode: LOGIN_CODE })
  }

  /** Drops what Wechaty has cached of something that changed. */
  #forget(event: NetworkEvent): void {
    if (event.type === 'recall') this.dirtyPayload(types.Dirty.Message, event.message.id)
    if (event.type !== 'people') return
    const isRoom = this.#network.room(event.id) !== undefined
    const kinds = isRoom ? [types.Dirty.Room, types.Dirty.RoomMember] : [types.Dirty.Contact]
    for (const kind of kinds) this.dirtyPayload(kind, event.id)
  }

  override async contactList(): Promise<string[]> {
    return this.#network.contacts().map((contact) => contact.id)
  }

  override async contactRawPayload(contactId: string): Promise<Contact> {
    const contact = this.#network.contact(contactId)
    if (!contact) throw new Error(`no such contact: ${contactId}`)
    return contact
  }

  override async contactRawPayloadParser({ id, name, alias }: Contact): Promise<payloads.Contact> {
    const type = types.Contact.Individual
    return { id, name, alias, type, gender: types.ContactGender.Unknown, avatar: '', phone: [], friend: true }
  }

  override contactAlias(contactId: string): Promise<string>
  override contactAlias(contactId: string, alias: string | null): Promise<void>
  override async contactAlias(contactId: string, alias?: string | null): Promise<unknown> {
    if (alias === undefined) return (await this.contactRawPayload(contactId)).alias
    return this.#network.setAlias(contactId, alias ?? '')
  }

  override contactAvatar(contactId: string): Promise<FileBoxInterface>
  override contactAvatar(contactId: string, file: FileBoxInterface): Promise<void>
  override async contactAvatar(contactId: string, file?: FileBoxInterface): Promise<unknown> {
    if (file) throw new Error('this platform cannot do that: set an avatar')
    await this.contactRawPayload(contactId)
    return FileBox.fromBase64(DOT, `${contactId}.png`)
  }

  override async friendshipRawPayload(id: string): Promise<FriendRequest> {
    const request = this.#network.friendRequests().find((one) => one.id === id)
    if (!request) throw new Error(`no such friend request: ${id}`)
    return request
  }

  override async friendshipRawPayloadParser({ id, contact, hello }: FriendRequest): Promise<payloads.Friendship> {
    return { id, contactId: contact, hello, timestamp: 0, type: types.Friendship.Receive, ticket: id }
  }

  override async friendshipAccept(id: string): Promise<void> {
    this.#network.acceptFriend(id)
  }

  override async roomList(): Promise<string[]> {
    const mine = this.#network.rooms().filter((room) => room.memberIds.includes(this.#network.bot.id))
    return mine.map((room) => room.id)
  }

  override async roomRawPayload(roomId: string): Promise<Room> {
    const room = this.#network.room(roomId)
    if (!room) throw new Error(`no such room: ${roomId}`)
    return room
  }

  override async roomRawPayloadParser({ id, topic, memberIds }: Room): Promise<payloads.Room> {
    return { id, topic, memberIdList: [...memberIds], adminIdList: [] }
  }

  override async roomMemberList(roomId: string): Promise<string[]> {
    return [...(await this.roomRawPayload(roomId)).memberIds]
  }

  override async roomMemberRawPayload(roomId: string, contactId: string): Promise<RawMember> {
    const room = await this.roomRawPayload(roomId)
    if (!room.memberIds.includes(contactId)) throw new Error(`${contactId} is no member of the room ${roomId}`)
    return { contact: await this.contactRawPayload(contactId), roomAlias: room.nicknames[contactId] ?? '' }
  }

  override async roomMemberRawPayloadParser({ contact, roomAlias }: RawMember): Promise<payloads.RoomMember> {
    return { id: contact.id, name: contact.name, roomAlias, avatar: '' }
  }

  override roomTopic(roomId: string): Promise<string>
  override roomTopic(roomId: string, topic: string): Promise<void>
  override async roomTopic(roomId: string, topic?: string): Promise<unknown> {
    const room = await this.roomRawPayload(roomId)
    if (topic === undefined) return room.topic
    return this.#network.addRoom({ ...room, topic })
  }

  override messagePayload(messageId: string): Promise<payloads.Message> {
    this.#unasked.delete(messageId)
    return super.messagePayload(messageId)
  }

  override async messageRawPayload(messageId: string): Promise<Message> {
    return this.#network.fetchMessage(messageId)
  }

  override async messageRawPayloadParser(message: Message): Promise<payloads.Message> {
    const { bot } = this.#network
    const room = this.#network.room(message.chat)
    const base = {
      id: message.id,
      talkerId: message.from,
      text: phoneText(message),
      timestamp: message.at.getTime(),
      type: typeOf(message),
      ...(message.fileName !== undefined && { filename: message.fileName }),
    }
    if (!room) return { ...base, listenerId: message.from === bot.id ? message.chat : bot.id }
    // As some puppets do, @所有人 is spelled out as everybody, the bot included (docs/rules.md).
    const mentionIdList = message.mentionsAll ? [...room.memberIds] : [...message.mentions]
    return { ...base, roomId: room.id, mentionIdList }
  }

  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    const message = await this.messageRawPayload(messageId)
    const bytes = await this.#network.fetchFile(messageId)
    const name = message.fileName ?? `${message.kind}-${message.id}`
    if (bytes) return FileBox.fromBuffer(Buffer.from(bytes), name)
    if (message.kind === 'image') return FileBox.fromBase64(DOT, `${name}.png`)
    return FileBox.fromBuffer(Buffer.from(`${message.kind} ${message.id}\n`), name + (ENDINGS[message.kind] ?? ''))
  }

  override messageImage(messageId: string): Promise<FileBoxInterface> {
    return this.messageFile(messageId)
  }

  override async messageRecall(messageId: string): Promise<boolean> {
    if (this.#network.message(messageId)?.from !== this.#network.bot.id) return false
    this.#network.recall(messageId)
    return true
  }

  override async messageForward(conversationId: string, messageId: string): Promise<string> {
    const { kind, text, fileName, file } = await this.messageRawPayload(messageId)
    const bytes = this.#network.fileOf(messageId)
    const content = file && bytes && { mediaType: file.mediaType, bytes }
    return this.#send(conversationId, {
      kind,
      text,
      ...(fileName !== undefined && { fileName }),
      ...(content && { file: content }),
    })
  }

  override messageSendText(conversationId: string, text: string, mentions: string[] = []): Promise<string> {
    return this.#send(conversationId, { text, mentions })
  }

  override async messageSendFile(conversationId: string, file: FileBoxInterface): Promise<string> {
    const { mediaType, name } = file
    const content = { mediaType, bytes: await file.toBuffer() }
    return this.#send(conversationId, { kind: kindOfFile(mediaType), fileName: name, file: content })
  }

  override async messageSendContact(conversationId: string, contactId: string): Promise<string> {
    const { name } = await this.contactRawPayload(contactId)
    return this.#send(conversationId, { kind: 'contact', text: name })
  }

  /** The phones keep a link as its title and, on a line of its own, its address. */
  override async messageUrl(messageId: string): Promise<payloads.UrlLink> {
    const [title = '', url = ''] = (await this.messageRawPayload(messageId)).text.split('\n')
    return { title, url }
  }

  override messageSendUrl(conversationId: string, { title, url }: payloads.UrlLink): Promise<string> {
    return this.#send(conversationId, { kind: 'link', text: `${title}\n${url}` })
  }

  /** The phones keep a location as its name and, on a line of its own, its address. */
  override async messageLocation(messageId: string): Promise<payloads.Location> {
    const [name = '', address = ''] = (await this.messageRawPayload(messageId)).text.split('\n')
    return { name, address, latitude: 0, longitude: 0, accuracy: 0 }
  }

  override messageSendLocation(conversationId: string, { name, address }: payloads.Location): Promise<string> {
    return this.#send(conversationId, { kind: 'location', text: `${name}\n${address}` })
  }

  override async conversationReadMark(conversationId: string, hasRead?: boolean): Promise<boolean> {
    const { bot } = this.#network
    const row = this.#network.chatsOf(bot.id).find((chat) => chat.id === conversationId)
    if (hasRead === undefined) return row?.unread === 0
    if (hasRead) this.#network.markRead(bot.id, conversationId)
    return hasRead
  }

  async #send(conversationId: string, said: Said): Promise<string> {
    const message = await this.#network.deliverFromBot(conversationId, said)
    return message.id
  }
}

/** Of what stands in for a content. */
const ENDINGS: Readonly<Partial<Record<IncomingKind, string>>> = { audio: '.mp3', video: '.mp4' }

function kindOfFile(mediaType: string): IncomingKind {
  const family = mediaType.split('/')[0]
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'file'
}
