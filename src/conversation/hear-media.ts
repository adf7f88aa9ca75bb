/** A picture, a file, a voice without words: given to a command that wants it, else to a person of the staff. */
import type { KeptFile, Outcome, Tx } from '../feature.ts'
import { describeFile, LARGEST_LIST, mayBeList } from '../files/public.ts'
import type { Act } from '../language/reading.ts'
import { answerQuestion } from './answer-question.ts'
import { hearNod } from './nods.ts'
import type { InboxRow } from './queries.ts'
import { askListeners } from './run-command.ts'
import { type Book, type Decided, ENGINE, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Nothing was said. */
const WORDLESS: Act = {
  span: { from: 0, to: 0 },
  text: '',
  reply: { reply: 'other', score: 0 },
  commands: [],
  when: [],
}

/** A sticker says no more than a face: it comes as a picture without any file. */
const STICKER: Act = { ...WORDLESS, text: '[微笑]', reply: { reply: 'received', score: 0.9 } }
const isSticker = ({ kind, file_state }: InboxRow): boolean => kind === 'image' && file_state === null

/** Read as 收到: what was asked is asked once more, and nobody of the staff has to look at it. */
async function hearSticker(book: Book, talk: Talk): Promise<Decided> {
  const { focus } = talk
  const nodded = await hearNod(book, talk, STICKER)
  if (nodded !== undefined) return nodded
  const taken = await askListeners(book, talk, STICKER, focus.kind === 'one' ? focus.question.feature : undefined)
  const isOpen = focus.kind === 'one' && !focus.question.answered && !isStaff(talk)
  const answered = taken ?? (isOpen ? await answerQuestion(book, talk, focus.question, STICKER) : undefined)
  return answered ?? { feature: ENGINE, as: 'noted', outcome: { reply: { text: wording.noted() } }, social: true }
}

/** The file that a message brought, when it is there. */
export async function findKeptFile(tx: Tx, row: InboxRow): Promise<KeptFile | undefined> {
  const found = row.file_id === null ? undefined : await describeFile(tx, row.file_id)
  if (row.file_id === null || found === undefined) return undefined
  return { id: row.file_id, name: row.file_name ?? '', ...found }
}

export async function hearMedia(book: Book, talk: Talk): Promise<Decided> {
  if (isSticker(talk.row)) return hearSticker(book, talk)
  const missing = tellWhatIsMissing(book, talk)
  // A voice after a wish is an answer to it, whether it came through or not.
  if (missing !== undefined && talk.row.kind !== 'audio') return missing
  const { focus } = talk
  const taken = await askListeners(book, talk, WORDLESS, focus.kind === 'one' ? focus.question.feature : undefined)
  return taken ?? missing ?? { feature: ENGINE, as: 'media', outcome: passOn(talk) }
}

/** The truth about a file that is not there; and a person asks after what somebody of the roster wanted to show. */
function tellWhatIsMissing(book: Book, talk: Talk): Decided | undefined {
  const { kind, file_state: state } = talk.row
  if (state === 'secret') return missing({ reply: { text: wording.fileWithSecretOfStaff() } })
  if (state !== 'too-large' && state !== 'lost') return undefined
  if (isStaff(talk)) return missing({ reply: { text: missingOfStaff(book, talk) } })
  const reply = { text: state === 'lost' ? wording.fileLost(kind) : wording.tooLargeOfElder(kind, book.largestFile) }
  return missing({ reply, handOver: { why: wording.whyMissing(kind, state), unclear: true } })
}

const missing = (outcome: Outcome): Decided => ({ feature: ENGINE, as: 'file-missing', outcome })

function missingOfStaff(book: Book, { row: { kind, file_state, file_name } }: Talk): string {
  if (file_state === 'lost') return wording.fileLost(kind)
  const isList = kind === 'file' && mayBeList(file_name)
  return isList
    ? wording.listTooLarge(Math.max(LARGEST_LIST, book.largestFile))
    : wording.fileTooLarge(kind, book.largestFile)
}

function passOn(talk: Talk): Outcome {
  const { kind } = talk.row
  if (isStaff(talk)) return { reply: { text: withOpenQuestion(talk, wording.mediaFromStaff(kind)) } }
  const received = kind === 'location' ? wording.locationReceived(talk.row.text) : wording.mediaReceived(kind)
  const reply = { text: withOpenQuestion(talk, received) }
  return { reply, handOver: { why: wording.whyMedia(kind), unclear: true } }
}

function withOpenQuestion({ focus }: Talk, text: string): string {
  // What was asked in passing has no name, and stands right above.
  if (focus.kind !== 'one' || focus.question.options.length === 0 || focus.question.title === '') return text
  return `${text}\n${wording.stillOpen(focus.question.title, wording.optionsInWords(focus.question.options))}`
}
