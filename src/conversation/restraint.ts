/**
 * What keeps the bot from talking too much: far more messages than anybody types, the same words again and again, another
 * machine that answers whatever it is told. Nothing is lost by it: what is not answered any more is kept with a request.
 */
import { type Book, type Decided, ENGINE, isStaff, type Talk } from './talk.ts'
import * as wording from './wording.ts'

/** Of what may be said in ten minutes, so much in one. */
const SHARE_OF_A_MINUTE = 1 / 4
/** The same words for the fourth time. */
const SAME = 3
/** Shorter words (收到, 1) are said often and mean something each time. */
const LONG = 5
/** Words of machines; the third such message within ten minutes. */
const AUTOMATIC =
  /自动(?:回复|应答|答复)|稍后(?:会)?(?:给您)?(?:回复|联系)|智能(?:客服|助手)|机器人|暂时(?:无法|不能)回复/
const MACHINE = 2

/** Staff want it (拉黑), or it is too much. */
export type Tired = 'hushed' | 'too-many' | 'same'

/** Why a chat is left alone for a while; `undefined`: it is not. Staff may say as much as they like, and so may the page. */
export function whyRest({ talkLimit }: Book, talk: Talk): Tired | undefined {
  const { lately, row, chat } = talk
  // Whatever could not be read is of many people.
  const isNobodys = row.sender_platform_id === ''
  if (!talk.addressed || isNobodys || isStaff(talk) || chat.page_person_id !== null) return undefined
  if (chat.hushed_at !== null) return 'hushed'
  if (talkLimit === undefined) return undefined
  const isSame = lately.same >= SAME && row.text.trim().length >= LONG
  if (isSame || (AUTOMATIC.test(row.text) && lately.count >= MACHINE)) return 'same'
  const isTooMany = lately.count >= talkLimit || lately.lastMinute >= talkLimit * SHARE_OF_A_MINUTE
  return isTooMany || lately.rests ? 'too-many' : undefined
}

/** Said once an hour; after that the words are kept in silence. In a room there is nothing to say. */
export function rest({ office }: Book, talk: Talk, why: Tired): Decided {
  const reason = wording.whyRests(why)
  // Whoever is not answered any more has one number for all that they write.
  const joins = why === 'hushed' && { joins: true as const }
  if (talk.lately.rested || talk.chat.kind === 'room') {
    return { feature: ENGINE, as: 'resting', outcome: { handOver: { why: reason, silently: true, ...joins } } }
  }
  return {
    feature: ENGINE,
    as: 'resting',
    outcome: { reply: { text: wording.rests(why, office) }, handOver: { why: reason, ...joins } },
  }
}
