// What htmx cannot do: keys of the writing field, staying at the newest message, quoting, @, tables on a phone, pages
// that somebody is writing in, and telling of a lost line.

const find = (selector) => document.querySelector(selector)
const draft = () => find('#draft')

// --- Writing: Enter sends, Shift+Enter parts lines; an Enter that only picks a pinyin candidate does neither. ---

document.addEventListener('keydown', (event) => {
  if (!event.target.matches('#draft, #desk-draft') || event.key !== 'Enter' || event.shiftKey || event.isComposing)
    return
  event.preventDefault()
  // A click, not requestSubmit: htmx takes the button's name only from a button that was clicked.
  if (event.target.value.trim() !== '') event.target.form.querySelector('.send').click()
})

/** The words that a request carries, so that only they are taken out of the field, and only when they have arrived. */
let sent = ''
document.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target.id === 'composer') sent = draft().value
})

document.addEventListener('htmx:afterRequest', (event) => {
  const { elt, successful, requestConfig } = event.detail
  if (!successful || requestConfig.verb !== 'post') return
  find('#notice').replaceChildren()
  if (elt.matches('.composer, .relay-form')) afterSending(elt, requestConfig.triggeringEvent?.submitter)
  if (elt.matches('[type=file]')) {
    // Choosing the same one again is a change again.
    elt.value = ''
    stuck = true
    draft().focus()
  }
  if (elt.matches('[data-says]')) afterSaying(elt)
  if (elt.matches('.moment form')) elt.closest('details').open = false
})

function afterSending(form, button) {
  if (button && 'takesDraft' in button.dataset && draft().value === sent) draft().value = ''
  if (form.matches('.relay-form')) form.remove()
  find('#quoting').replaceChildren()
  find('#mentions').replaceChildren()
  forgetDraftInAddress()
  stuck = true
  draft().focus()
}

/** Reloading must not bring words back that have been sent. */
function forgetDraftInAddress() {
  const here = new URL(location.href)
  if (!here.searchParams.has('draft')) return
  here.searchParams.delete('draft')
  history.replaceState(null, '', here)
}

// --- What staff say on the page ---

/** The next deed is another one, also when the same button is pressed. */
function afterSaying(form) {
  form.reset()
  for (const once of document.querySelectorAll('[name=once]')) {
    once.value = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('')
  }
  find('#desk')?.scrollIntoView({ block: 'nearest' })
}

document.addEventListener('change', ({ target }) => {
  if (target.matches('[data-submits]')) target.form.requestSubmit()
  if (target.matches('.along [type=file]')) nameChosen(target)
})

/** Which file goes along: the field itself would say so in the browser's language. */
function nameChosen(field) {
  field.parentElement.querySelector('.chosen').textContent = field.files[0]?.name ?? ''
}

document.addEventListener('reset', ({ target }) => {
  for (const chosen of target.querySelectorAll('.chosen')) chosen.textContent = ''
})

const lines = find('#desk-talk')
const showNewest = () => lines.scrollTo(0, lines.scrollHeight)
if (lines) {
  showNewest()
  new MutationObserver(showNewest).observe(lines, { childList: true })
}

/** What somebody is writing in the page must not be lost when it is drawn anew: that waits until they are done. */
function isBeingWritten(place) {
  const fields = [...place.querySelectorAll('input:not([type=hidden], [type=file]), textarea, select')]
  const files = [...place.querySelectorAll('.along [type=file]')]
  return (
    fields.some((field) => field === document.activeElement || (field.defaultValue ?? field.value) !== field.value) ||
    files.some((field) => field.files.length > 0)
  )
}

let isStale = false
document.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target.id !== 'content') return
  isStale = isBeingWritten(event.target)
  if (isStale) event.preventDefault()
})
const catchUp = () => {
  if (isStale && !isBeingWritten(find('#content'))) window.htmx.trigger('#content', 'sse:changed')
}
document.addEventListener('focusout', () => setTimeout(catchUp))

/** What was sent is no longer being written. */
document.addEventListener('htmx:afterRequest', ({ target, detail }) => {
  if (!detail.successful || !target.matches('#content.sheet form')) return
  target.reset()
  catchUp()
})

/** What somebody has unfolded stays so when the page is drawn anew; told by its words and the heading beside it. */
const nameOf = (details) => {
  const heading = details.closest('article, section, li, #content')?.querySelector('h2, h3')
  // Behind the heading stands how far it is: 体检（正在发）.
  const about = heading?.textContent.replace(/（.*$/, '')
  return `${about} ${details.querySelector('summary')?.textContent}`
}
let unfolded = []
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (detail.target?.id !== 'content') return
  // They may have begun to write while the new page was on its way.
  if (detail.requestConfig?.elt?.id === 'content' && isBeingWritten(detail.target)) {
    detail.shouldSwap = false
    isStale = true
    setTimeout(catchUp, 500)
    return
  }
  unfolded = [...detail.target.querySelectorAll('details[open]')].map(nameOf)
})
document.addEventListener('htmx:afterSwap', ({ detail }) => {
  if (detail.target?.id !== 'content') return
  for (const details of find('#content').querySelectorAll('details'))
    if (unfolded.includes(nameOf(details))) details.open = true
})

