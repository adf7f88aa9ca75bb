/** Whoever has a notice whose deadline was moved, and has not answered it, hears of the new one. */
import type { JobResult, Message, Occasion, Tx } from '../../feature.ts'
import { deadlineInWords, moveTo, type ReaderAgain } from './message.ts'
import * as queries from './queries.ts'
import { allAnswers } from './survey/queries.ts'

/** The next page of them, of each notice; marked in the same transaction. */
export async function tellMoved({ db, now, office }: Occasion, limit: number): Promise<JobResult> {
  const messages: Message[] = []
  let again = false
  for (const { id } of await queries.findMoved(db, now)) {
    const notice = await queries.findNotice(db, id)
    if (notice === undefined) continue
    const people = await queries.findToTellMoved(db, id, deadlineInWords(notice, office.zone), limit)
    messages.push(...(await withAnswers(db, notice, people)).map((reader) => moveTo(notice, reader, office)))
    const told = people.map((one) => one.id)
    await queries.markMoveTold(db, id, told)
    again ||= people.length === limit
  }
  return { messages, again }
}

/** With what each of them has answered of a survey so far. */
export async function withAnswers(
  db: Tx,
  notice: queries.Notice,
  readers: readonly queries.Again[],
): Promise<readonly ReaderAgain[]> {
  const ids = readers.map(({ id }) => id)
  const answers = notice.answers === 'survey' ? await allAnswers(db, notice.id, ids) : []
  return readers.map((reader) => ({ ...reader, answered: answers.filter(({ person_id }) => person_id === reader.id) }))
}
