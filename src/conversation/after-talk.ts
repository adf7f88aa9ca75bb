/** What features add after a private talk when nothing else is being asked: one question at a time (rule 1). */
import type { Heard } from './hear.ts'
import type { Posting } from './reply.ts'
import { type Book, type Decided, occasionOf } from './talk.ts'

/** Nothing is added on the page, to an alarm, to what goes to a person, or where a question is open. */
export async function addAfterTalk(book: Book, { talk, decided }: Heard): Promise<readonly Posting[]> {
  const { kind, page_person_id } = talk.chat
  const isKnown = kind === 'private' && page_person_id === null && talk.speaker.sharing.length > 0
  if (!isKnown || talk.questions.length > 0 || decided.length === 0 || !decided.every(isCalm)) return []
  const postings: Posting[] = []
  for (const { id, afterTalk } of book.features) {
    const messages = (await afterTalk?.(occasionOf(book, talk))) ?? []
    postings.push({ feature: id, messages })
    if (messages.length > 0) break
  }
  return postings
}

function isCalm({ as, outcome }: Decided): boolean {
  const asks = outcome.reply?.expects !== undefined || outcome.ask !== undefined
  return !asks && outcome.reply !== undefined && outcome.handOver === undefined && as !== 'secret'
}
