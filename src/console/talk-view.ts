/** What staff say on the page and what is answered, drawn beside every page of the office. */
import { html } from 'hono/html'
import { controls, renderFreeForm } from './controls.ts'
import type { Talk, TalkLine } from './desk.ts'
import { renderFaces } from './faces.ts'
import { longMoment } from './time-words.ts'
import type { Html } from './web.ts'

export interface TalkView extends Talk {
  readonly now: Date
  readonly zone: string
}

/** The whole panel; its lines follow by themselves. */
export function renderTalkPanel(name: string, view: TalkView): Html {
  return html`<aside class="desk" id="desk" aria-labelledby="desk-title">
<h2 id="desk-title">对勤务员说<small class="desk-who">（您是${name}）</small></h2>
<div class="scroll" id="desk-talk" role="log" aria-live="polite" tabindex="0" hx-get="/office/talk" hx-trigger="sse:changed, changed from:body" hx-swap="innerHTML" hx-sync="this:queue last">${renderTalk(view)}</div>
<p id="desk-busy" class="busy" role="status">正在办……</p>
${renderFreeForm()}
<div class="acts">${controls.upload('发文件', '')}</div>
</aside>`
}

/** The lines, and below them what can be answered at one touch. */
export function renderTalk({ lines, options, now, zone }: TalkView): Html {
  if (lines.length === 0) {
    return html`<p class="hint">这里跟微信里私聊机器人一样：说一句话，它来办，只回在这里。比如“帮助”。</p>`
  }
  return html`<ol class="lines">${lines.map((line) => renderLine(line, now, zone))}</ol>${
    options.length === 0
      ? ''
      : html`<div class="options">${options.map(({ number, label }) =>
          controls.say(String(number), `${number} ${label}`),
        )}</div>`
  }`
}

function renderLine({ mine, text, fileName, answer, at }: TalkLine, now: Date, zone: string): Html {
  const file =
    fileName === null
      ? ''
      : answer === undefined
        ? renderName(fileName)
        : renderFile(fileName, `/office/file?answer=${answer}`)
  return html`<li class="line ${mine ? 'mine' : 'theirs'}"><p class="sr">${mine ? '您' : '勤务员'}：</p>
<div class="bubble">${text === '' ? '' : html`<div class="text">${renderFaces(text)}</div>`}${file}</div>
<time class="at">${longMoment(at, now, zone)}</time></li>`
}

const renderName = (name: string): Html =>
  html`<span class="file"><span aria-hidden="true">📄</span><span class="file-name">${name}</span></span>`

const renderFile = (name: string, url: string): Html =>
  html`<a class="file" href="${url}" download><span aria-hidden="true">📄</span><span class="file-name">${name}<small class="file-note">点一下保存</small></span></a>`
