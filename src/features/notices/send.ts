/** 1 发送: the audience is frozen and the notice on its way, or planned, or shown to a second person first. */
import { dayOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import type { AwaitedAnswer, Message, Outcome, PersonId, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { staffOn } from '../people/public.ts'
import { handOut } from './by-hand.ts'
import { askAboutDraft, describe, foreseeDraft, isTooSoon, type NoticeSettings, needsSecond } from './draft.ts'
import { freeze } from './freeze.ts'
import { phonesOf } from './lists.ts'
import * as queries from './queries.ts'
import { doubtAbout } from './rooms.ts'
import { isOver, sayEnd } from './timing.ts'
import { type Foreseen, firstMoment } from './when-it-goes.ts'
import * as wording from './wording.ts'

/** So long a second person may take, in milliseconds. */
const APPROVAL_LASTS = 24 * 3_600_000

/** Sends a draft, or asks whoever else must agree; the draft is locked. */
export async function confirm(turn: Turn<unknown>, notice: queries.Notice, settings: NoticeSettings): Promise<Outcome> {
  const { now, office } = turn
  const from = firstSending(turn, notice)
  if (notice.starts_at !== null && notice.starts_at <= now) {
    return askAboutDraft(turn, notice, wording.timeIsPast(), 'asked')
  }
  if (isTooSoon(notice, from)) {
    return askAboutDraft(turn, notice, wording.deadlineTooSoon(sayInstant(from, office.zone)), 'asked')
  }
  if (isOver(notice, from) && notice.ends_at !== null && !notice.by_hand) {
    const text = wording.endedTooSoon(sayEnd(notice.ends_at, office.zone), sayInstant(from, office.zone))
    return askAboutDraft(turn, notice, text, 'asked')
  }
  const doubt = (await queries.roomsOf(turn.db, notice.id)).flatMap((room) => doubtAbout(room) ?? [])[0]
  if (doubt !== undefined) return askAboutDraft(turn, notice, doubt, 'asked')
  return settings.approval || needsSecond(notice, turn) ? askApproval(turn, notice) : begin(turn, notice)
}

function firstSending({ now, office }: Turn<unknown>, notice: queries.Notice): Date {
  const at = notice.starts_at ?? afterRecall(now)
  return notice.urgent_why === null ? office.nextSending(at) : at
}

/** Everything from here on is rows: what dies in between is worked off later. */
async function begin(turn: Turn<unknown>, notice: queries.Notice, approvedBy?: PersonId): Promise<Outcome> {
  const { db, now, office } = turn
  const approved = approvedBy === undefined ? {} : { approved_by: approvedBy }
  const when = sayInstant(firstSending(turn, notice), office.zone, dayOf(now, office.zone))
  if (notice.starts_at !== null) {
    await queries.updateNotice(db, notice.id, { ...approved, state: 'planned', confirmed_at: now })
    const rule = notice.repeats === null ? when : sayRecurrence(notice.repeats)
    return { reply: { text: wording.willGo(notice.title, rule) }, as: 'planned' }
  }
  if (notice.by_hand) return handOut(turn, notice, approved)
  const foreseen = await foreseeDraft(db, notice, turn)
  const people = await freeze(db, notice, now)
  const starts_at = afterRecall(now)
  await queries.updateNotice(db, notice.id, { ...approved, state: 'sending', confirmed_at: now, starts_at })
  const phones = await phonesOf(turn, notice.id)
  const stopped = await stopCorrected(turn, notice)
  const text = [sayOnItsWay(turn, notice.title, people, foreseen), ...stopped, ...phones].join('\n')
  return { reply: { text }, wake: ['notices.send'], as: 'sent' }
}

function sayOnItsWay({ now, office }: Turn<unknown>, title: string, people: number, foreseen: Foreseen): string {
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  const later = foreseen.later && { people: foreseen.later.people, from: say(foreseen.later.from) }
  return wording.onItsWay(title, people, say(firstMoment(foreseen, now)), later)
}

/** Whoever has not got the wrong notice yet does not get it any more. */
async function stopCorrected({ db, now }: Turn<unknown>, notice: queries.Notice): Promise<readonly string[]> {
  if (notice.corrects_id === null) return []
  const counts = await queries.countStates(db, notice.corrects_id, now)
  const left = counts.filter(({ state }) => state === 'planned' || state === 'waiting')
  const count = left.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return []
  await queries.updateNotice(db, notice.corrects_id, { state: 'cancelled' })
  return [wording.stoppedForCorrection(count)]
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.AGREE, words: ['同意', '可以', '发', '可以发', '发吧'] },
  { number: 2, value: 'no', label: wording.DISAGREE, words: ['不行', '不发', '先不发', '别发'] },
]

interface AskedToApprove {
  readonly noticeId: number
}

/** Shows the same preview to everybody else of the staff; the first who decides has decided. */
async function askApproval(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const today = dayOf(now, office.zone)
  const others = (await staffOn(db, today)).filter(({ id }) => id !== speaker.person?.id)
  if (others.length === 0) return askAboutDraft(turn, notice, wording.nobodyToApprove(), 'asked')
  await queries.updateNotice(db, notice.id, { state: 'approving' })
  const shown = wording.previewForApproval(await describe(db, notice, turn))
  const why = notice.urgent_why === null ? '' : wording.urgentBecause(notice.urgent_why)
  const payload: AskedToApprove = { noticeId: notice.id }
  const messages = others.map(
    ({ id }): Message => ({
      to: { person: id },
      kind: notice.urgent_why === null ? 'staff' : 'urgent',
      text: wording.approvalAsked(speaker.person?.name ?? '', shown, why),
      once: `notice ${notice.id}:approval:staff ${id}:${turn.inboxId}`,
      expects: {
        answer: 'approval',
        payload,
        about: `approval:notice ${notice.id}`,
        title: wording.approvalTitle(notice.title),
        options: OPTIONS,
        person: id,
        until: new Date(now.getTime() + APPROVAL_LASTS),
      },
    }),
  )
  const text = wording.askedApproval(
    notice.title,
    others.map(({ name }) => name),
  )
  return { reply: { text }, messages, as: 'approval-asked' }
}

export const approval: AwaitedAnswer = {
  id: 'approval',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const notice = await queries.lockNotice(turn.db, (payload as AskedToApprove).noticeId)
    if (notice === undefined) return undefined
    if (notice.state !== 'approving') return { reply: { text: wording.settledAlready(notice.title) } }
    if (notice.planned_by === by.id) return { reply: { text: wording.notYourOwn() } }
    if (choice.value === 'no') return refuse(turn, notice, by.name)
    return approve(turn, notice, by)
  },
}

