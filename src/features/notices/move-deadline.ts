/**
 * 截止改到周五: a notice on its way gets another deadline. Shown and confirmed first, since people are told: exactly those
 * who have it and have not answered. Who has it still to get reads the new one from the beginning.
 */

import { dayOf } from '../../base/calendar.ts'
import { DAY, HOUR } from '../../base/spans.ts'
import { type AwaitedAnswer, command, expectFrom, type Outcome, type Turn } from '../../feature.ts'
import { normaliseText, readCount } from '../../language/read-value.ts'
import type { Option, When } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import { namedDeadline, readDeadline } from './deadline.ts'
import { findOpenDraft } from './draft.ts'
import { findAllMeant } from './find-notice.ts'
import { deadlineInWords, latest, moveFor } from './message.ts'
import * as queries from './queries.ts'
import { aboutNudge, aboutRoom, aboutText } from './queries.ts'
import { ANSWERED_BEFORE, DEADLINE_CORRECTED } from './vocabulary.ts'
import * as wording from './wording.ts'

/** So long the bot waits to hear whether it is to be so, in milliseconds: an hour. */
const PATIENCE = HOUR
const MOVES = '(改到|改成|改为|改在|延到|延长到|延期到|延迟到|推到|推迟到|往后推到|放宽到|提前到|挪到)'

export const moveDeadline = command({
  id: 'notices.deadline',
  needs: 'notice.send',
  isNoted: true,
  // A draft that is open, or an activity, may be meant.
  mayPass: true,
  says: [
    `[把|将][{notice}][通知][的][回复|回话]截止[时间|日期]${MOVES}{when}[吧]`,
    `[把|将][{notice}]通知[的][回复|回话]${MOVES}{when}截止[吧]`,
    `[回复|回话]${MOVES}{when}截止[吧]`,
    '[{notice}][通知][的][回复|回话]截止[时间](到|在|定在|定到|是){when}[吧]',
  ],
  slots: { notice: { kind: 'words' }, when: { kind: 'when', deadline: true } },
  ask: {},
  examples: ['截止改到周五', '停水通知截止延长到周五下午5点', '把停水通知的截止时间提前到周四'],
  help: '截止改到周五：告诉还没回的人',
  async run(turn) {
    const { notice: name, when } = turn.slots
    // 截止改到周五 beside a draft is about the draft.
    if (when === undefined || (await findOpenDraft(turn))) return undefined
    const notice = await likeliest(turn, await findAllMeant(turn, name, isAsking))
    const [approving] = (await queries.findWaitingForApproval(turn.db)).filter(
      ({ planned_by }) => planned_by === turn.speaker.person?.id,
    )
    const asked = approving?.approval_asked_at
    if (approving !== undefined && name === undefined && asked && asked > (notice?.confirmed_at ?? new Date(0)))
      return { reply: { text: wording.approvingSo(approving.title) } }
    return notice === undefined ? undefined : look(turn, notice, when)
  },
  hears: putOff,
})

const PUT_OFF =
  /^(?:把|将)?(?<name>\p{Script=Han}{2,10}?)?(?:通知)?的?(?:回复|回话|报名|交)?截止(?:时间|日期)?(?:往后|向后|再)*(?:推迟?|延长?|延后|顺延|宽限|放宽)(?:后|迟)?(?<count>\d{1,2}|[一二两三四五六七八九十])个?(?<unit>天|日|周|礼拜|星期)(?:吧|了)?(?=$|[，。 ])/u

/** 材料截止往后推一礼拜: later by so much than it was; shown first, as any other. */
async function putOff(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const { name, count = '', unit } = PUT_OFF.exec(turn.act.text)?.groups ?? {}
  const number = readCount(count)
  if (number === undefined || unit === undefined || (await findOpenDraft(turn))) return undefined
  const notice = await likeliest(turn, await findAllMeant(turn, name, isAsking))
  if (notice === undefined || notice.deadline_at === null) return undefined
  const days = /[天日]/.test(unit) ? number : number * 7
  return lookAt(turn, notice, new Date(notice.deadline_at.getTime() + days * DAY))
}

const ON_ITS_WAY: ReadonlySet<queries.Notice['state']> = new Set(['planned', 'sending', 'paused'])
const isAsking = ({ state, answers }: queries.Notice): boolean => ON_ITS_WAY.has(state) && answers !== 'none'

/** The one for which people are waited, before what all have answered, and that before what has not begun. */
async function likeliest(
  { db }: Turn<unknown>,
  notices: readonly queries.Notice[],
): Promise<queries.Notice | undefined> {
  const begun = notices.filter(({ state }) => state !== 'planned')
  for (const one of begun) if ((await queries.countSilent(db, one.id)) > 0) return one
  return begun[0] ?? notices[0]
}

async function look(turn: Turn<unknown>, notice: queries.Notice, when: When): Promise<Outcome> {
  const { now, office } = turn
  return lookAt(turn, notice, readDeadline(`${when.text.replace(/[之以]?前$/, '')}前`, { now, zone: office.zone }))
}

