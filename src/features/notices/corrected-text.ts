/** What a notice should have said from the beginning. Pure. */
import type { Notice } from './queries.ts'
import * as wording from './wording.ts'

/**
 * A correction that names its matter again (停水改到周五, of 停水) can be read by itself; 时间是周五 cannot, and what is to be
 * answered must be asked all the same.
 */
export function correctedText(
  { title, text, answers }: Pick<Notice, 'title' | 'text' | 'answers'>,
  correction: string,
) {
  const isWhole = speaksOf(title, correction) && (answers === 'none' || answers === 'receipt')
  return isWhole ? correction : wording.withCorrection(text, correction)
}

/** Whether words name what a notice is about: 停水改到周五, of 停水. */
export function speaksOf(title: string, words: string): boolean {
  const subject = /\p{Script=Han}{2}/u.exec(title)?.[0]
  return subject !== undefined && words.includes(subject)
}
