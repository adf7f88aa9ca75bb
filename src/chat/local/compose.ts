/** From what somebody types on a phone to the message that lies on all of them. */
import type { IncomingKind } from '../chat.ts'
import { MENTION_END } from '../mentions.ts'
import type { Said } from './phones.ts'
import type { Message } from './records.ts'

/** How a quote names a message that has no words. */
const PLACEHOLDERS: Readonly<Partial<Record<IncomingKind, string>>> = {
  image: '[图片]',
  audio: '[语音]',
  video: '[视频]',
  file: '[文件]',
  link: '[链接]',
  location: '[位置]',
  contact: '[名片]',
  history: '[聊天记录]',
  money: '[红包]',
}

interface Draft {
  readonly id: string
  readonly chat: string
  readonly from: string
  readonly at: Date
  readonly said: Said
  readonly nameIn: (chat: string, contact: string) => string
  readonly find: (id: string) => Message | undefined
  readonly keepFile: (bytes: Uint8Array) => string
}

/** Makes the message; throws when it quotes something that is not in its chat. */
export function composeMessage(draft: Draft): Message {
  const { id, chat, from, at, said } = draft
  const mentions = said.mentions ?? []
  const names = mentions.map((member) => draft.nameIn(chat, member))
  return {
    id,
    chat,
    from,
    kind: said.kind ?? 'text',
    text: withMentions(said.text ?? '', said.mentionsAll ? ['所有人', ...names] : names),
    ...(said.quote !== undefined && { quote: quoteOf(draft, said.quote) }),
    mentions,
    mentionsAll: said.mentionsAll ?? false,
    ...(said.fileName !== undefined && { fileName: said.fileName }),
    ...(said.file && { file: fileOf(draft, said.file) }),
    recalled: false,
    at,
  }
}

/** `text` with those mentions in front that it does not hold itself. */
function withMentions(text: string, names: readonly string[]): string {
  const missing = names.filter((name) => !text.includes(`@${name}`))
  return missing.map((name) => `@${name}${MENTION_END}`).join('') + text
}

function fileOf({ keepFile }: Draft, { mediaType, bytes }: NonNullable<Said['file']>): NonNullable<Message['file']> {
  return { key: keepFile(bytes), mediaType, size: bytes.length }
}

function quoteOf({ chat, find, nameIn }: Draft, messageId: string): { messageId: string; name: string; text: string } {
  const quoted = find(messageId)
  if (quoted?.chat !== chat) throw new Error(`the message ${messageId} is not in the chat ${chat}`)
  const text = quoted.text || PLACEHOLDERS[quoted.kind] || ''
  return { messageId, name: nameIn(chat, quoted.from), text }
}
