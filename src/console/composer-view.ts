/** Where one writes: the field, what can be sent at one touch, what is quoted, and the lists that open from buttons. */
import { html } from 'hono/html'
import { QUICK_FACES, renderFaces } from './faces.ts'
import type { RehearsalChat } from './rehearsal.ts'
import type { Html } from './web.ts'

/** The fields that say whose phone and which chat a form belongs to. */
function renderPlaceFields(personId: string, chatId: string): Html {
  return html`<input type="hidden" name="as" value="${personId}"><input type="hidden" name="chat" value="${chatId}">`
}

/** The form below a conversation. Its first button is what Enter presses. */
export function renderComposer(personId: string, chat: RehearsalChat, draft: string): Html {
  const draftUrl = `/relay-draft?${new URLSearchParams({ as: personId, chat: chat.id })}`
  return html`<form class="composer" id="composer" method="post" action="/say" hx-post="/say" hx-swap="none" hx-sync="this:drop">
${renderPlaceFields(personId, chat.id)}
<div id="quoting"></div><div id="mentions"></div>
<div class="writing">
<textarea name="text" id="draft" rows="2" aria-label="写给${chat.name}" aria-describedby="keys" placeholder="在这里打字" autofocus>${draft}</textarea>
<button class="send" name="kind" value="text" data-takes-draft>发送</button>
</div>
<div class="extras">
${QUICK_FACES.map((face) => html`<button class="tool" name="face" value="${face}" aria-label="发表情${face}">${renderFaces(face)}</button>`)}
${renderFileField('图片', 'image/png,image/jpeg,image/gif,image/webp')}
${renderFileField('文件', undefined)}
<button class="tool" name="kind" value="audio" data-takes-draft title="输入框里的话会成为语音转出的文字">语音</button>
<button class="tool" type="button" hx-get="${draftUrl}" hx-target="#relay" hx-swap="innerHTML">接龙</button>
${chat.kind === 'room' ? renderMemberPicker(chat) : ''}
<span class="keys" id="keys">回车发送，Shift+回车换行</span>
</div>
</form>
<div id="relay"></div>`
}

/** Choosing sends: a picture or file goes out by itself, as on a phone. */
function renderFileField(label: string, accept: string | undefined): Html {
  return html`<label class="tool choose">${label}<input class="sr" type="file" name="file"${
    accept ? html` accept="${accept}"` : ''
  } hx-post="/send-file" hx-encoding="multipart/form-data" hx-trigger="change" hx-swap="none" hx-sync="this:drop"></label>`
}

function renderMemberPicker(chat: RehearsalChat): Html {
  return html`<details class="picker"><summary class="tool">@ 提醒谁</summary><ul>
${chat.members.map((member) => html`<li><button type="button" data-mention="${member.id}" data-name="${member.name}">${member.name}</button></li>`)}
<li><button type="button" data-mention="" data-name="所有人">所有人</button></li>
</ul></details>`
}

/** The 接龙 to be sent, whole and open to every change. */
export function renderRelayForm(personId: string, chatId: string, draft: string): Html {
  return html`<form class="relay-form" method="post" action="/say" hx-post="/say" hx-swap="none" hx-sync="this:drop">
${renderPlaceFields(personId, chatId)}
<label for="relay-text">接龙（整张名单会一起发出）</label>
<textarea id="relay-text" name="text" rows="7" autofocus>${draft}</textarea>
<p class="buttons"><button name="kind" value="relay" class="send">发出接龙</button>
<button type="button" class="tool" data-empties="#relay">取消</button></p>
</form>`
}
