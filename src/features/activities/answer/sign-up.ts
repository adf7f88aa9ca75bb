/** 1, 我去, [强], 去不了, 我和老伴都去: the answer to an invitation, kept with its channel and time, and a receipt. */

import { dayOf } from '../../../base/calendar.ts'
import { HOUR } from '../../../base/spans.ts'
import type {
  Answer,
  AwaitedAnswer,
  HelpedPerson,
  Message,
  NamedPerson,
  Outcome,
  PersonId,
  Turn,
} from '../../../feature.ts'
import { withoutFaces } from '../../../language/faces.ts'
import type { Act, ReplyKind } from '../../../language/reading.ts'
import { findClash, findMentioned, helpedBy } from '../../people/public.ts'
import { arrive, saysArrived } from '../attendance/check-in.ts'
import { inWords } from '../in-words.ts'
import { answeredBefore, asSaid, type Before, placeIn } from '../phone/undo-entries.ts'
import * as queries from '../queries.ts'
import { hearList } from '../relay/hear-list.ts'
import * as wording from '../wording.ts'
import { agrees } from './agrees.ts'
import { answerByDay, isOnDaySaid, meantByDay } from './by-day.ts'
import { ofWhom, withoutWhomBrought } from './companion-stays.ts'
import { withoutGuests } from './guests.ts'
import { withoutAnother } from './other-thing.ts'
import { sayReceipt } from './receipts.ts'
import { joinRemarks } from './remarks.ts'
import { MOST_HEADS, type Reading, readReply, type SaidBefore } from './rules.ts'
import { type Kept, keepAnswer, type NewAnswer, saidBefore } from './seats.ts'
import { type AskedToSignUp, expectSignUp, type Undo } from './sign-up-question.ts'
import { spouseGoes } from './spouse-goes.ts'
import { stayForAnother } from './stay-for-another.ts'
import { tellBrought } from './tell-brought.ts'
import { undoAnswer } from './undo-answer.ts'
import { strangersAmong } from './unknown-companion.ts'

export const signUp: AwaitedAnswer = {
  id: 'sign-up',
  needs: 'activity.reply',
  staysOpen: true,
  takesWords: false,
  async onHeard(db, payload, now) {
    const { activityId, personId } = payload as AskedToSignUp
    if (personId !== null) await queries.markHeard(db, activityId, personId, now)
  },
  async isMeant(at, act, payload) {
    const activity = await queries.findActivity(at.db, (payload as AskedToSignUp).activityId)
    return activity !== undefined && isOnDaySaid(at, activity, act)
  },
  async onAnswer(turn, given, payload) {
    const asked = payload as AskedToSignUp
    const personId = asked.personId ?? turn.speaker.person?.id
    const activity = await (concernsOne(given) ? queries.lockForOne : queries.lockActivity)(turn.db, asked.activityId)
    if (activity === undefined) return undefined
    if (given.act.reply.reply === 'list') return isOpen(turn, activity) ? hearList(turn, activity) : undefined
    if (given.choice?.value === 'undo')
      return asked.undo && personId !== undefined ? undoAnswer(turn, activity, personId, asked.undo) : undefined
    // Of what is over only a plain answer is an answer: 我在北京住院呢 is for somebody else to hear.
    if (!isOpen(turn, activity) && given.choice === undefined && given.act.text.length > LONGEST_LATE) return undefined
    const arrived = saysArrived(given.act.text) ? await arrive(turn) : undefined
    if (arrived !== undefined) return arrived
    const own = await withoutAnother(turn, activity, personId, given.act)
    if ('told' in own) return own.told
    if (turn.chat.kind === 'room' && isFaceOnly(own.act)) return receiveFace(turn, activity, personId)
    if (personId === undefined) return { handOver: { why: wording.whyUnknown(activity.title), silently: true } }
    const helped = helpedBy(turn.speaker, personId)
    // The two on one phone may say it for each other; the receipt names whom it was noted for.
    const shares = turn.speaker.sharing.length > 1 && turn.speaker.sharing.some(({ id }) => id === personId)
    const speaksForSelf = helped === undefined && !shares
    const act = speaksForSelf ? await ofWhom(turn, personId, own.act) : own.act
    const answer = { ...given, act }
    const another = speaksForSelf ? await meantByDay(turn, activity, personId, act) : undefined
    if (another !== undefined) return signUp.onAnswer(turn, given, { activityId: another.id, personId })
    const byDay = speaksForSelf && isOpen(turn, activity) ? await answerByDay(turn, activity, personId, act) : undefined
    if (byDay !== undefined) return byDay
    if (activity.series_id !== null && SAID_BY_DAY.test(act.text) && act.reply.reply !== 'yes') return undefined
    const current = await queries.findSignUp(turn.db, activity.id, personId)
    // A receipt can be taken back, or is a relative's; 茶话会有变动, which came since, asks anew.
    const isReceipt = asked.undo !== undefined || helped !== undefined
    const agreed = isReceipt ? agrees(turn, answer, current) : undefined
    if (agreed !== undefined) return agreed
    const left = speaksForSelf ? await withoutWhomBrought(turn, activity, personId, { act, current }) : undefined
    const together =
      speaksForSelf && left === undefined && isOpen(turn, activity)
        ? ((await stayForAnother(turn, activity, personId, answer.act)) ??
          (await spouseGoes(turn, activity, personId, answer.act)))
        : undefined
    return (
      together ??
      (await refuse(turn, activity, answer, helped !== undefined || shares || left !== undefined)) ??
      takeAnswer(turn, activity, personId, answer, { helped, left, current, remark: asked.remark })
    )
  },
}

