/** 审批: a second person of the staff sees the same preview and decides; until then it can be withdrawn, and after a day it ends. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, Message, Occasion, Outcome, PersonId, Turn } from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import { begin, firstSending } from './begin-sending.ts'
import { askAboutDraft, DRAFT_LASTS, describe, expectDecision } from './draft.ts'
import * as queries from './queries.ts'
import { foreseeDraft } from './reach.ts'
import { colleaguesOf, othersOfStaff } from './second-person.ts'
import { isOver } from './timing.ts'
import { firstMoment } from './when-it-goes.ts'
import * as wording from './wording.ts'

/** So long a second person may take, in milliseconds. */
export const APPROVAL_LASTS = DAY

export const APPROVAL_OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.AGREE, words: ['同意', '可以', '发', '可以发', '发吧'] },
  { number: 2, value: 'no', label: wording.DISAGREE, words: ['不行', '不发', '先不发', '别发'] },
]

interface AskedToApprove {
  readonly noticeId: number
}

/** What the question to one of the staff is about: whoever has not decided is told so when they answer. */
export const matterOf = (noticeId: number, asked: PersonId): string => `approval:notice ${noticeId}:staff ${asked}`

/** What is urgent is urgent to staff as well. */
export const kindForStaff = ({ urgent_why }: queries.Notice) => (urgent_why === null ? 'staff' : 'urgent')

/** Shows the same preview to everybody else of the staff; the first who decides has decided. */
export async function askApproval(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const { db, now, speaker } = turn
  const others = await othersOfStaff(turn)
  const onPage = others.length > 0 ? [] : await colleaguesOf(turn)
  if (others.length + onPage.length === 0) return askAboutDraft(turn, notice, wording.nobodyToApprove(), 'asked')
  await queries.updateNotice(db, notice.id, { state: 'approving', approval_asked_at: now })
  const shown = wording.previewForApproval(await describe(db, notice, turn))
  const why = notice.urgent_why === null ? '' : wording.urgentBecause(notice.urgent_why)
  const payload: AskedToApprove = { noticeId: notice.id }
  const messages = others.map(
    ({ id }): Message => ({
      to: { person: id },
      kind: kindForStaff(notice),
      about: queries.aboutApproval(notice.id),
      text: wording.approvalAsked(speaker.person?.name ?? '', shown, why),
      once: `notice ${notice.id}:approval:staff ${id}:${turn.inboxId}`,
      expects: {
        answer: 'approval',
        payload,
        about: matterOf(notice.id, id),
        title: wording.approvalTitle(notice.title),
        options: APPROVAL_OPTIONS,
        person: id,
        until: new Date(now.getTime() + APPROVAL_LASTS),
      },
    }),
  )
  const names = [...others, ...onPage].map(({ name }) => name)
  const text =
    others.length > 0 ? wording.askedApproval(notice.title, names) : wording.approvalOnPage(notice.title, names)
  return { reply: { text }, messages, as: 'approval-asked' }
}

export const approval: AwaitedAnswer = {
  id: 'approval',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  // Where another has decided, 1 is said to what is asked besides.
  inTime: async (db, payload) =>
    (await queries.findNotice(db, (payload as AskedToApprove).noticeId))?.state === 'approving',
  async onAnswer(turn, { choice }, payload) {
    const by = turn.speaker.person
    if (choice === undefined || by === undefined) return undefined
    const notice = await queries.lockNotice(turn.db, (payload as AskedToApprove).noticeId)
    if (notice === undefined) return undefined
    const { said = '' } = REFUSES.exec(turn.words.trim())?.groups ?? {}
    return decideAbout(turn, notice, by, choice.value === 'no' ? { refuses: said.replace(NO_REASON, '') } : 'agrees')
  },
}

/** `refuses`: why, in their own words; may be empty. The notice is locked. */
export async function decideAbout(
  turn: Turn<unknown>,
  notice: queries.Notice,
  by: { readonly id: PersonId; readonly name: string },
  decision: 'agrees' | { readonly refuses: string },
): Promise<Outcome> {
  if (notice.state !== 'approving') return { reply: { text: wording.settledAlready(notice.title) } }
  if (notice.planned_by === by.id) return { reply: { text: wording.notYourOwn() } }
  return decision === 'agrees' ? approve(turn, notice, by) : refuse(turn, notice, by.name, decision.refuses)
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

/** Its planner hears why, and may change it and put it forward again; unless they have begun another meanwhile. */
async function refuse(turn: Turn<unknown>, notice: queries.Notice, by: string, why: string): Promise<Outcome> {
  const { db, now, inboxId } = turn
  const isKept = (await queries.findDraft(db, notice.planned_by, new Date(now.getTime() - DRAFT_LASTS))) === undefined
  await queries.updateNotice(db, notice.id, { state: isKept ? 'draft' : 'dropped' })
  const told: Message = {
    ...tellPlanner(notice, wording.youAreRefused(notice.title, by, why, isKept)),
    once: `notice ${notice.id}:refused ${inboxId}`,
    ...(isKept && { expects: expectDecision(notice, notice.planned_by, now) }),
  }
  return { reply: { text: wording.refused(notice.title) }, messages: [told], as: 'refused' }
}

/** 不同意，时间写错了 */
const REFUSES =
  /^(?:2|不同意|不行|不能发|先?不发|别发)[，,。、；;：:\s]*(?:因为)?(?<said>(?:[\s\S]*\p{Script=Han}){2}[\s\S]*)$/u

/** 了吧 of 先不发了吧 and 了， of 别发了，时间写错了 are no part of it. */
const NO_REASON = /^(?:发[送布出]?)?[了的吧啊呀呢]*(?:[，,。、；;：:！!\s]+(?:因为)?|$)/

const tellPlanner = (notice: queries.Notice, text: string): Message => ({
  to: { person: notice.planned_by },
  kind: kindForStaff(notice),
  text,
  once: `notice ${notice.id}:settled`,
})

/** Called back while it waits: nobody has it, and whoever was asked hears that they need not decide. */
export async function withdraw(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const { db, now, speaker } = turn
  const by = speaker.person
  await queries.updateNotice(db, notice.id, { state: 'dropped' })
  await queries.writeAudit(db, {
    at: now,
    by: by?.id ?? null,
    action: 'notices.withdraw',
    detail: { notice: notice.id },
  })
  const concerned = new Set([notice.planned_by, ...(await queries.whoWasAsked(db, notice.id))])
  const messages = [...concerned]
    .filter((id) => id !== by?.id)
    .map(
      (id): Message => ({
        to: { person: id },
        kind: kindForStaff(notice),
        text: wording.withdrawnFromYou(by?.name ?? '', notice.title),
        once: `notice ${notice.id}:withdrawn:staff ${id}`,
      }),
    )
  const colleagues = (await othersOfStaff(turn)).map(({ id }) => id)
  const closes = [...new Set([...concerned, ...colleagues, by?.id ?? 0])].map((id) => matterOf(notice.id, id))
  return { reply: { text: wording.withdrawn(notice.title) }, messages, closes, as: 'stopped' }
}

/** What nobody has decided about for a day goes no more, and its planner hears of it. */
export async function dropUndecided({ db, now }: Occasion): Promise<readonly Message[]> {
  const notices = await queries.findUndecided(db, new Date(now.getTime() - APPROVAL_LASTS))
  for (const { id } of notices) await queries.updateNotice(db, id, { state: 'dropped' })
  return notices.map((notice) => tellPlanner(notice, wording.nobodyDecided(notice.title)))
}