async function approve(
  turn: Turn<unknown>,
  notice: queries.Notice,
  by: { readonly id: PersonId; readonly name: string },
): Promise<Outcome> {
  const { now, office } = turn
  const from = firstSending(turn, notice)
  if (isOver(notice, from) || (notice.starts_at !== null && notice.starts_at <= now)) {
    await queries.updateNotice(turn.db, notice.id, { state: 'dropped' })
    const text = wording.agreedTooLate(notice.title)
    return { reply: { text }, messages: [tellPlanner(notice, text)], as: 'too-late' }
  }
  const first = notice.starts_at ?? firstMoment(await foreseeDraft(turn.db, notice, turn), now)
  const outcome = await begin(turn, notice, by.id)
  // Whoever has drafted it is the one who pastes it.
  if (notice.by_hand) {
    const text = outcome.reply?.text ?? ''
    return {
      reply: { text: wording.approvedByHand(notice.title) },
      messages: [tellPlanner(notice, text)],
      as: 'approved',
    }
  }
  const when = sayInstant(first, office.zone, dayOf(now, office.zone))
  return {
    ...outcome,
    reply: { text: wording.approved(notice.title, when) },
    messages: [tellPlanner(notice, wording.youAreApproved(notice.title, by.name, when))],
    as: 'approved',
  }
}

async function refuse(turn: Turn<unknown>, notice: queries.Notice, by: string): Promise<Outcome> {
  await queries.updateNotice(turn.db, notice.id, { state: 'dropped' })
  const messages = [tellPlanner(notice, wording.youAreRefused(notice.title, by))]
  return { reply: { text: wording.refused(notice.title) }, messages, as: 'refused' }
}

const tellPlanner = (notice: queries.Notice, text: string): Message => ({
  to: { person: notice.planned_by },
  kind: notice.urgent_why === null ? 'staff' : 'urgent',
  text,
  once: `notice ${notice.id}:settled`,
})