/** A thumb up under what was said to everybody is a receipt: nobody is signed up by it. */
const isFaceOnly = ({ text, reply }: Act): boolean =>
  reply.reply === 'yes' && withoutFaces(text).replace(/[ ，。！]/g, '') === ''

/** The room hears nothing of it; whoever was asked and may have meant more by it is asked once, in private. */
async function receiveFace(turn: Turn, activity: queries.Activity, personId: PersonId | undefined): Promise<Outcome> {
  const as = 'received'
  const isAsked = personId !== undefined && isOpen(turn, activity)
  if (!isAsked || (await queries.findSignUp(turn.db, activity.id, personId)) !== undefined) return { as }
  const invited = await queries.findInvitations(turn.db, [personId], turn.now)
  if (!invited.some(({ activityId }) => activityId === activity.id)) return { as }
  await queries.markHeard(turn.db, activity.id, personId, turn.now)
  const question: Message = {
    to: { person: personId },
    kind: 'reply',
    text: wording.faceInRoom(turn.chat.name, activity.title),
    once: `face:activity ${activity.id}:person ${personId}`,
    expects: expectSignUp(activity, personId),
    notAfter: activity.starts_at,
  }
  return { messages: [question], as }
}

/** 1, 我去, 去不了: nobody else is spoken of. */
function concernsOne({ choice, act: { reply } }: Answer): boolean {
  if (choice !== undefined && choice.value !== 'yes' && choice.value !== 'no') return false
  const { companions, people, proxyFor } = reply
  return PLAIN.has(reply.reply) && (companions ?? []).length === 0 && (people ?? 1) === 1 && proxyFor === undefined
}

const PLAIN: ReadonlySet<ReplyKind> = new Set<ReplyKind>(['yes', 'no', 'cancel', 'other'])

/** 周二行周四看情况: what is said of single days and was not understood is not said of all of them. */
const SAID_BY_DAY = /(?:周|星期|礼拜)[一二三四五六日天].*(?:周|星期|礼拜)[一二三四五六日天]/

/** 好的我去, 不去了 */
const LONGEST_LATE = 6

const isOpen = ({ now }: Turn, activity: queries.Activity): boolean =>
  activity.state === 'published' && activity.starts_at > now

/** What cannot be recorded: for somebody else, for a crowd, a change that nobody could count; and what is too late for anybody. */
async function refuse(
  turn: Turn,
  activity: queries.Activity,
  { act }: Answer,
  mayHelp: boolean,
): Promise<Outcome | undefined> {
  if (activity.state === 'cancelled') return { reply: { text: wording.isOff(activity.title) } }
  if (activity.starts_at <= turn.now) {
    const { phone, zone } = turn.office
    const isToday = dayOf(activity.starts_at, zone) === dayOf(turn.now, zone)
    return { reply: { text: wording.isOver(activity.title, isToday, phone) } }
  }
  const quiet = turn.chat.kind === 'room' ? IN_ROOM : {}
  const { proxyFor, people, delta, companions } = act.reply
  // 人数有变, 把我老伴换成女儿: what changes is not said in a way that could be counted.
  if (act.reply.reply === 'change' && proxyFor === undefined && (people ?? delta ?? companions) === undefined)
    return turn.chat.kind === 'room' ? undefined : { reply: { text: wording.changedHow(activity.title) } }
  if (proxyFor !== undefined && !mayHelp) {
    const handOver = {
      why: wording.whyProxy(activity.title, proxyFor, await whomOf(turn, proxyFor), toEnter(act.reply.reply)),
      ...quiet,
    }
    return turn.chat.kind === 'room' ? { handOver } : { reply: { text: wording.proxy(proxyFor) }, handOver }
  }
  if (people !== undefined && people > MOST_HEADS) {
    const handOver = { why: wording.whyTooMany(activity.title), ...quiet }
    return turn.chat.kind === 'room' ? { handOver } : { reply: { text: wording.tooMany(people) }, handOver }
  }
  return undefined
}

