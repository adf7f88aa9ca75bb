/** The lines of a conversation, drawn as a phone shows them. */

import { html } from 'hono/html'
import { MINUTE } from '../base/spans.ts'
import { renderFaces } from './faces.ts'
import { splitMentions } from './mentions.ts'
import { renderAvatar } from './people-view.ts'
import type { RehearsalChat, RehearsalMessage } from './rehearsal.ts'
import { longMoment } from './time-words.ts'
import { isPicture, sizeWords } from './uploads.ts'
import type { Html } from './web.ts'

/** A line with the time stands where the talk paused for longer than this, as on a phone. */
const PAUSE_MS = 5 * MINUTE
/** A quoted message is repeated up to this many characters. */
const QUOTE_LENGTH = 60

const KIND_WORDS: Readonly<Record<string, string>> = {
  video: '视频',
  link: '链接',
  location: '位置',
  contact: '名片',
  recalled: '撤回了一条消息',
}

interface Talk {
  /** Whose phone it is. */
  readonly personId: string
  readonly chat: RehearsalChat
  readonly now: Date
  readonly zone: string
}

/** Messages as list items, each with a line of time before it where one belongs; `before` is what stands above them. */
export function renderMessages(
  talk: Talk,
  messages: readonly RehearsalMessage[],
  before: RehearsalMessage | undefined,
): Html {
  return html`${messages.map((message, index) => {
    const previous = index === 0 ? before : messages[index - 1]
    const paused = !previous || message.at.getTime() - previous.at.getTime() > PAUSE_MS
    const when = html`<li class="when"><time>${longMoment(message.at, talk.now, talk.zone)}</time></li>`
    return html`${paused ? when : ''}${renderMessage(talk, message)}`
  })}`
}

function renderMessage(talk: Talk, message: RehearsalMessage): Html {
  const showName = talk.chat.kind === 'room' && !message.mine
  return html`<li class="message ${message.mine ? 'mine' : 'theirs'}">
${renderAvatar(message.listedName)}<div class="said">
<p class="${showName ? 'sender' : 'sr'}">${message.senderName}<span class="sr">：</span></p>
<div class="with-button"><div class="bubble ${message.kind === 'text' ? '' : 'special'}">${renderBody(talk, message)}</div>
<button type="button" class="quiet quote" data-quote="${message.id}" data-words="${message.senderName}：${shorten(message.text || message.file?.name || kindWords(message.kind))}">引用</button></div>
${message.quote ? html`<blockquote>${message.quote.name}：${shorten(message.quote.text)}</blockquote>` : ''}
</div></li>`
}

function renderBody(talk: Talk, message: RehearsalMessage): Html {
  const words = renderWords(talk, message.text)
  switch (message.kind) {
    case 'text':
      return html`<div class="text">${words}</div>`
    case 'image':
      return html`${renderPicture(talk, message)}${message.text ? words : ''}`
    case 'file':
      return renderFile(talk, message)
    case 'audio':
      return html`<span class="voice"><span aria-hidden="true">🔊</span>语音</span><div class="text transcript">${
        message.text ? words : '（没有转成文字）'
      }</div>`
    case 'relay':
      return html`<span class="relay">接龙</span><div class="text">${words}</div>`
    default:
      return html`<span class="other">[${kindWords(message.kind)}]</span>${message.text ? words : ''}`
  }
}

const fileUrl = (talk: Talk, message: RehearsalMessage): string =>
  `/file?${new URLSearchParams({ as: talk.personId, chat: talk.chat.id, message: message.id })}`

function renderPicture(talk: Talk, message: RehearsalMessage): Html {
  if (!message.file || !isPicture(message.file.mediaType)) {
    return html`<span class="picture"><span aria-hidden="true">🏞️</span>图片</span>`
  }
  const url = fileUrl(talk, message)
  return html`<a class="photo" href="${url}" target="_blank"><img src="${url}" alt="图片 ${message.file.name}"></a>`
}

function renderFile(talk: Talk, message: RehearsalMessage): Html {
  if (!message.file) return html`<span class="file"><span aria-hidden="true">📄</span>${message.text || '文件'}</span>`
  const { name, size } = message.file
  return html`<a class="file" href="${fileUrl(talk, message)}" download><span aria-hidden="true">📄</span><span class="file-name">${name}<small class="file-note">${sizeWords(size)}，点一下保存</small></span></a>`
}

function kindWords(kind: string): string {
  const known: Readonly<Record<string, string>> = { image: '图片', file: '文件', audio: '语音', relay: '接龙' }
  return known[kind] ?? KIND_WORDS[kind] ?? '其他消息'
}

function renderWords(talk: Talk, text: string): Html {
  const names = talk.chat.members.map((member) => member.name)
  return html`${splitMentions(text, names).map((piece) =>
    piece.mention ? html`<span class="mention">${piece.text}</span>` : renderFaces(piece.text),
  )}`
}

function shorten(text: string): string {
  const characters = [...text.replaceAll('\n', ' ')]
  return characters.length > QUOTE_LENGTH ? `${characters.slice(0, QUOTE_LENGTH).join('')}…` : characters.join('')
}
