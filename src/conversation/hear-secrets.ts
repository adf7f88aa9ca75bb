/** Numbers of cards, papers and codes have no place here (rule 30): whoever sends one is warned, and staff know of it. */
import { wasBlotted } from '../language/secrets.ts'
import { type Book, type Decided, ENGINE, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Numbers of cards, papers and codes have no place here (rule 30); staff get them masked. */
export function warnOfSecret(book: Book): Decided {
  const reply = { text: wording.secretWarning(book.office) }
  return { feature: ENGINE, as: 'secret', outcome: { reply, handOver: { why: wording.whySecret() } } }
}

/** Staff are told beside what they wanted; in a room the writer is warned in private, and staff hear of it. */
export function warnBesides(book: Book, talk: Talk): readonly Decided[] {
  if (!wasBlotted(talk.row.text)) return []
  if (talk.chat.kind === 'private') {
    return isStaff(talk)
      ? [{ feature: ENGINE, as: 'secret', outcome: { reply: { text: wording.secretOfStaff() } } }]
      : []
  }
  const { person } = talk.speaker
  const once = `inbox ${talk.row.id}:secret`
  const text = wording.secretWarning(book.office)
  const messages = person === undefined ? [] : [{ to: { person: person.id }, kind: 'reply' as const, text, once }]
  const handOver = { why: wording.whySecret(), silently: true } as const
  return [{ feature: ENGINE, as: 'secret', outcome: { messages, handOver } }]
}
