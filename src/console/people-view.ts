/** The two lists beside a conversation: whom one can be, and the chats on that person's phone. */
import { html } from 'hono/html'
import type { RehearsalChat, RehearsalPerson } from './rehearsal.ts'
import { shortMoment } from './time-words.ts'
import type { Html } from './web.ts'

/** How many colours the style sheet has for avatars. */
const COLOURS = 8

/** Address of a phone, or of a chat on it; reloading and a second window come back to the same place. */
export function phoneUrl(personId: string, chatId?: string): string {
  return `/?${new URLSearchParams({ as: personId, ...(chatId === undefined ? {} : { chat: chatId }) })}`
}

/** A square with the last letter of a name, in a colour that stays with the name. */
export function renderAvatar(name: string): Html {
  const characters = [...name]
  const last = characters.findLast((character) => /[\p{L}\p{N}]/u.test(character))
  const sum = characters.reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
  return html`<span class="avatar c${sum % COLOURS}" aria-hidden="true">${last ?? '?'}</span>`
}

function renderUnread(count: number): Html {
  return count > 0
    ? html`<span class="unread"><span class="sr">未读 </span>${count > 99 ? '99+' : count}<span class="sr"> 条</span></span>`
    : html``
}

/**
 * Everybody of the rehearsal; those without a phone are shown, and why they cannot be chosen. What is unread in the
 * `open` chat counts for other windows only: here it is being looked at.
 */
export function renderPeople(
  people: readonly RehearsalPerson[],
  chosenId: string | undefined,
  open: RehearsalChat | undefined,
): Html {
  return html`<ul class="list">${people.map((person) => {
    const chosen = person.id === chosenId
    const unread = person.unread - (chosen ? (open?.unread ?? 0) : 0)
    return html`<li>${renderPerson({ ...person, unread }, chosen)}</li>`
  })}</ul>`
}

function renderPerson(person: RehearsalPerson, chosen: boolean): Html {
  const words = html`${renderAvatar(person.name)}<span class="words">
<span class="first"><span class="name">${person.name}</span> <span class="role">${person.role}</span></span>
<span class="second">${person.about}</span>
${person.hasWechat ? '' : html`<span class="second why">没有微信，请由工作人员代填</span>`}</span>`
  if (!person.hasWechat) return html`<div class="entry away">${words}</div>`
  return html`<a class="entry" id="person-${person.id}" href="${phoneUrl(person.id)}"${
    chosen ? html` aria-current="true"` : ''
  }>${words}${renderUnread(person.unread)}</a>`
}

/** The chats of one person, as their phone lists them. */
export function renderChats(
  personId: string,
  chats: readonly RehearsalChat[],
  openId: string | undefined,
  time: { readonly now: Date; readonly zone: string },
): Html {
  return html`<ul class="list">${chats.map(
    (chat) => html`<li><a class="entry" id="chat-${chat.id}" href="${phoneUrl(personId, chat.id)}"${
      chat.id === openId ? html` aria-current="true"` : ''
    }>
${renderAvatar(chat.name)}<span class="words">
<span class="first"><span class="name">${chat.name}</span>${renderLastTime(chat, time)}</span>
<span class="second">${chat.lastText.replaceAll('\n', ' ') || '还没有消息'}</span></span>${renderUnread(chat.unread)}</a></li>`,
  )}</ul>`
}

function renderLastTime(chat: RehearsalChat, time: { readonly now: Date; readonly zone: string }): Html {
  return chat.lastAt ? html` <span class="at">${shortMoment(chat.lastAt, time.now, time.zone)}</span>` : html``
}
