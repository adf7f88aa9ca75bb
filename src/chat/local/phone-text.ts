/** How the phones' messages look to a puppet: WeChat hands out one string with quote, ruler and mentions in it. */
import { types } from 'wechaty-puppet'
import type { IncomingKind } from '../chat.ts'
import type { Message } from './records.ts'

const RULER = Array.from({ length: 15 }, () => '-').join(' ')

const TYPES: Readonly<Record<IncomingKind, types.Message>> = {
  text: types.Message.Text,
  relay: types.Message.GroupNote,
  image: types.Message.Image,
  audio: types.Message.Audio,
  video: types.Message.Video,
  file: types.Message.Attachment,
  link: types.Message.Url,
  location: types.Message.Location,
  contact: types.Message.Contact,
  history: types.Message.ChatHistory,
  money: types.Message.RedEnvelope,
  recalled: types.Message.Recalled,
  other: types.Message.Unknown,
}

/** The puppet's type for a kind; a quote arrives as text whatever it was sent with. */
export function typeOf({ quote, kind, text }: Message): types.Message {
  if (quote) return types.Message.Text
  return kind === 'image' && text === STICKER ? types.Message.Emoticon : TYPES[kind]
}

/** What WeChat shows of a 表情包 in its list of chats. */
export const STICKER = '[动画表情]'

/** 「名：引文」, a ruler and the reply, or the words alone where nothing is quoted. As seen, docs/rules.md. */
export function phoneText({ quote, text }: Message): string {
  return quote ? `「${quote.name}：${quote.text}」\n${RULER}\n${text}` : text
}
