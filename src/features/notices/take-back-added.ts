/** 撤回 right after 补发, 给群里也发一份 or 接着发: that alone is taken back, as far as nobody has it, and the notice stays as it was. */
import { isRecallable } from '../../base/recall.ts'
import type { Deed, Message, Outcome, PersonId, Turn } from '../../feature.ts'
import { kindForStaff } from './approval.ts'
import { ON_THE_WAY } from './progress.ts'
import * as queries from './queries.ts'
import { othersOfStaff } from './second-person.ts'
import * as wording from './wording.ts'

/** More people or rooms, or a notice that goes on: done, or put before a second person; `from`: the message that wanted it. */
interface AddedBy {
  readonly what: 'added' | 'more-asked' | 'resumed' | 'resume-asked'
  readonly noticeId: number
  readonly from: number
}

export const addedAs = (noticeId: number, from: number): string => `added ${noticeId} ${from}`
export const resumedAs = (noticeId: number, from: number): string => `resumed ${noticeId} ${from}`
export const askedAs = (noticeId: number, from: number, isResumed: boolean): string =>
  `${isResumed ? 'resume' : 'more'}-asked ${noticeId} ${from}`

const ADDED = /^(?<what>added|more-asked|resumed|resume-asked) (?<notice>\d+) (?<from>\d+)$/

/** `undefined`: what was done last was something else. */
export function addedBy(deed: Deed | undefined): AddedBy | undefined {
  const { what, notice, from } = (deed?.feature === 'notices' && ADDED.exec(deed.as)?.groups) || {}
  return what === undefined
    ? undefined
    : { what: what as AddedBy['what'], noticeId: Number(notice), from: Number(from) }
}

/** Tells what a second person is asked about one addition from what they are asked about another. */
export const matterOfMore = (noticeId: number, from: number): string => `approval:notice ${noticeId}:more ${from}`
/** What the question to one of the staff is about: whoever has not decided is told so when they answer. */
export const ofOne = (matter: string, asked: PersonId): string => `${matter}:staff ${asked}`
/** What whoever wanted it is told, once. */
export const settledOf = (matter: string): string => `${matter}:settled`

/**
 * Also where nobody has the notice yet, unless that itself can be called back still, and 撤回 means the whole of it. `undefined`:
 * that, or there is nothing of it to be taken back.
 */
export async function takeBackAdded(
  turn: Turn<unknown>,
  { what, noticeId, from }: AddedBy,
): Promise<Outcome | undefined> {
  const { db, now, speaker } = turn
  const notice = await queries.lockNotice(db, noticeId)
  if (notice === undefined || notice.state === 'cancelled') return undefined
  if (isRecallable(notice.confirmed_at, now) && (await queries.countGotIt(db, noticeId)) === 0) return undefined
  const isAsked = what === 'more-asked' || what === 'resume-asked'
  if (isAsked && !(await queries.wasPosted(db, settledOf(matterOfMore(noticeId, from)))))
    return withdrawAsked(turn, notice, from)
  if (what === 'resumed' || what === 'resume-asked') return pauseAgain(turn, notice)
  const taken = await queries.takeBackAdded(db, noticeId, from)
  if (taken.people + taken.rooms === 0) return tellItStays(turn, notice, from)
  const by = speaker.person?.id ?? null
  await queries.writeAudit(db, { at: now, by, action: 'notices.take-back', detail: { notice: noticeId, ...taken } })
  const isLeft = await queries.wasAdded(db, noticeId, from)
  return {
    reply: { text: wording.addedTakenBack(notice.title, taken, isLeft) },
    messages: await tellWhoWanted(
      turn,
      notice,
      from,
      wording.addedTakenBackBy(speaker.person?.name ?? '', notice.title),
    ),
    as: 'taken-back',
  }
}

/** It has gone, or a second person did not agree. */
async function tellItStays({ db }: Turn<unknown>, notice: queries.Notice, from: number): Promise<Outcome> {
  if (!(await queries.wasAdded(db, notice.id, from))) return { reply: { text: wording.notAdded(notice.title) } }
  return { reply: { text: wording.addedStays(notice.title) } }
}

/** Nobody has decided yet: they need not. */
async function withdrawAsked(turn: Turn<unknown>, notice: queries.Notice, from: number): Promise<Outcome> {
  const matter = matterOfMore(notice.id, from)
  const others = await othersOfStaff(turn)
  const messages = others.map(
    ({ id }, at): Message => ({
      to: { person: id },
      kind: kindForStaff(notice),
      text: wording.moreWithdrawnFromYou(turn.speaker.person?.name ?? '', notice.title),
      once: at === 0 ? settledOf(matter) : `${settledOf(matter)} ${id}`,
    }),
  )
  return {
    reply: { text: wording.moreWithdrawn(notice.title) },
    messages,
    closes: others.map(({ id }) => ofOne(matter, id)),
    as: 'taken-back',
  }
}

/** 接着发 is taken back by a pause; where nobody is left to get it, 撤回 means the notice. */
async function pauseAgain({ db, now }: Turn<unknown>, notice: queries.Notice): Promise<Outcome | undefined> {
  const states = await queries.countStates(db, notice.id, now)
  const isGoing = notice.state === 'sending' && states.some(({ state }) => ON_THE_WAY.has(state))
  if (!isGoing) return undefined
  await queries.updateNotice(db, notice.id, { state: 'paused' })
  return { reply: { text: wording.pausedAgain(notice.title) }, as: 'taken-back' }
}

/** To a colleague who has planned the notice, or wanted it to go to more, and did not take that back. */
async function tellWhoWanted(
  { db, speaker }: Turn<unknown>,
  notice: queries.Notice,
  from: number,
  text: string,
): Promise<readonly Message[]> {
  const concerned = new Set([
    notice.planned_by,
    ...(await queries.whoWasToldOnce(db, settledOf(matterOfMore(notice.id, from)))),
  ])
  return [...concerned]
    .filter((id) => id !== speaker.person?.id)
    .map((id) => ({
      to: { person: id },
      kind: 'staff',
      text,
      once: `notice ${notice.id}:more ${from}:taken-back:staff ${id}`,
    }))
}
