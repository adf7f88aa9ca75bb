/** Numbers of cards, papers and codes have no place here (rule 30): whoever sends one is warned, and staff know of it. */
import type { Message } from '../feature.ts'
import { offersSecret, wasBlotted } from '../language/secrets.ts'
import { type InboxRow, privateChatOf } from './queries.ts'
import { type Book, type Decided, ENGINE, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Whether such a number stood in the words, or in the name of a file. */
const wasWritten = ({ text, file_name }: InboxRow): boolean => wasBlotted(text) || wasBlotted(file_name ?? '')

/** Whether one stood there, or in a file, which is not kept. */
export const heldSecret = (row: InboxRow): boolean => wasWritten(row) || row.file_state === 'secret'

/** Numbers of cards, papers and codes have no place here (rule 30); staff get them masked. */
export function warnOfSecret(book: Book, { row }: Talk): Decided {
  const isInFile = row.file_state === 'secret'
  const reply = { text: isInFile ? wording.fileWithSecret(book.office) : wording.secretWarning(book.office) }
  const why = isInFile ? wording.whyFileWithSecret() : wording.whySecret()
  return { feature: ENGINE, as: 'secret', outcome: { reply, handOver: { why } } }
}

/** Whoever only asks whether to send one is told at once that nobody wants it; a person hears of what it is for. */
export function declineSecret(book: Book, talk: Talk): Decided | undefined {
  if (isStaff(talk) || !offersSecret(talk.row.text)) return undefined
  const reply = { text: wording.secretWarning(book.office) }
  return { feature: ENGINE, as: 'secret', outcome: { reply, handOver: { why: wording.whyOffersSecret() } } }
}

/** Staff are told beside what they wanted; in a room the writer is warned in private, and staff hear of it. */
export async function warnBesides(book: Book, talk: Talk): Promise<readonly Decided[]> {
  if (!wasWritten(talk.row)) return []
  if (talk.chat.kind === 'private') {
    return isStaff(talk)
      ? [{ feature: ENGINE, as: 'secret', outcome: { reply: { text: wording.secretOfStaff() } } }]
      : []
  }
  const to = await writerOf(talk)
  const once = `inbox ${talk.row.id}:secret`
  const text = wording.secretWarning(book.office)
  const messages = to === undefined ? [] : [{ to, kind: 'reply' as const, text, once }]
  const handOver = { why: wording.whySecret(), silently: true } as const
  return [{ feature: ENGINE, as: 'secret', outcome: { messages, handOver } }]
}

/** Where whoever wrote in a room reads what is for them alone; `undefined`: they have never written in private. */
async function writerOf({ tx, row, speaker: { person, sharing } }: Talk): Promise<Message['to'] | undefined> {
  // What goes to one of two who share a phone is read by both.
  const known = person ?? sharing[0]
  if (known !== undefined) return { person: known.id }
  const chat = await privateChatOf(tx, row)
  return chat === undefined ? undefined : { chat }
}
