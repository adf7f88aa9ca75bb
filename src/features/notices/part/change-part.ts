/** 停电改成停水, 加一句：请存好水, 删掉周五: the text of a draft with a part of it changed. Pure. */
import * as vocabulary from './vocabulary.ts'

/** Whether words may change a part of a text. */
export const namesPart = (words: string): boolean =>
  [vocabulary.PART_REPLACED, vocabulary.PART_IS_ANOTHER, vocabulary.PART_ADDED, vocabulary.PART_TAKEN_OUT].some(
    (form) => form.test(words),
  )

/** `undefined`: the words name no part of the text; empty: nothing is left of it. */
export function withPartChanged(text: string, words: string): string | undefined {
  return replaced(text, words) ?? extended(text, words) ?? shortened(text, words)
}

function replaced(text: string, words: string): string | undefined {
  const { from, to } = (vocabulary.PART_REPLACED.exec(words) ?? vocabulary.PART_IS_ANOTHER.exec(words))?.groups ?? {}
  if (from === undefined || to === undefined || vocabulary.NO_PART.test(from)) return undefined
  return isThere(text, from) ? withoutPart(text, from, to) : undefined
}

/** Whether a text has this part. 3 is none of 13号 and 6213458; a figure that stands there twice does not tell which is meant. */
function isThere(text: string, part: string): boolean {
  const pieces = text.split(part)
  if (!/^\d|\d$/.test(part)) return pieces.length > 1
  const [before = '', behind, ...more] = pieces
  if (behind === undefined || more.length > 0) return false
  return !(/^\d/.test(part) && /[\d.]$/.test(before)) && !(/\d$/.test(part) && /^[\d.]/.test(behind))
}

/** The date that stands beside a day goes with it: 明天（11月24日，周二）. */
const withoutPart = (text: string, part: string, instead: string): string =>
  text
    .split(part)
    .map((piece, at) => (at === 0 ? piece : piece.replace(/^（\d{1,2}月\d{1,2}日，周.）/, '')))
    .join(instead)

function extended(text: string, words: string): string | undefined {
  const more = vocabulary.PART_ADDED.exec(words)?.groups?.['more']
  if (more === undefined) return undefined
  return `${text}${/[。！？；\n]$/.test(text) ? '' : text.includes('\n') ? '\n' : '。'}${more}`
}

function shortened(text: string, words: string): string | undefined {
  const { first, last } = vocabulary.PART_TAKEN_OUT.exec(words)?.groups ?? {}
  const part = first ?? last
  if (part === undefined || !isThere(text, part)) return undefined
  return withoutPart(text, part, '')
    .replace(/(?<=^|[，。；、！？：\n])[，。；、]+/g, '')
    .trim()
}
