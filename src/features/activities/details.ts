/** What to bring, what it costs, whom one may bring along, whom to ask, a word more: all that may be said. Pure. */
import { DETAILS, type Detail } from './plan/change-sheet.ts'
import { natureIn } from './plan/nature.ts'
import type { Activity } from './queries.ts'
import { NO_NOTE } from './vocabulary.ts'
import * as wording from './wording.ts'

/** What was said, each as it reads; what was not said reads 没写. */
export function saidDetails(activity: Pick<Activity, Detail>): Readonly<Record<Detail, string>> {
  return Object.fromEntries(DETAILS.map((field) => [field, activity[field] ?? wording.NOT_SAID])) as Record<
    Detail,
    string
  >
}

/** What an activity has besides what it must have. */
export const detailsOf = (activity: Pick<Activity, Detail>): Pick<Activity, Detail> =>
  Object.fromEntries(DETAILS.map((field) => [field, activity[field]])) as Pick<Activity, Detail>

/** A full answer to the question holds the words that lead to the value as well. */
const TIDY: Partial<Readonly<Record<Detail, (words: string) => string>>> = {
  bring: (words) => words.replace(TAIL, ''),
  rain: (words) => words.replace(/^(?:如果|要是|遇)?(?:下雨天?|雨天)(?:的话|就|则|时)*，?/, '').replace(/^停$/, '停办'),
  contact: (words) => words.replace(/、(?=\d)/, ' '),
  companions: (words) => (NOBODY_ELSE.test(words) ? wording.ONLY_YOURSELF : words.replace(TAIL, '来')),
  nature: (words) => wording.natureInWords(natureIn(words)),
}

/** Whether everybody is to come by themselves. */
export const comesAlone = ({ companions }: Pick<Activity, 'companions'>): boolean =>
  companions === wording.ONLY_YOURSELF

const NOBODY_ELSE = /不|别|勿|谢绝|限|只/
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

/** So long a word more may be, in characters; an invitation is read on a phone. */
export const LONGEST_NOTE = 60

/**
 * Of what no other slot took, the clauses of the text of which nothing was taken and that tell everybody something are a
 * note; the rest was not understood. `left`: its pieces, joined by ，, with times at the end.
 */
export function noteIn(text: string, left: string): { readonly note: string | null; readonly left: string } {
  const pieces = left.split('，').filter((piece) => piece !== '')
  const within = (clause: string) => pieces.filter((piece) => clause.includes(piece))
  const isLeft = (clause: string) => within(clause).reduce((rest, piece) => rest.replace(piece, ''), clause) === ''
  const told = text.split(PAUSES).filter((clause) => tellsAll(clause) && isLeft(clause))
  const note = told.join('，')
  if (note === '' || note.length > LONGEST_NOTE) return { note: null, left }
  const used = new Set(told.flatMap(within))
  return { note, left: pieces.filter((piece) => !used.has(piece)).join('，') }
}

const PAUSES = /[ ，。；！\n]+/
const tellsAll = (clause: string): boolean => /\p{Script=Han}{2}/u.test(clause) && !NO_NOTE.test(clause)