// --- Buttons ---

document.addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (!button) return
  if (button.dataset.quote !== undefined) quote(button.dataset.quote, button.dataset.words)
  if (button.dataset.mention !== undefined) mention(button)
  if (button.dataset.empties !== undefined) {
    find(button.dataset.empties).replaceChildren()
    draft().focus()
  }
  if (button.dataset.fill !== undefined) fill(button.form.querySelector('textarea'), button.dataset.fill)
  if (button.id === 'newer') scrollDown()
})

function quote(id, words) {
  const line = make('p', { className: 'quoted', textContent: `引用 ${words}` })
  const away = make('button', { type: 'button', className: 'quiet', textContent: '不引用了' })
  away.dataset.empties = '#quoting'
  find('#quoting').replaceChildren(line, away, make('input', { type: 'hidden', name: 'quote', value: id }))
  draft().focus()
}

/** A sentence that stands ready, behind what is written already. */
function fill(field, words) {
  field.value = [field.value.trim(), words].filter(Boolean).join('\n')
  field.focus()
}

/** As a phone writes it: the name, then a space of its own kind (U+2005). */
function mention(button) {
  const { mention: id, name } = button.dataset
  if (id) find('#mentions').append(make('input', { type: 'hidden', name: 'mention', value: id }))
  draft().setRangeText(`@${name}\u2005`, draft().selectionStart, draft().selectionEnd, 'end')
  button.closest('details').open = false
  draft().focus()
}

const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

document.addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' && event.target.closest('details[open]')
  if (!open) return
  open.open = false
  open.querySelector('summary').focus()
})

// --- The newest message stays in sight unless the reader has scrolled up. ---

const NEAR = 60
let stuck = true
const talk = find('#talk')

function scrollDown() {
  talk.scrollTop = talk.scrollHeight
  find('#newer').hidden = true
}

if (talk) {
  scrollDown()
  talk.addEventListener('scroll', () => {
    stuck = talk.scrollHeight - talk.scrollTop - talk.clientHeight < NEAR
    if (stuck) find('#newer').hidden = true
  })
  new MutationObserver(() => {
    talk.querySelector('.hint')?.remove()
    if (stuck) scrollDown()
    else find('#newer').hidden = false
  }).observe(find('#messages'), { childList: true })
  new ResizeObserver(() => stuck && scrollDown()).observe(talk)
  // A picture takes its room only when it is there.
  talk.addEventListener('load', () => stuck && scrollDown(), true)
}

// A sentence that stands ready is gone on with at its end.
draft()?.setSelectionRange(draft().value.length, draft().value.length)

for (const chosen of document.querySelectorAll('.list [aria-current]')) chosen.scrollIntoView({ block: 'nearest' })

// --- A table on a phone: each row a few lines, each value with the title of its column. ---

document.addEventListener('htmx:load', ({ target }) => {
  for (const table of target.querySelectorAll('.sheet table')) {
    const titles = [...table.querySelectorAll('thead th')].map((title) => title.textContent)
    for (const row of table.tBodies[0]?.rows ?? []) {
      for (const cell of row.cells) cell.dataset.title = titles[cell.cellIndex] ?? ''
    }
  }
})

// --- The line to the office ---

document.addEventListener('htmx:sseError', () => {
  find('#line').hidden = false
})
document.addEventListener('htmx:sseOpen', () => {
  find('#line').hidden = true
})
document.addEventListener('htmx:sendError', (event) => {
  if (event.detail.requestConfig.verb === 'post')
    find('#notice').textContent = '没有发出去：连不上办公室的程序。请稍后再试。'
})

// --- Pictures to keep: a browser has the Chinese fonts that a server may lack. Drawings hold rectangles and words only. ---

/** Large enough for a phone, and sharp. */
const SCALE = 2

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-save]')
  if (button) savePicture(button.parentElement.querySelector('svg'), button.dataset.save)
})

function savePicture(svg, name) {
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number)
  const canvas = Object.assign(document.createElement('canvas'), { width: width * SCALE, height: height * SCALE })
  const pen = canvas.getContext('2d')
  pen.scale(SCALE, SCALE)
  for (const part of svg.children) drawPart(pen, part)
  Object.assign(document.createElement('a'), { download: name, href: canvas.toDataURL('image/png') }).click()
}

function drawPart(pen, part) {
  const number = (name) => Number(part.getAttribute(name) ?? 0)
  pen.fillStyle = part.getAttribute('fill') ?? '#000'
  if (part.tagName === 'rect') {
    pen.fillRect(number('x'), number('y'), number('width'), number('height'))
    return
  }
  pen.font = `${part.getAttribute('font-weight') ?? 400} ${number('font-size')}px ${getComputedStyle(part).fontFamily}`
  pen.fillText(part.textContent, number('x'), number('y'))
}
