/** What to bring, what it costs, what happens when it rains, whom to ask, what stands nearby. Pure. */
import { DETAILS, type Detail } from './change-sheet.ts'
import type { Activity } from './queries.ts'
import * as wording from './wording.ts'

/** What was said, each as it reads; what was not said reads 没写. */
export function saidDetails(activity: Pick<Activity, Detail>): Readonly<Record<Detail, string>> {
  return Object.fromEntries(DETAILS.map((field) => [field, activity[field] ?? wording.NOT_SAID])) as Record<
    Detail,
    string
  >
}

/** A full answer to the question holds the words that lead to the value as well. */
const TIDY: Partial<Readonly<Record<Detail, (words: string) => string>>> = {
  bring: (words) => words.replace(TAIL, ''),
  rain: (words) => words.replace(/^(?:如果|要是|遇)?(?:下雨天?|雨天)(?:的话|就|则|时)*，?/, ''),
  contact: (words) => words.replace(/、(?=\d)/, ' '),
}

const TAIL = /(?:来?参加|前来|即可|就行|就好|哦|啊|吧|了|来)+$/
const NOTHING = /^(?:没有?|无|不用|不需要|没定|不知道|算了|随便|再说)/

/** A detail without what trails it; null when the words say that there is none. */
export function tidyDetail(field: Detail, words: string): string | null {
  if (NOTHING.test(words) && field !== 'cost') return null
  const value = TIDY[field]?.(words) ?? words
  return value === '' ? null : value
}

/** The columns for what a sentence holds. */
export function readDetails(said: Partial<Readonly<Record<Detail, string | undefined>>>) {
  return Object.fromEntries(
    DETAILS.map((field) => [field, said[field] === undefined ? null : tidyDetail(field, said[field])]),
  ) as Record<Detail, string | null>
}
