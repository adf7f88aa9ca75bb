/** The same words sent twice by a slip of the finger are one message: they get one answer, and go to a person once. */
import type { Tx } from '../feature.ts'
import type { Heard } from './hear.ts'
import { lastWordsTo } from './queries.ts'
import type { Posting } from './reply.ts'
import { type Book, type Decided, isStaff, type Talk } from './talk.ts'

/** Within a minute: what went to a person once does not go there again. */
export function withoutRepeats({ talkLimit }: Book, { talk, decided }: Heard): Heard {
  if (talkLimit === undefined || !isRepeat(talk)) return { talk, decided }
  const went = ({ as, outcome }: Decided) => as === talk.previous && outcome.handOver !== undefined && !outcome.reply
  return { talk, decided: decided.map((one) => (went(one) ? { ...one, outcome: {} } : one)) }
}

/** The answer that stands right above already is not given once more. */
export async function withoutSameAnswer(
  { talkLimit }: Book,
  tx: Tx,
  talk: Talk,
  postings: readonly Posting[],
): Promise<readonly Posting[]> {
  if (talkLimit === undefined || !isRepeat(talk)) return postings
  const last = await lastWordsTo(tx, talk.chat.id)
  return postings.map((posting) => ({
    ...posting,
    messages: posting.messages.filter(
      ({ to, text, expects, kind }) =>
        !('chat' in to && to.chat === talk.chat.id && kind === 'reply' && expects === undefined && text === last),
    ),
  }))
}

const isRepeat = (talk: Talk): boolean =>
  talk.lately.repeats && talk.chat.kind === 'private' && talk.chat.page_person_id === null && !isStaff(talk)
