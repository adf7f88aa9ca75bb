/** One phone of the rehearsal as a request asks for it, and what a posted form wants to say on it. */
import { UserError } from '../base/errors.ts'
import { mentionedIds } from './mentions.ts'
import type { Rehearsal, RehearsalChat, RehearsalMessage, RehearsalPerson, Saying } from './rehearsal.ts'
import { isPicture, type Upload } from './uploads.ts'

/** The longest message that is passed on; longer ones are refused, never cut. */
export const MOST_CHARACTERS = 10_000
/** A conversation shows its newest messages, up to so many. */
const MOST_SHOWN = 300
const KINDS = ['text', 'audio', 'relay'] as const

export interface Phone {
  readonly people: readonly RehearsalPerson[]
  readonly person: RehearsalPerson | undefined
  readonly chats: readonly RehearsalChat[]
  readonly chat: RehearsalChat | undefined
  /** Newest at the end, at most 300. */
  readonly messages: readonly RehearsalMessage[]
}

/** Looks up the person and the chat of an address. Whoever or whatever is not there is left out. */
export async function readPhone(rehearsal: Rehearsal, personId: string, chatId: string): Promise<Phone> {
  const people = await rehearsal.people()
  const person = people.find((one) => one.id === personId)
  if (!person?.hasWechat) return { people, person, chats: [], chat: undefined, messages: [] }
  const chats = await rehearsal.chatsOf(person.id)
  const chat = chats.find((one) => one.id === chatId)
  const messages = chat ? await rehearsal.messagesOf(person.id, chat.id) : []
  return { people, person, chats, chat, messages: messages.slice(-MOST_SHOWN) }
}

/** The phone and chat that a request is about. Throws a `UserError` when there is no such chat to write in. */
export async function requireChat(
  rehearsal: Rehearsal,
  fields: URLSearchParams,
): Promise<{ phone: Phone; person: RehearsalPerson; chat: RehearsalChat }> {
  const phone = await readPhone(rehearsal, fields.get('as') ?? '', fields.get('chat') ?? '')
  const { person, chat } = phone
  if (!person || !chat) throw new UserError('no-such-chat', '这个聊天已经不在了，请刷新页面后重新选。')
  return { phone, person, chat }
}

/** What a form says; forms part lines by `\r\n`, phones by `\n`. Throws a `UserError` for an empty message, one that is too long, or a kind that does not exist. */
export function readSaying(form: URLSearchParams, chat: RehearsalChat): Saying {
  const face = form.get('face')
  const kind = face === null ? KINDS.find((one) => one === form.get('kind')) : 'text'
  if (!kind) throw new UserError('bad-form', '没看懂要发什么，请刷新页面后再试。')
  const text = face ?? (form.get('text') ?? '').replaceAll('\r\n', '\n')
  const length = [...text].length
  if (length > MOST_CHARACTERS) {
    throw new UserError('too-long', `这条消息有${length}字，最多${MOST_CHARACTERS}字。没有发出，请分几条发。`)
  }
  if ((kind === 'text' || kind === 'relay') && text.trim() === '') throw new UserError('empty', '还没有写字。')
  const quoteId = form.get('quote') ?? ''
  const mentionIds = chat.kind === 'room' ? mentionedIds(text, chat.members, form.getAll('mention')) : []
  return { kind, text, ...(quoteId && { quoteId }), ...(mentionIds.length > 0 && { mentionIds }) }
}

/** A chosen file as a message of its own; the words in the field stay there. Throws a `UserError` without one. */
export function sayFile(file: Upload | undefined): Saying {
  if (file === undefined) throw new UserError('no-file', '还没有选文件。')
  if (file.bytes.length === 0) throw new UserError('empty-file', `“${file.name}”是空的，没有发出。`)
  return { kind: isPicture(file.mediaType) ? 'image' : 'file', text: '', file }
}
