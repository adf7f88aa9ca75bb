/** 101 办完了: it is closed, and the one who asked is asked whether it was done well. An alarm ends with a word of how it went. */
import { afterRecall, isRecallable } from '../../base/recall.ts'
import { type AwaitedAnswer, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { aboutAlarm } from '../alarms/public.ts'
import { receiver, waiting } from './answer.ts'
import { tellHolder } from './colleagues.ts'
import * as queries from './queries.ts'
import { askRating } from './rate.ts'
import * as wording from './wording.ts'

/** So long the next words tell how an alarm went, in milliseconds: an hour. */
const PATIENCE = 3_600_000

/** Writes a line into a request's history. */
export function keep(turn: Turn<unknown>, request: queries.Request, kind: queries.Entry['kind'], text: string) {
  return queries.insertEntry(turn.db, {
    request_id: request.id,
    at: turn.now,
    kind,
    by_person: turn.speaker.person?.id ?? null,
    text,
    inbox_id: turn.inboxId,
  })
}

export async function done(turn: Turn<unknown>, request: queries.Request, words: string): Promise<Outcome> {
  if (request.urgent && words === '') return askHowItEnded(turn, request.id)
  // Whoever proposes something hears what came of it; 办完了：电话里说过了 tells that they have.
  const isOwed = request.topic === 'suggestion' && words === '' && receiver(request) !== undefined
  if (isOwed && (await queries.lastReply(turn.db, request.id)) === undefined)
    return { reply: { text: wording.answerFirst(request.id, request.asker) }, as: 'answer-first' }
  await queries.close(turn.db, request.id, turn.now)
  const entry = await keep(turn, request, 'done', words)
  const to = await waiting(turn.db, request)
  const rating =
    to === undefined ? [] : [askRating(request, to, { now: turn.now, after: await whenAnswered(turn, request) })]
  const told = await tellHolder(turn, request, { deed: wording.did.done(words), entry })
  return {
    reply: { text: wording.closed(request.id, request.asker, to !== undefined) },
    ...(request.urgent && { closes: [aboutAlarm(request.id)] }),
    messages: [...rating, ...told],
  }
}

/** When the last answer will have gone, where it can still be taken back. */
async function whenAnswered({ db, now }: Turn<unknown>, { id }: queries.Request): Promise<Date | undefined> {
  const last = await queries.lastReply(db, id)
  return last !== undefined && isRecallable(last.at, now) ? afterRecall(last.at) : undefined
}

function askHowItEnded(turn: Turn<unknown>, number: number): Outcome {
  const question = { answer: 'how-it-ended', payload: { number }, title: '', options: [] }
  return { reply: { text: wording.howDidItEnd(number), expects: expectFrom(turn, question, PATIENCE) }, as: 'asked' }
}

/** 人没事，跟儿子吵架了: said right after 办完了. */
export const howItEnded: AwaitedAnswer = {
  id: 'how-it-ended',
  needs: 'request.handle',
  staysOpen: false,
  takesWords: true,
  async onAnswer(turn, _answer, payload) {
    const request = await queries.lockRequest(turn.db, (payload as { readonly number: number }).number)
    if (request === undefined || request.state === 'done') return undefined
    return { ...(await done(turn, request, turn.words.trim())), as: 'done' }
  },
}