/** What staff say to enter it. */
const toEnter = (kind: ReplyKind) => (kind === 'yes' ? '去' : kind === 'maybe' ? '没定' : '不去')

/** Whom the roster may mean by 老陈头, with unit; more than a few are no help. */
async function whomOf({ db }: Turn, words: string): Promise<readonly NamedPerson[]> {
  const people = (await findMentioned(db, words, 'office')).flatMap((mentioned) => mentioned.people)
  return people.length > MOST_MEANT ? [] : people
}

const MOST_MEANT = 4

/** What is known of an answer by the time it is taken. */
interface Known {
  /** Whom it is brought for, by somebody else. */
  readonly helped: HelpedPerson | undefined
  /** What is left when somebody was taken away. */
  readonly left: Reading | undefined
  /** What the person had said so far. */
  readonly current: queries.SignUp | undefined
  /** How they would come, said before the answer. */
  readonly remark: string | undefined
}

async function takeAnswer(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { choice, act }: Answer,
  { helped, left, current, remark }: Known,
): Promise<Outcome | undefined> {
  const before = await saidBefore(turn, activity, personId, current)
  const said = withRemark(left ?? readReply(choice?.value, act.reply, before, act.text), remark)
  if (said === undefined) {
    const isOpenStill = current === undefined || isAskedAnew(current, turn.now)
    return isOpenStill ? receiveOnly(turn, activity, personId, act.reply.reply) : undefined
  }
  const { reading, leftOut, declined } = await withoutGuests(turn, activity, personId, said)
  // Whoever had said that it depends is asked once more after the deadline, so the answer counts.
  const isLate = turn.now > activity.deadline_at && current?.answer !== 'yes' && current?.answer !== 'maybe'
  if (isLate && reading.answer === 'yes') {
    const text = wording.tooLate(inWords(activity, turn.office.zone))
    return { reply: { text }, handOver: { why: wording.whyTooLate(activity.title) }, as: 'late' }
  }
  const clash = current && (await findClash(turn, besideSaid(activity, current, { personId, reading, helped })))
  if (clash?.verdict === 'stands') return clash.outcome
  const enteredBy = helped === undefined ? null : (turn.speaker.person?.id ?? null)
  // A relative's word is put right by saying what is right.
  const undone = helped === undefined ? await putBackLater(turn, activity, personId, current, before) : undefined
  const answer = { personId, reading, channel: turn.chat.kind, enteredBy }
  const kept = await keepAnswer(turn, activity, answer, { before: current })
  const following = await spread(turn, activity, { ...answer, channel: 'series' })
  const undo = undone && { undo: { before: undone, inboxId: turn.inboxId, ...(following.length > 0 && { following }) } }
  const wake = current !== undefined && current.seat !== null ? { wake: ['activities.offer'] } : {}
  const strangers = await strangersAmong(turn.db, activity, personId, kept.reading.companions, before.companions)
  const noted = { ...kept, ...undo, strangers, ...(leftOut && { leftOut }), ...(declined && { declined }) }
  const receipt = await sayReceipt(turn, activity, personId, noted, helped)
  const told = await tellBrought(turn, activity, personId, kept)
  return {
    ...joinOutcomes(receipt, { ...clash?.outcome, messages: [...(clash?.outcome.messages ?? []), ...told] }),
    ...tellOfStrangers(turn, activity, strangers),
    ...wake,
    as: reading.answer,
  }
}

const besideSaid = (
  { id, title, starts_at }: queries.Activity,
  { answer, entered_by }: queries.SignUp,
  { personId, reading, helped }: { personId: PersonId; reading: Reading; helped: HelpedPerson | undefined },
): Parameters<typeof findClash>[1] => ({
  to: { key: `activity ${id}`, title, notAfter: starts_at },
  personId,
  helped,
  was: { words: wording.sayAnswer(answer), enteredBy: entered_by },
  is: wording.sayAnswer(reading.answer),
})

const withRemark = (reading: Reading | undefined, remark: string | undefined): Reading | undefined =>
  reading?.answer === 'yes' && remark !== undefined
    ? { ...reading, reason: joinRemarks(remark, reading.reason) }
    : reading

/** The room hears nothing of it; staff have it with a number. */
const IN_ROOM = { silently: true, awaited: true } as const

/** Said in a room it is for staff alone; in private whoever brings them along is told a number. */
function tellOfStrangers(
  { chat }: Turn,
  { title }: queries.Activity,
  strangers: readonly string[],
): Pick<Outcome, 'handOver'> {
  if (strangers.length === 0) return {}
  const why = wording.whyStrangers(title, strangers)
  return { handOver: { why, ...(chat.kind === 'room' && IN_ROOM) } }
}

