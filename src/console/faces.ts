/** Built-in faces travel as words in brackets; here they are drawn. */
import { html } from 'hono/html'
import type { Html } from './web.ts'

const FACES: Readonly<Record<string, string>> = {
  强: '👍',
  OK: '👌',
  玫瑰: '🌹',
  抱拳: '🙏',
  合十: '🙏',
  握手: '🤝',
  鼓掌: '👏',
  微笑: '🙂',
  呲牙: '😁',
  弱: '👎',
  蛋糕: '🎂',
  太阳: '☀️',
  咖啡: '☕',
}

const FACE = new RegExp(`\\[(${Object.keys(FACES).join('|')})\\]`)

/** Text with its known faces as pictures that are read out by their names; everything else stays as it is. */
export function renderFaces(text: string): Html {
  return html`${text
    .split(FACE)
    .map((piece, index) =>
      index % 2 === 1
        ? html`<span class="face" role="img" aria-label="[${piece}]" title="[${piece}]">${FACES[piece]}</span>`
        : piece,
    )}`
}

/** The faces that answer a notice, offered as buttons. */
export const QUICK_FACES = ['[强]', '[OK]', '[玫瑰]'] as const
