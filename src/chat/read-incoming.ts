/** From a message id to an `Incoming`: everything the platform knows of it is fetched and taken apart. */
import { type payloads, types } from 'wechaty-puppet'
import type { Echo, Incoming, IncomingKind, Sender } from './chat.ts'
import { takeMentions } from './mentions.ts'
import { fetchPatiently, onceMore, type Patience } from './patience.ts'
import { locationInText, sayLocation } from './read-location.ts'
import { cutText, splitQuote, undoEscapes } from './words.ts'

/** What is asked of a puppet here. */
export interface MessageSource {
  messagePayload(messageId: string): Promise<payloads.Message>
  messageUrl(messageId: string): Promise<Pick<payloads.UrlLink, 'title' | 'url'>>
  messageLocation(messageId: string): Promise<payloads.Location>
  contactPayload(contactId: string): Promise<payloads.Contact>
  roomPayload(roomId: string): Promise<payloads.Room>
  roomMemberPayload(roomId: string, contactId: string): Promise<payloads.RoomMember>
}

export interface Reader {
  readonly account: string
  readonly source: MessageSource
  /** The bot's own contact id. */
  readonly self: string
  readonly patience: Patience
  readonly now: () => Date
}

const KINDS: ReadonlyMap<types.Message, IncomingKind> = new Map([
  [types.Message.Text, 'text'],
  [types.Message.GroupNote, 'relay'],
  [types.Message.Image, 'image'],
  [types.Message.Emoticon, 'image'],
  [types.Message.Audio, 'audio'],
  [types.Message.Video, 'video'],
  [types.Message.Attachment, 'file'],
  [types.Message.Url, 'link'],
  [types.Message.MiniProgram, 'link'],
  [types.Message.Location, 'location'],
  [types.Message.Contact, 'contact'],
  [types.Message.Post, 'link'],
  [types.Message.ChatHistory, 'history'],
  [types.Message.RedEnvelope, 'money'],
  [types.Message.Transfer, 'money'],
  [types.Message.Recalled, 'recalled'],
])

/** Those that bring a file; a sticker is a picture to look at, and nobody sends one to be kept. */
const WITH_FILE: ReadonlySet<types.Message> = new Set([
  types.Message.Image,
  types.Message.Attachment,
  types.Message.Video,
])

/** Who a message is from when the platform does not say. */
const NOBODY: Sender = { platformId: '', name: '', alias: '', roomAlias: '' }

/** Longest file name that is kept, in UTF-16 units. */
const LONGEST_NAME = 200

/** Nobody calls more people than this one by one; beyond it their names are not looked up. */
const MOST_NAMES = 20

/** Somebody's message, or the bot's own. */
export type Read = { readonly incoming: Incoming } | { readonly echo: Echo }

/** A message of which it is known whether it can be read, and where it was said. */
export interface Opened {
  readonly messageId: string
  readonly payload: payloads.Message | undefined
  /** Of the room or the contact; empty where nobody knows. */
  readonly chat: string
}

/** The first look at a message. Never rejects. `onSilence`: the platform does not answer, and is asked again. */
export async function openIncoming(
  { source, self, patience }: Reader,
  messageId: string,
  onSilence: () => void,
): Promise<Opened> {
  const payload = await fetchPatiently(() => source.messagePayload(messageId), patience, onSilence)
  const { roomId = '', talkerId = '', listenerId = '' } = payload ?? {}
  return { messageId, payload, chat: roomId || (talkerId === self ? listenerId : talkerId) }
}

/**
 * Reads the rest of a message. Never rejects: a message that cannot be fetched comes back as kind
 * `other` without text and with an empty sender id, so that somebody learns that it was there.
 */
export async function readIncoming(reader: Reader, { messageId, payload }: Opened): Promise<Read> {
  const { account } = reader
  if (!payload) return { incoming: unreadable(account, messageId, reader.now()) }
  if (payload.talkerId === reader.self) return { echo: readEcho(reader, messageId, payload) }
  const room = payload.roomId ? await readRoom(reader, payload.roomId) : undefined
  const sender = await readSender(reader, payload.talkerId, room?.platformId)
  const content = await readContent(reader, payload)
  const sentAt = dateOf(payload.timestamp) ?? reader.now()
  return { incoming: { account, platformMessageId: messageId, ...(room && { room }), sender, ...content, sentAt } }
}

function readEcho(reader: Reader, platformMessageId: string, payload: payloads.Message): Echo {
  const { roomId, listenerId, text = '', timestamp } = payload
  const to = roomId
    ? ({ kind: 'room', platformId: roomId } as const)
    : ({ kind: 'private', platformId: listenerId ?? '' } as const)
  const file = payload.filename ? { fileName: payload.filename } : {}
  return { platformMessageId, to, text: undoEscapes(text), ...file, sentAt: dateOf(timestamp) ?? reader.now() }
}

function unreadable(account: string, platformMessageId: string, sentAt: Date): Incoming {
  return { account, platformMessageId, sender: NOBODY, kind: 'other', text: '', mentionsSelf: false, sentAt }
}