/** What 弄错了 puts back; a wife or husband is looked for only where somebody was named. */
async function putBackLater(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  current: queries.SignUp | undefined,
  before: SaidBefore,
): Promise<readonly Before[]> {
  const named = [...before.companions, ...(turn.act.reply.companions ?? [])]
  if (named.length > 0) return answeredBefore(turn, activity, personId, named)
  if (current === undefined) return [{ person: personId, reading: null }]
  return [{ person: personId, reading: asSaid(current, before), ...placeIn(current) }]
}

/** 这周二去不了: of a series it is said of one occurrence only. */
const THIS_ONCE = /这[次回周天]|本周|今天|明天|后天|周[一二三四五六日]|星期/

/**
 * The first invitation to a series asks about all of it: the answer holds for what follows, unless something else was said
 * of it. What had been said of each that it changes.
 */
async function spread(
  turn: Turn,
  activity: queries.Activity,
  answer: NewAnswer,
): Promise<NonNullable<Undo['following']>> {
  if (activity.series_id === null || activity.is_repeat || THIS_ONCE.test(turn.act.text)) return []
  const changed: { activityId: number; before: readonly Before[] }[] = []
  for (const { id } of await queries.findFollowing(turn.db, activity)) {
    const one = await queries.lockActivity(turn.db, id)
    const said = await queries.findSignUp(turn.db, id, answer.personId)
    if (one === undefined || (said !== undefined && said.channel !== 'series')) continue
    const so = await saidBefore(turn, one, answer.personId, said)
    changed.push({ activityId: id, before: await putBackLater(turn, one, answer.personId, said, so) })
    await keepAnswer(turn, one, answer, { before: said })
  }
  return changed
}

const joinOutcomes = (receipt: Outcome, clash: Outcome | undefined): Outcome => ({
  ...clash,
  ...receipt,
  messages: [...(receipt.messages ?? []), ...(clash?.messages ?? [])],
})

/**
 * 收到 is a receipt, never a sign-up: answered with the question once, then left in peace, and not chased as if silent
 * (rule 3).
 */
async function receiveOnly(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  reply: string,
): Promise<Outcome | undefined> {
  if (reply !== 'received' && reply !== 'thanks') return undefined
  await queries.markHeard(turn.db, activity.id, personId, turn.now)
  // Beside a quotation in a room it is read by all, and answered to nobody.
  if (turn.chat.kind === 'room') return { as: 'received' }
  const again = turn.previous?.endsWith(':received') === true
  return { reply: { text: again ? wording.noHurry() : wording.received() }, as: 'received' }
}

/** So long after 看情况 what is read last asks once more, in milliseconds. */
const ASKED_ANEW = HOUR

/** 好的, to 您上次说还没定, is a receipt like any other; right behind one's own 看情况 it only ends the talk. */
const isAskedAnew = ({ answer, answered_at }: queries.SignUp, now: Date): boolean =>
  answer === 'maybe' && now.getTime() - answered_at.getTime() >= ASKED_ANEW

/** A decline that is kept for somebody. */
interface Declined {
  /** What 弄错了 puts back, of all who stay. */
  readonly before?: readonly Before[]
  /** Who has said it, for both of them. */
  readonly enteredBy?: PersonId | null
}

/** 不去 or 取消 of somebody, with the receipt; the activity must be locked. */
export async function declineFor(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  { before, enteredBy = null }: Declined = {},
): Promise<Outcome> {
  const reading: Reading = { answer: 'no', heads: 0, companions: [], reason: null }
  const undo = { before: before ?? (await answeredBefore(turn, activity, personId)), inboxId: turn.inboxId }
  const kept = await keepAnswer(turn, activity, { personId, reading, channel: turn.chat.kind, enteredBy })
  return { ...(await sayReceipt(turn, activity, personId, { ...kept, undo })), wake: ['activities.offer'], as: 'no' }
}

/** The receipt for a seat that somebody has taken up. */
export async function receiptFor(
  turn: Turn,
  activity: queries.Activity,
  personId: PersonId,
  undo: Undo,
): Promise<Outcome> {
  const current = await queries.findSignUp(turn.db, activity.id, personId)
  const { heads, companions } = await saidBefore(turn, activity, personId, current)
  const reading: Reading = { answer: 'yes', heads: Math.max(1, heads), companions, reason: null }
  const none = { before: undefined, headsBefore: 0, place: 0, queueing: false, noRoomForMore: false, brought: [] }
  const kept: Kept = { reading, seat: 'seated', ...none }
  return { ...(await sayReceipt(turn, activity, personId, { ...kept, undo })), as: 'yes' }
}
