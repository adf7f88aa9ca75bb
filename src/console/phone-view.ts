/** The rehearsal's page put together: whom to be, that person's chats, the open conversation. */
import { html } from 'hono/html'
import { renderComposer } from './composer-view.ts'
import { renderMessages } from './messages-view.ts'
import { phoneUrl, renderChats, renderPeople } from './people-view.ts'
import type { Phone } from './phone.ts'
import type { RehearsalChat, RehearsalMessage, RehearsalPerson } from './rehearsal.ts'
import type { Html } from './web.ts'

/** A sentence that shows a newcomer what the office can do. */
const FIRST_WORDS = '下周三上午9点在活动中心办重阳茶话会，限30人，请第一支部的同志回复'
const STAFF = '工作人员'

/** A phone at a moment of the office's clock. */
export interface PhoneView extends Phone {
  readonly now: Date
  readonly zone: string
  /** Words to stand in the field already. */
  readonly draft: string
  /** Which of the three columns a narrow screen shows. */
  readonly column: 'people' | 'chats' | 'talk'
}

/** Everything below the header. */
export function renderPhonePage(view: PhoneView): Html {
  const { person, chat } = view
  const news = `/news?${new URLSearchParams({ ...(person && { as: person.id }), ...(chat && { chat: chat.id }) })}`
  return html`<main id="content" class="phone" data-column="${view.column}" tabindex="-1">
<div hidden hx-get="${news}"${chat ? html` hx-include="#after"` : ''} hx-trigger="sse:changed, changed from:body" hx-swap="none" hx-sync="this:queue last"></div>
<section class="column people" aria-labelledby="people-title">
<h2 id="people-title">您想当谁？</h2>
<div class="scroll" id="people">${renderPeople(view.people, person?.id, chat)}</div>
</section>
${person ? renderChatsColumn(view, person) : ''}
${person && chat ? renderTalk(view, person, chat) : renderWelcome(view)}
</main>`
}

function renderChatsColumn(view: PhoneView, person: RehearsalPerson): Html {
  return html`<section class="column chats" aria-labelledby="chats-title">
<h2 id="chats-title"><a class="back" href="/">‹ 换人</a><span>${person.name}的手机</span></h2>
<div class="scroll" id="chats">${renderChats(person.id, view.chats, view.chat?.id, view)}${
    person.hasWechat ? '' : html`<p class="hint">${person.name}没有微信，请由工作人员代填。</p>`
  }</div>
</section>`
}

function renderTalk(view: PhoneView, person: RehearsalPerson, chat: RehearsalChat): Html {
  const count = chat.kind === 'room' && chat.members.length > 0 ? html`<small>（${chat.members.length}人）</small>` : ''
  return html`<section class="column talk" aria-labelledby="talk-title">
<h2 id="talk-title"><a class="back" href="${phoneUrl(person.id)}">‹ 聊天</a><span>${chat.name}${count}</span></h2>
<div class="scroll" id="talk" role="log" tabindex="0" aria-label="聊天记录">
<ol id="messages">${renderMessages({ ...view, personId: person.id, chat }, view.messages, undefined)}</ol>
${view.messages.length === 0 ? html`<p class="hint">还没有消息。在下面打一句话试试。</p>` : ''}
</div>
<button type="button" class="newer" id="newer" hidden>有新消息 ↓</button>
${renderAfter(view.messages)}${renderReading(person, chat)}
${renderComposer(person.id, chat, view.draft)}
</section>`
}

function renderWelcome(view: PhoneView): Html {
  const staff = view.people.find((one) => one.role.includes(STAFF) && one.hasWechat)
  const ready = staff && `${phoneUrl(staff.id, 'bot')}&${new URLSearchParams({ draft: FIRST_WORDS })}`
  return html`<section class="column talk welcome">
<h2>两步试一试</h2>
<p>先选<b>${staff?.name ?? ''}（${STAFF}）</b>，发一句：</p>
<p class="bubble">${FIRST_WORDS}</p>
${ready ? html`<p><a class="send" href="${ready}">替我打好这句话</a></p>` : ''}
<p>再换成一位退休职工，回 <b>1</b> 或 <b>我去</b>；拨动上面的时间，提醒到时候就会来。</p>
</section>`
}

/** Remembers the last message that is shown, so that only what follows it is fetched. */
function renderAfter(messages: readonly RehearsalMessage[]): Html {
  return html`<input type="hidden" id="after" name="after" value="${messages.at(-1)?.id ?? ''}" hx-swap-oob="true">`
}

/** Marks the chat as read once it is really in sight: not in a hidden column, not in a window that lies behind. */
function renderReading(person: RehearsalPerson, chat: RehearsalChat): Html {
  if (chat.unread === 0) return html`<div id="reading" hx-swap-oob="true"></div>`
  return html`<form id="reading" hx-swap-oob="true" hx-post="/read" hx-trigger="intersect once" hx-swap="none">
<input type="hidden" name="as" value="${person.id}"><input type="hidden" name="chat" value="${chat.id}"></form>`
}

/** What is new since the message `after`, as pieces that put themselves in their places. */
export function renderNews(view: PhoneView, after: string, time: Html): Html {
  const { person, chat } = view
  return html`<span id="office-time" hx-swap-oob="innerHTML">${time}</span>
<div id="people" hx-swap-oob="innerHTML">${renderPeople(view.people, person?.id, chat)}</div>
${person?.hasWechat ? html`<div id="chats" hx-swap-oob="innerHTML">${renderChats(person.id, view.chats, chat?.id, view)}</div>` : ''}
${person && chat ? renderNewMessages(view, person, chat, after) : ''}`
}

function renderNewMessages(view: PhoneView, person: RehearsalPerson, chat: RehearsalChat, after: string): Html {
  const known = view.messages.findIndex((message) => message.id === after)
  const fresh = view.messages.slice(known + 1)
  const before = known < 0 ? undefined : view.messages[known]
  // When the last message shown is not among them (another start, a very long talk) all are drawn anew.
  const how = known < 0 ? 'innerHTML' : 'beforeend'
  return html`${
    fresh.length > 0
      ? html`<ol id="messages" hx-swap-oob="${how}">${renderMessages({ ...view, personId: person.id, chat }, fresh, before)}</ol>`
      : ''
  }${renderAfter(view.messages)}${renderReading(person, chat)}`
}
