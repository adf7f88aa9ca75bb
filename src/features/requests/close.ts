/** 101 办完了: it is closed, and the one who asked is asked whether it was done well. An alarm ends with a word of how it went. */

import { dayOf } from '../../base/calendar.ts'
import { afterRecall, isRecallable } from '../../base/recall.ts'
import { HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { asksSomething } from '../../language/reply/asks.ts'
import { sayInstant } from '../../language/say.ts'
import { aboutAlarm, aboutOutcome } from '../alarms/public.ts'
import { receiver, waiting } from './answer.ts'
import { tellHolder } from './colleagues.ts'
import * as queries from './queries.ts'
import { aboutRating, askRating } from './rate.ts'
import { dueAfter, SAID_OTHERWISE, withinOf } from './rules.ts'
import { SOLACE } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long the next words tell how an alarm went, in milliseconds: an hour. */
const PATIENCE = HOUR

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

/** 叫他周三来拿: what whoever asked is to know. */
const FOR_THEM = /(?:叫|让|请|告诉|通知|转告)(?:他|她|本人|老人|家属)|来(?:拿|取|领)/

export async function done(turn: Turn<unknown>, request: queries.Request, words: string): Promise<Outcome> {
  if (request.urgent && words === '') return askHowItEnded(turn, request.id)
  // Whoever proposes something hears what came of it; 办完了：电话里说过了 tells that they have.
  const isOwed = request.topic === 'suggestion' && receiver(request) !== undefined
  const isNameless = request.person_id === null
  if (isOwed && words === '' && (await queries.lastReply(turn.db, request.id)) === undefined)
    return { reply: { text: wording.answerFirst(request.id, request.asker, isNameless) }, as: 'answer-first' }
  // Only 101 回：…… is ever sent; nobody can have rung up whom nobody knows.
  const isOwedWord = isOwed || (!isNameless && FOR_THEM.test(words))
  const isUntold = isOwedWord && words !== '' && (isNameless || !SAID_OTHERWISE.test(words))
  const more = (await queries.findListed(turn.db, request.id))?.more ?? null
  await queries.close(turn.db, request.id, turn.now)
  const entry = await keep(turn, request, 'done', words)
  const to = SOLACE.test(request.why) ? undefined : await waiting(turn.db, request)
  const { now, office } = turn
  const rating =
    to === undefined
      ? []
      : [askRating(request, to, { now, after: await whenAnswered(turn, request), zone: office.zone })]
  const told = await tellHolder(turn, request, { deed: wording.did.done(words), entry })
  return {
    reply: {
      text: [
        wording.closed(request.id, request.asker, to !== undefined),
        // Of two things under one number the second is easily lost.
        ...(more === null ? [] : [wording.closedWith(request.id, more)]),
        ...(isUntold ? [wording.resultUntold(request.id, request.asker, words)] : []),
      ].join('\n'),
    },
    ...(request.urgent && { closes: [aboutAlarm(request.id), aboutOutcome(request.id)] }),
    messages: [...rating, ...told],
  }
}

/** 101 没办完: it was closed by mistake, or something is still to be done. */
export async function reopen(turn: Turn<unknown>, request: queries.Request): Promise<Outcome> {
  const { db, now, office } = turn
  if (request.state === 'open') return { reply: { text: wording.isStillOpen(request.id) } }
  const within = withinOf(request.topic, await queries.arrangementOf(db, request.topic))
  const due = dueAfter(now, request.urgent, within, office.zone)
  await queries.reopen(db, request.id, due)
  const entry = await keep(turn, request, 'note', wording.reopenedNote())
  const until = sayInstant(due, office.zone, dayOf(now, office.zone))
  return {
    reply: { text: wording.reopened(request.id, until) },
    messages: await tellHolder(turn, request, { deed: wording.did.reopened(until), entry }),
    closes: [aboutRating(request.id)],
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
  async onAnswer(turn, { act }, payload) {
    // 都办完了吗 is no word of how it went.
    if (asksSomething(act.reply)) return undefined
    const { number } = payload as { readonly number: number }
    const request = await queries.lockShown(turn.db, number, turn.speaker.person?.id)
    if (request === undefined || request.state === 'done') return undefined
    return { ...(await done(turn, request, turn.words.trim())), as: 'done' }
  },
}
