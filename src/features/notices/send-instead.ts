/** 发错了，应该发给第二支部: what was called back is offered to those for whom it was meant. */
import { dayOf } from '../../base/calendar.ts'
import type { Outcome, Turn } from '../../feature.ts'
import { resolveRecipients, sayAudience } from '../people/public.ts'
import { findInHand } from './find-notice.ts'
import * as queries from './queries.ts'
import { WANTS_ANSWER, WRONG_PEOPLE } from './vocabulary.ts'
import * as wording from './wording.ts'

const COMPOSE = 'notices.compose'
/** 应该是发给二支部的不是一支部: whom it should have gone to. */
const MEANT_FOR =
  /^(?:应该|应当|本来|其实|要|该|得|是|改|发给?|给|通知)*(?<whom>[^，。]{2,20}?)(?:的|才对|吧|啊)*(?:[，, ]*(?:而)?不(?:是|要|该)?[^，。]*)?[。！]*$/
/** 第二支部不用发, 别发给二支部: who should not have had it, and not who should. */
const NOT_FOR = /不(?:用|该|应|要|必|能)|别发/

/** `stopped`: what came of calling it back; `rest`: what was said behind 发错了. `undefined`: it is written anew. */
export async function askWhomInstead(
  turn: Turn<unknown>,
  notice: queries.Notice,
  stopped: Outcome,
  rest: string,
): Promise<Outcome | undefined> {
  const { db, scope, now, office, act } = turn
  const text = await textToSay(turn, notice)
  const isMore = (stopped.messages?.length ?? 0) + (stopped.rewords?.length ?? 0) > 0
  if (text === undefined || isMore || stopped.reply === undefined) return undefined
  const whom = NOT_FOR.test(rest) ? undefined : MEANT_FOR.exec(rest)?.groups?.['whom']
  const read = whom === undefined ? undefined : await resolveRecipients(db, whom, scope, dayOf(now, office.zone))
  const isOther =
    read !== undefined && 'audience' in read && JSON.stringify(read.audience) !== JSON.stringify(notice.audience)
  if (!isOther) return WRONG_PEOPLE.test(act.text) && rest === '' ? askFor(stopped.reply.text, { text }) : undefined
  return askFor(stopped.reply.text, { text, guess: whom }, sayAudience(read.audience))
}

const askFor = (
  told: string,
  slots: { readonly text: string; readonly guess?: string | undefined },
  to?: string,
): Outcome => ({
  ask: { slot: 'whom', text: wording.whomInstead(told, to), of: { command: COMPOSE, slots } },
  as: 'stopped',
})

/** The text as it can be said once more; `undefined`: more goes with it than a text, or it goes elsewhere. */
async function textToSay({ db }: Turn<unknown>, notice: queries.Notice): Promise<string | undefined> {
  const isPlain =
    notice.file_id === null &&
    !notice.by_hand &&
    notice.corrects_id === null &&
    notice.urgent_why === null &&
    notice.repeats === null &&
    notice.state !== 'planned' &&
    notice.up_to === 1 &&
    !notice.must_reach &&
    ['none', 'receipt', 'choices'].includes(notice.answers)
  if (!isPlain || (await queries.roomsOf(db, notice.id)).length > 0) return undefined
  if (notice.answers === 'none' || WANTS_ANSWER.test(notice.text)) return notice.text
  return notice.answers === 'receipt'
    ? `${notice.text.replace(/[。.]+$/, '')}${wording.RECEIPT_WANTED}`
    : `${notice.text}\n${wording.choicesToSay(notice.choices)}`
}

/** Whether what is said may be meant for what was asked last: a draft, 发给谁？, whether an answer is to go. */
export const waitsForWord = ({ askedLast }: Turn<unknown>): boolean => askedLast !== undefined

/** Whether a command has just asked for what it still lacks, 发给谁？: 撤回 gives that up, and is said of nothing else. */
export const isBeingWritten = ({ askedLast, previous }: Turn<unknown>): boolean =>
  askedLast === 'conversation' && /^notices\..*:asked$/.test(previous ?? '')

/** 发吧, 行 就这样发, with nothing that waits for it. */
export async function tellNothingToSend(turn: Turn<unknown>): Promise<Outcome> {
  const notice = await findInHand(turn, undefined)
  const isOwn = notice !== undefined && notice.planned_by === turn.speaker.person?.id && notice.state !== 'paused'
  if (isOwn && notice.state === 'approving') return { reply: { text: wording.notYourOwn() } }
  return { reply: { text: isOwn ? wording.nothingToSendBut(notice.title) : wording.nothingToSend() } }
}

/** 先别发！我再看看, with nothing that could be held back: what waits, and how it is stopped. */
export async function tellWhatGoes(turn: Turn<unknown>): Promise<Outcome> {
  const notice = await findInHand(turn, undefined)
  const isOwn = notice !== undefined && notice.planned_by === turn.speaker.person?.id
  return { reply: { text: isOwn ? wording.nothingToHoldBut(notice.title) : wording.nothingToHold() } }
}