/** 更正：截止时间改到周五下午5点 moves the deadline, since to tell people of another one is not to keep it. `undefined`: it is about something else. */
export async function correctDeadline(
  turn: Turn<unknown>,
  notice: queries.Notice,
  text: string,
): Promise<Outcome | undefined> {
  const words = normaliseText(text.trim())
  const { when } = (DEADLINE_CORRECTED.exec(words) ?? ANSWERED_BEFORE.exec(words))?.groups ?? {}
  if (when === undefined || !isAsking(notice)) return undefined
  const at = { now: turn.now, zone: turn.office.zone }
  const until = `${when.replace(/[之以]?前$/, '')}前`
  // 出发前报一下 names no moment.
  return namedDeadline(until, at) === undefined ? undefined : lookAt(turn, notice, readDeadline(until, at))
}

async function lookAt(turn: Turn<unknown>, notice: queries.Notice, deadline: Date | undefined): Promise<Outcome> {
  const { db, now, office } = turn
  if (deadline === undefined) return { reply: { text: wording.newDeadlineIsPast() } }
  if (deadline.getTime() === notice.deadline_at?.getTime()) {
    return { reply: { text: wording.sameDeadline(notice.title, say(turn, deadline)) } }
  }
  const first = office.nextSending(notice.starts_at !== null && notice.starts_at > now ? notice.starts_at : now)
  if (deadline <= first) return { reply: { text: wording.noTimeToTell(say(turn, first)) } }
  const people = notice.state === 'planned' ? 0 : await queries.countSilent(db, notice.id)
  return people === 0 ? move(turn, notice, deadline, people) : ask(turn, notice, deadline, people)
}

const say = ({ now, office }: Turn<unknown>, moment: Date): string =>
  sayInstant(moment, office.zone, dayOf(now, office.zone))

interface Asked {
  readonly noticeId: number
  /** ISO instant. */
  readonly deadline: string
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'move', label: wording.MOVE_DEADLINE, words: ['改', '改吧', '确定', '可以', '行'] },
  { number: 2, value: 'leave', label: wording.LEAVE_DEADLINE, words: ['不改', '不改了', '算了', '先不改'] },
]

/** Shows what those who have not answered will read. */
function ask(turn: Turn<unknown>, notice: queries.Notice, deadline: Date, people: number): Outcome {
  const moved = { ...notice, deadline_at: deadline, deadline_moves: notice.deadline_moves + 1 }
  const sample = moveFor(moved, notice.by_hand ? wording.ALL_OF_YOU : wording.SOMEBODY, turn.office)
  const text = wording.askToMove({
    title: notice.title,
    from: notice.deadline_at === null ? undefined : say(turn, notice.deadline_at),
    to: say(turn, deadline),
    people,
    byHand: notice.by_hand,
    sample,
  })
  const payload: Asked = { noticeId: notice.id, deadline: deadline.toISOString() }
  return {
    reply: {
      text,
      expects: expectFrom(turn, { answer: 'move-deadline', payload, title: '', options: OPTIONS }, PATIENCE),
    },
    as: 'asked',
  }
}

export const moveDecision: AwaitedAnswer = {
  id: 'move-deadline',
  needs: 'notice.send',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { noticeId, deadline } = payload as Asked
    const notice = choice && (await queries.lockNotice(turn.db, noticeId))
    if (notice === undefined) return undefined
    if (choice?.value === 'leave') return { reply: { text: wording.deadlineStays(notice.title) } }
    const at = new Date(deadline)
    if (!isAsking(notice)) return { reply: { text: wording.notOnItsWay(notice.title) } }
    if (at <= turn.office.nextSending(turn.now)) return { reply: { text: wording.newDeadlineIsPast() } }
    return move(turn, notice, at, await queries.countSilent(turn.db, notice.id))
  },
}

/** What waits says the new one; the job tells those who have read the old one. */
async function move(turn: Turn<unknown>, notice: queries.Notice, deadline: Date, people: number): Promise<Outcome> {
  const { db, now, office, speaker } = turn
  const isPlanned = notice.state === 'planned'
  const moves = isPlanned ? notice.deadline_moves : notice.deadline_moves + 1
  const isTooLate = notice.nudge_at !== null && notice.nudge_at >= deadline
  await queries.updateNotice(db, notice.id, {
    deadline_at: deadline,
    deadline_moves: moves,
    reported_at: null,
    // They hear of the new one now.
    ...(isTooLate && { nudge_at: null }),
  })
  const detail = { notice: notice.id, from: notice.deadline_at, to: deadline }
  await queries.writeAudit(db, { at: now, by: speaker.person?.id ?? null, action: 'notices.deadline', detail })
  const [title, to] = [notice.title, say(turn, deadline)]
  const moved = { ...notice, deadline_at: deadline, deadline_moves: moves }
  const text =
    notice.by_hand && people > 0
      ? wording.movedByHand(title, to, moveFor(moved, wording.ALL_OF_YOU, office))
      : wording.moved(title, to, people)
  return {
    reply: { text },
    rewords: isPlanned ? [] : rewordings(notice, moved, office.zone),
    wake: ['notices.send'],
    as: 'moved',
  }
}

/** In private and in rooms the deadline is named alike, or not. */
function rewordings(before: queries.Notice, after: queries.Notice, zone: string) {
  const { id } = before
  const notAfter = latest(after, zone)
  const [privately, inRoom] = deadlineInWords(before, zone)
  const [privatelyNow, inRoomNow] = deadlineInWords(after, zone)
  return [
    { abouts: [aboutText(id), aboutNudge(id)], from: privately, to: privatelyNow, notAfter },
    { abouts: [aboutRoom(id)], from: inRoom, to: inRoomNow, notAfter },
  ]
}
