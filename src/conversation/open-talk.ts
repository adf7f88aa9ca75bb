/** What has to be known of a message before it can be heard: whose it is, and which question it may answer. */
import type { Speaker, Tx } from '../feature.ts'
import { findFocus } from './focus.ts'
import { findKeptFile } from './hear-media.ts'
import type { Known } from './known.ts'
import type { InboxRow, OpenedRow } from './queries.ts'
import { findQuestions } from './questions.ts'
import type { Book, Talk } from './talk.ts'

/** Who wrote, what was asked of them, and what the message is about; `known`: what was asked of all chats of a crowd at once. */
export async function openTalk(book: Book, tx: Tx, row: OpenedRow, now: Date, known: Known | undefined): Promise<Talk> {
  const { chat, missed, lately } = row
  const speaker = known?.speaker ?? (await findSpeaker(book, tx, chat, row, now))
  const people = [...speaker.sharing, ...(speaker.person === undefined ? [] : [speaker.person])]
  const helped = chat.kind === 'private' ? (speaker.helps ?? []).map(({ id }) => id) : []
  // Of two who share a phone one may have been asked on another, before.
  const elsewhere = chat.kind === 'private' && speaker.sharing.length > 1 ? speaker.sharing.map(({ id }) => id) : []
  const whose = { own: people.map(({ id }) => id), helped: [...helped, ...elsewhere] }
  const open = await findQuestions(tx, chat.id, whose, now, known?.open)
  const meant = book.ports.namesAnother(speaker, row.text) ? open.filter((one) => !isOf(helped)(one)) : open
  const questions = ofWhom(meant, helped, book.ports.eldersNamed(speaker, row.text), row.text)
  const focus = findFocus(questions, { text: row.text, quoted: row.quote?.text, now })
  const addressed = chat.kind === 'private' || row.mentions_self || quotesUs(questions, row)
  const previous = row.previous ?? undefined
  const file = await findKeptFile(tx, row)
  return { tx, now, row, chat, speaker, file, previous, missed, lately, questions, focus, addressed }
}

const isOf =
  (people: readonly number[]) =>
  ({ personId }: Talk['questions'][number]): boolean =>
    personId !== null && people.includes(personId)

/** Where one writes for others as well: 我妈去 is about hers, 我去 about one's own. */
function ofWhom(
  questions: Talk['questions'],
  helped: readonly number[],
  named: readonly number[],
  text: string,
): Talk['questions'] {
  const isHelped = isOf(helped)
  if (named.length > 0) return questions.filter((one) => one.personId !== null && named.includes(one.personId))
  const own = questions.filter((one) => !isHelped(one))
  return own.length > 0 && /^我(?!们)/.test(text.trim()) ? own : questions
}

/** On the page it is whoever has logged in; elsewhere, whoever the chat belongs to. */
async function findSpeaker(
  { ports }: Book,
  tx: Tx,
  chat: OpenedRow['chat'],
  row: InboxRow,
  now: Date,
): Promise<Speaker> {
  if (chat.page_person_id !== null) return ports.speakerOf(tx, chat.page_person_id, now)
  const { id: chatId, kind, account_id: accountId } = chat
  return ports.identify(tx, { chatId, kind, accountId, senderPlatformId: row.sender_platform_id, now })
}

/** A question of ours was quoted; quoting other talk does not address the bot. */
function quotesUs(questions: Talk['questions'], row: InboxRow): boolean {
  const quoted = row.quote?.text
  return quoted !== undefined && questions.some(({ text }) => text !== '' && text.startsWith(quoted.slice(0, 20)))
}
