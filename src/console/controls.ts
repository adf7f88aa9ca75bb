/** The buttons and forms by which a page acts: each says a sentence, or sends a file, for whoever looks. */
import { html } from 'hono/html'
import { UserError } from '../base/errors.ts'
import { randomIds } from '../base/ids.ts'
import type { Html, PageControls, PageForm } from '../feature.ts'

/** Where all of them are posted to. */
export const SAY = '/office/say'

/** How htmx posts: one at a time, with the sign that it is being done. */
const POSTS = html` method="post" action="${SAY}" hx-post="${SAY}" hx-swap="none" hx-sync="this:drop" hx-indicator="#desk-busy" hx-disabled-elt="find button" data-says`

const WITH_FILE = html` enctype="multipart/form-data" hx-encoding="multipart/form-data"`

/** Names the deed, so that a double click does it once; the page renews it after each answer. */
const once = () => html`<input type="hidden" name="once" value="${randomIds()}">`

export const controls: PageControls = {
  say: (sentence, label) =>
    html`<form class="act"${POSTS}>${once()}<button class="tool" name="say" value="${sentence}">${label}</button></form>`,
  form: ({ sentence, fields, file, label }) =>
    html`<form class="act"${POSTS}${file === undefined ? '' : WITH_FILE}>${once()}<input type="hidden" name="say" value="${sentence}">${fields.map(
      renderField,
    )}${file === undefined ? '' : html`<label class="tool choose along">${file}<input class="sr" type="file" name="file"><span class="chosen"></span></label>`}<button class="tool">${label}</button></form>`,
  upload: (label, accept) =>
    html`<form class="act"${POSTS}${WITH_FILE} hx-trigger="change">${once()}<label class="tool choose">${label}<input class="sr" type="file" name="file" accept="${accept}"></label><noscript><button>发送</button></noscript></form>`,
}

/** The form in which staff write to the bot themselves. */
export function renderFreeForm(): Html {
  return html`<form class="act free"${POSTS} id="desk-form">${once()}
<label class="sr" for="desk-draft">要办什么</label>
<textarea id="desk-draft" name="say" rows="2" placeholder="要办什么，在这里说"></textarea>
<button class="send">发送</button></form>`
}

function renderField({ name, label, value = '', rows, options, ready = [], maybe }: PageForm['fields'][number]): Html {
  const required = maybe === true ? '' : html` required`
  if (options !== undefined) {
    return html`<label>${label} <select name="field.${name}"${required}>${options.map(
      (option) => html`<option${option === value ? html` selected` : ''}>${option}</option>`,
    )}</select></label>`
  }
  if (rows !== undefined) {
    return html`${renderReady(ready)}<label>${label} <textarea name="lines.${name}" rows="${rows}"${required}>${value}</textarea></label>`
  }
  return html`<label>${label} <input name="field.${name}" value="${value}"${required}></label>`
}

const renderReady = (ready: readonly string[]): Html =>
  ready.length === 0
    ? html``
    : html`<span class="ready">${ready.map((words) => html`<button class="tool" type="button" data-fill="${words}">${words}</button>`)}</span>`

/** The sentence that a posted form says. Throws a `UserError` when it is too long. */
export function sentenceOf(fields: URLSearchParams): string {
  const sentence = (fields.get('say') ?? '').replaceAll('\r\n', '\n')
  const filled = sentence.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) =>
    (
      fields.get(`lines.${name}`)?.replaceAll('\r\n', '\n') ??
      (fields.get(`field.${name}`) ?? whole).replaceAll(/[\r\n]+/g, ' ')
    ).trim(),
  )
  if ([...filled].length > MOST_CHARACTERS) throw new UserError('too-long', '写得太长了，没有发出。请分几次说。')
  return filled
}

const MOST_CHARACTERS = 10_000