async function readRoom({ source, patience }: Reader, roomId: string): Promise<NonNullable<Incoming['room']>> {
  const room = await fetchPatiently(() => source.roomPayload(roomId), patience)
  return { platformId: roomId, name: room?.topic ?? '', members: room?.memberIdList.length ?? 0 }
}

async function readSender({ source, patience }: Reader, id: string, roomId?: string): Promise<Sender> {
  if (id === '') return NOBODY
  const [contact, member] = await Promise.all([
    fetchPatiently(() => source.contactPayload(id), patience),
    roomId === undefined ? undefined : fetchPatiently(() => source.roomMemberPayload(roomId, id), onceMore(patience)),
  ])
  const name = contact?.name || member?.name || ''
  return { platformId: id, name, alias: contact?.alias ?? '', roomAlias: member?.roomAlias ?? '' }
}

type Content = Pick<Incoming, 'kind' | 'text' | 'quote' | 'mentionsSelf' | 'file'>

async function readContent(reader: Reader, payload: payloads.Message): Promise<Content> {
  const kind = KINDS.get(payload.type) ?? 'other'
  const raw = undoEscapes(payload.text ?? '')
  // A native 接龙 is kept whole, and never quotes or mentions.
  if (kind === 'relay') return { kind, text: cutText(raw), mentionsSelf: false }
  if (WITH_FILE.has(payload.type)) {
    return { kind, text: '', file: { name: cutText(payload.filename ?? '', LONGEST_NAME) }, mentionsSelf: false }
  }
  if (payload.type === types.Message.Url) return { kind, text: await readLink(reader, payload.id), mentionsSelf: false }
  if (kind === 'location') return { kind, text: await readLocation(reader, payload.id, raw), mentionsSelf: false }
  if (kind === 'audio') return { kind, ...readVoice(raw), mentionsSelf: false }
  if (kind !== 'text') return { kind, text: '', mentionsSelf: false }
  const { quote, reply } = splitQuote(raw)
  const { text, mentionsSelf } = await readMentions(reader, payload, reply)
  const cutQuote = quote && { name: quote.name, text: cutText(quote.text) }
  return { kind, text: cutText(text), ...(cutQuote && { quote: cutQuote }), mentionsSelf }
}

/** Title and address, a line each, as far as the platform tells. */
async function readLink({ source, patience }: Reader, messageId: string): Promise<string> {
  const link = await fetchPatiently(() => source.messageUrl(messageId), onceMore(patience))
  const lines = [link?.title, link?.url].map((line) =>
    undoEscapes(line ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return cutText(lines.filter((line) => line !== '').join('\n'))
}

/** Where somebody is, in words, as far as the platform tells. */
async function readLocation({ source, patience }: Reader, messageId: string, raw: string): Promise<string> {
  const location = await fetchPatiently(() => source.messageLocation(messageId), onceMore(patience))
  const told = location === undefined ? '' : sayLocation(location)
  return cutText(undoEscapes(told === '' ? locationInText(raw) : told))
}

/** What a machine has written down; whoever cannot read a voice must hear it. */
function readVoice(raw: string): Pick<Content, 'text' | 'file'> {
  const text = cutText(transcriptOf(raw))
  return text === '' ? { text, file: { name: '' } } : { text }
}

/** Some puppets put a transcript there, others XML (docs/rules.md; seen with wechat4u). */
const transcriptOf = (text: string): string => (/^\s*(?:<|\{)|<\?xml|<msg/.test(text) ? '' : text.trim())

async function readMentions(
  reader: Reader,
  payload: payloads.Message,
  reply: string,
): Promise<{ text: string; mentionsSelf: boolean }> {
  const roomId = payload.roomId
  const ids = 'mentionIdList' in payload ? (payload.mentionIdList ?? []) : []
  if (!roomId || (ids.length === 0 && !/[@＠]/.test(reply))) return { text: reply.trim(), mentionsSelf: false }
  const others = ids.filter((id) => id !== reader.self).slice(0, MOST_NAMES)
  const names = await Promise.all(others.map((id) => namesOf(reader, roomId, id)))
  const self = await namesOf(reader, roomId, reader.self)
  const { text, callsSelf, callsEverybody } = takeMentions(reply, { self, others: names.flat() })
  return { text, mentionsSelf: callsSelf || (ids.includes(reader.self) && !callsEverybody) }
}

/** Every name by which a member may be called in a room. */
async function namesOf(reader: Reader, roomId: string, id: string): Promise<string[]> {
  const { name, roomAlias } = await readSender(reader, id, roomId)
  return [roomAlias, name].filter((each) => each !== '')
}

/** Puppets give seconds or milliseconds; undefined when they give neither. */
function dateOf(timestamp: number): Date | undefined {
  if (!(timestamp > 0)) return undefined
  return new Date(timestamp < 1e11 ? timestamp * 1000 : timestamp)
}
