/** 撤回, 暂停通知, 接着发通知, 取消通知: a notice kept in hand while it goes. */

import { addDays, dayOf, instantOf } from '../../base/calendar.ts'
import { isRecallable } from '../../base/recall.ts'
import { HOUR } from '../../base/spans.ts'
import { command, type Deed, type Message, type Outcome, type Turn } from '../../feature.ts'
import { takeApart } from '../../language/apart.ts'
import { sayRecurrence } from '../../language/say.ts'
import { nameOf, sayAudience } from '../people/public.ts'
import { resumeOrAsk } from './additions.ts'
import { withdraw } from './approval.ts'
import { undoCorrection } from './correct-waiting.ts'
import { findAllInHand, findAllMeant, findInHand, findMeant, isNumber, nameIn, sayNoneMeant } from './find-notice.ts'
import { isTooOld } from './message.ts'
import { tellHowToMoveBack } from './move-start.ts'
import { callBack, nudgedBy, nudgedInVain } from './nudge.ts'
import { ON_THE_WAY } from './progress.ts'
import * as queries from './queries.ts'
import { askWhomInstead, isBeingWritten, tellWhatGoes, waitsForWord } from './send-instead.ts'
import { ENTERED_WRONGLY, enteredBy, takeBack, takesBackEntered } from './take-back.ts'
import { addedBy, takeBackAdded } from './take-back-added.ts'
import { findHeldAtNight } from './urgent-night.ts'
import { NO_MISTAKE, SENT_WRONGLY, WRONG_PEOPLE } from './vocabulary.ts'
import * as wording from './wording.ts'

const SLOTS = { notice: { kind: 'words' } } as const

/** 撤回 is said of activities too: here it is about a notice that was the last deed of the one who says it. */
export const recall = command({
  id: 'notices.recall',
  needs: 'notice.send',
  toldBy: 'notices.progress',
  mayPass: true,
  says: [
    '撤回[来|吧|一下][撤回来|撤回]',
    '撤回[来|吧|一下][撤回来|撤回](发错了|发错人了)',
    '撤了[吧]',
    '[刚才](发|贴|记|录|登记)错了[撤回]',
    '(撤回|撤销)[刚才的|这条]通知',
    '通知[发错了]撤回',
    '撤回[{notice}][的]通知',
    '撤(掉|了|下|销)[{notice}][的]通知',
    '[把]{notice}[的]通知撤(掉|了|回|下)[来|了|吧]',
    '撤回[第]{notice}号',
    '取消[发送|了]',
    '[先]别发[了]',
    '(不|先不)发了',
    '(刚才|刚|刚刚)那(个|条)[通知](不发|先不发|别发|不要发|撤)了[吧]',
    '[把](那|这|刚才那)(个|条)通知(作废|作废吧|不算了|撤了)[吧|了]',
    // Of an activity it may be as well.
    '[那|先|就](别|不用|不要|甭)[再]催[了|大家|他们|人家][了|吧]',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['撤回停水通知', '撤掉停水通知', '把停水通知撤了'],
  claimsAnswers: true,
  async claims(turn) {
    const holdsBack = LOOKS_AGAIN.test(turn.act.text) || WAIT_AND_STOP.test(turn.act.text)
    if (holdsBack && isBeingWritten(turn)) return { reply: { text: wording.notSentSoFar } }
    if (holdsBack && !waitsForWord(turn))
      return (await stopLast(turn, await findInHand(turn, undefined))) ?? tellWhatGoes(turn)
    const waits = SAYS_WAIT.test(takeApart(turn.words).own.trim()) ? await sayHowToRecall(turn) : undefined
    if (waits !== undefined) return waits
    const rest = wronglySent(turn)
    if (rest === undefined || NO_MISTAKE.test(rest)) return undefined
    if (rest === '' && isBeingWritten(turn) && !WRONG_PEOPLE.test(turn.act.text)) return undefined
    const notice = await findInHand(turn, undefined)
    const outcome = await stopLast(turn, notice)
    if (outcome?.as !== 'stopped' || outcome.reply === undefined || notice === undefined) return outcome
    const anew = await askWhomInstead(turn, notice, outcome, rest)
    if (anew !== undefined) return anew
    return rest === '' ? outcome : { ...outcome, reply: { text: wording.thenSendAnew(outcome.reply.text) } }
  },
  async run(turn) {
    const { notice: words } = turn.slots
    if (NO_MISTAKE.test(wronglySent(turn) ?? '')) return undefined
    // 撤回催缴党费通知 names a notice.
    if (words === undefined && turn.act.text.includes('催')) return callBackLast(turn)
    const isNamed = turn.act.text.includes('通知') || words !== undefined
    if (!turn.act.text.includes('通知') && words !== undefined && !isNumber(words)) return undefined
    if (!isNamed) return isBeingWritten(turn) ? undefined : stopLast(turn, await findInHand(turn, words))
    const notice = words === undefined ? await findInHand(turn, words) : await findToStop(turn, words)
    return notice === undefined ? { reply: { text: await sayNoneToStop(turn, words) } } : stop(turn, notice)
  },
  lastly: async (turn) => (BARE.test(turn.act.text) ? tellWhose(turn) : undefined),
})

/** 先别发！我再看看, where no draft waits: what was sent last is held back, as 先别发 alone does. */
const LOOKS_AGAIN =
  /^(?:哎呀?|等等|等一下|慢着|停)?[，,！!。 ]*先?(?:别|不要|不)(?:急着|忙着)?发(?:出去|了|呢)?[，,！!。 ]+(?:让|等)?我[^，。]{0,6}(?:看|想|核|查|改|考虑|问|确认)[^，。]{0,6}[，,！!。]*$/
/** 等一下先别发 */
const WAIT_AND_STOP = /^(?:哎呀?)?[，, ]*(?:等等|等一下|等会儿?|慢着|等下)[，,！ ]*先?(?:别|不要)发了?[啊呀吧。！!]*$/

/** 等等, before the next thing is said. */
const SAYS_WAIT = /^(?:哎呀?|先)?[，, ]*(?:等等|等一下|等会儿?|慢着|等下)[啊呀吧。！!]*$/

/** In the minutes in which one's own can be called back nothing is stopped by 等等, and it is told what stops it. */
async function sayHowToRecall(turn: Turn<unknown>): Promise<Outcome | undefined> {
  if (!/^notices:draft:(?:sent|planned)/.test(turn.previous ?? '')) return undefined
  const notice = await findInHand(turn, undefined)
  if (notice === undefined || notice.planned_by !== turn.speaker.person?.id) return undefined
  if (!isRecallable(notice.confirmed_at, turn.now)) return undefined
  return { reply: { text: wording.howToRecall(notice.title) }, as: 'waits' }
}

/** What follows 发错了; `undefined`: it is not said. */
const wronglySent = (turn: Turn<unknown>): string | undefined =>
  SENT_WRONGLY.exec(takeApart(turn.words).own.trim())?.groups?.['rest']

/** 撤回, 发错了, and nothing more. */
const BARE = /^(?:刚才)?(?:发错了)?[，,]?(?:撤回|撤了|先?别发了?)?(?:来|吧|了|一下)*$/

/** To whoever has nothing of their own to take back: a colleague's notice that nobody has yet, and how to stop it. */
async function tellWhose(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const notice = await findInHand(turn, undefined)
  if (notice === undefined || notice.planned_by === turn.speaker.person?.id) return undefined
  const isNew = notice.state === 'approving' || isRecallable(notice.confirmed_at, turn.now)
  if (!isNew && (await queries.countGotIt(turn.db, notice.id)) > 0) return undefined
  const by = await nameOf(turn.db, notice.planned_by)
  return { reply: { text: wording.isColleagues(notice.title, by) } }
}

/** Said of what was done last, however long ago. */
const MISTAKE = /发错|撤/
/** So long a deed is what a bare 撤回 means, even where everybody has it, in milliseconds. */
const LATELY = HOUR

/** `undefined`: what whoever speaks has done last was something else. `newest`: what they have in hand. */
async function stopLast(turn: Turn<unknown>, newest: queries.Notice | undefined): Promise<Outcome | undefined> {
  const deed = await turn.lastDeed()
  if (deed !== undefined && deed.feature !== 'notices') return undefined
  const entered = enteredBy(deed)
  if (entered !== undefined && takesBackEntered(turn.act.text)) return takeBack(turn, entered)
  const nudged = nudgedBy(deed)
  if (nudged !== undefined) return callBack(turn, nudged)
  if (ENTERED_WRONGLY.test(turn.act.text)) {
    if (deed === undefined) return undefined
    return { reply: { text: deed.as === 'taken-back' ? wording.takenBackAlready() : wording.nothingEnteredLately() } }
  }
  if (deed?.as === 'taken-back' && MISTAKE.test(turn.act.text)) return { reply: { text: wording.takenBackAlready() } }
  const movedBack = await tellHowToMoveBack(turn, deed)
  if (movedBack !== undefined) return movedBack
  const added = addedBy(deed)
  const addition = added && (await takeBackAdded(turn, added))
  if (addition !== undefined) return addition
  const me = turn.speaker.person?.id
  const goneTo = nudgedInVain(deed)
  const meant = goneTo === undefined ? newest : await findMeant(turn, undefined, isGoingAs(goneTo))
  const notice = meant?.planned_by === me || meant?.approved_by === me ? meant : undefined
  if (deed?.as === 'stopped' && MISTAKE.test(turn.act.text))
    return { reply: { text: wording.stoppedAlready(notice === undefined ? undefined : notice.title) } }
  if (notice === undefined) return undefined
  if (await isFresh(turn, notice, deed)) return stop(turn, notice)
  return deed === undefined || !MISTAKE.test(turn.act.text)
    ? undefined
    : { reply: { text: wording.howToStop(notice.title) } }
}

const isGoingAs =
  (noticeId: number) =>
  ({ id, state }: queries.Notice): boolean =>
    id === noticeId && (state === 'sending' || state === 'paused')

/** 别催了, right after the silent of a notice were asked again. */
async function callBackLast(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const nudged = nudgedBy(await turn.lastDeed())
  return nudged === undefined ? undefined : callBack(turn, nudged)
}

/** Confirmed in the last minutes, or while nobody has it; or it is what was spoken of just now. */
async function isFresh(turn: Turn<unknown>, notice: queries.Notice, deed: Deed | undefined): Promise<boolean> {
  const { now, previous } = turn
  if (notice.state === 'approving' || isRecallable(notice.confirmed_at, now)) return true
  // 发给谁？ is asked of one that is being written.
  if (/^notices[:.](?!.*:asked$)/.test(previous ?? '')) return true
  if (deed === undefined || !MISTAKE.test(turn.act.text)) return false
  // Late in the evening it is kept until the morning.
  return now.getTime() - deed.at.getTime() < LATELY || (await queries.countGotIt(turn.db, notice.id)) === 0
}

/** 审批到哪了, of what waits for a second person; whoever drafted it does not decide about it. */
export const waitingForApproval = command({
  id: 'notices.waiting-for-approval',
  needs: 'notice.send',
  says: [
    '[这条|那条|刚才的][通知](批|审批)(了吗|了没有|了没|过了吗|下来了吗|下来了没有)',
    '[通知]审批到哪了',
    '有人审批[了吗|吗]',
  ],
  slots: {},
  ask: {},
  examples: ['审批到哪了', '通知批了吗'],
  async run(turn) {
    const waiting = await queries.findWaitingForApproval(turn.db)
    if (waiting.length === 0) return { reply: { text: wording.nothingToApprove() } }
    return { reply: { text: waiting.map(({ title }) => wording.stillToApprove(title)).join('\n') } }
  },
  async lastly(turn) {
    if (!AGREES_TO_SEND.test(turn.act.text)) return undefined
    const waiting = await queries.findWaitingForApproval(turn.db)
    const isOwn = waiting.some(({ planned_by }) => planned_by === turn.speaker.person?.id)
    return isOwn ? { reply: { text: wording.notYourOwn() } } : undefined
  },
})

const AGREES_TO_SEND = /^(?:[我就]?同意(?:发送|发|了)?|批准(?:了|发送)?|(?:审批)?通过了?|1|发吧?)$/

export const cancelNotice = command({
  id: 'notices.cancel',
  needs: 'notice.send',
  toldBy: 'notices.progress',
  says: [
    '取消[{notice}]通知',
    '[{notice}]通知(取消|不发|停发|别发)[了|吧]',
    // 通知以后别发了 may be said of what they get themselves.
    '{notice}通知[以后|往后|今后][都](取消|不发|不用发|停发|别发)[了|吧]',
    '[把]{notice}通知[都](作废|不算|不算数)[了|吧]',
    '[把](早上|上午|下午|昨天|今天)[发]的{notice}[的](那条|那个)[通知](作废|不算数)[了|吧]',
    '(早上|上午|下午|昨天|今天)那(条|个){notice}的[通知](作废|不算数)[了|吧]',
    '(停发|不发|别发)[{notice}]通知[了]',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['取消通知', '取消停水通知', '通知不发了'],
  help: '取消通知：没发的不再发',
  async run(turn) {
    const { notice: words } = turn.slots
    const notice = await findToStop(turn, words)
    return notice === undefined ? { reply: { text: await sayNoneToStop(turn, words) } } : stop(turn, notice)
  },
})

/** 上午那个, 昨天的: what was sent then; `undefined`: no time is said. */
function sentThen(
  { now, office }: Turn<unknown>,
  words: string | undefined,
): ((notice: queries.Notice) => boolean) | undefined {
  const { day, part } = SENT_THEN.exec(words ?? '')?.groups ?? {}
  if (day === undefined && part === undefined) return undefined
  const on = addDays(dayOf(now, office.zone), day?.startsWith('昨') ? -1 : 0)
  return ({ confirmed_at, approval_asked_at }) => {
    const at = confirmed_at ?? approval_asked_at
    if (at === null || dayOf(at, office.zone) !== on) return false
    const noon = instantOf(on, '12:00', office.zone)
    return part === undefined || /[早上]/.test(part.slice(0, 1)) === at < noon
  }
}

const SENT_THEN = /^(?<day>昨天|昨|今天|今)?(?<part>早上|早晨|上午|下午|晚上|晚)?(?:发)?(?:的|那个|那条|这个|这条)*$/

/** A colleague was faster, or nothing is called so. */
async function sayNoneToStop(turn: Turn<unknown>, words: string | undefined): Promise<string> {
  const off =
    nameIn(words) === undefined ? undefined : await findMeant(turn, words, ({ state }) => state === 'cancelled')
  return off === undefined ? sayNoneMeant(turn, words) : wording.isStoppedAlready(off.title)
}

/** Of one name, what is still to come goes before what everybody has: next week's before that of last week. */
async function findToStop(turn: Turn<unknown>, words: string | undefined): Promise<queries.Notice | undefined> {
  const then = sentThen(turn, words)
  const called = then === undefined && nameIn(words) !== undefined ? words : undefined
  const inHand = (await findAllInHand(turn, called)).filter(then ?? (() => true))
  const [first] = inHand
  const named = called === undefined ? inHand.filter(({ title }) => title === first?.title) : inHand
  for (const one of named)
    if (one.state === 'approving' || one.state === 'planned' || (await isGoing(turn, one))) return one
  return first
}

/** Whatever has not gone goes no more; asked of the outbox at the instant of sending. */
async function stop(turn: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  if (notice.state === 'approving') return withdraw(turn, notice)
  const { db, now, speaker } = turn
  const gone = notice.state === 'planned' ? 0 : await queries.countGotIt(db, notice.id)
  // Where nothing is asked and nothing waits, there is nothing left to stop.
  if (gone > 0 && notice.answers === 'none' && !(await isGoing({ db, now }, notice)))
    return { reply: { text: wording.allHaveItAlready(notice.title, gone) } }
  await queries.updateNotice(db, notice.id, { state: 'cancelled' })
  const rewords = gone === 0 ? await undoCorrection(turn, notice) : []
  const by = speaker.person?.id ?? null
  await queries.writeAudit(db, { at: now, by, action: 'notices.cancel', detail: { notice: notice.id, gone } })
  const text = notice.state === 'planned' ? sayNotRepeated(notice) : wording.recalled(notice.title, gone)
  const others = await plansOf(turn, notice)
  const more = others.map(({ title, repeats, audience }) =>
    wording.stillRepeated(title, repeats && sayRecurrence(repeats), sayAudience(audience)),
  )
  const reply = { text: [text, ...more].join('\n') }
  return { reply, rewords, messages: tellPlanner(turn, notice), as: 'stopped' }
}

const sayNotRepeated = ({ title, repeats }: queries.Notice): string =>
  wording.cancelledPlan(title, repeats === null ? undefined : sayRecurrence(repeats))

/** What goes again and again under the same title: to stop one time of it is not to stop them all. */
const plansOf = (turn: Turn<unknown>, { id, title }: queries.Notice): Promise<readonly queries.Notice[]> =>
  findAllMeant(
    turn,
    undefined,
    (one) => one.id !== id && one.state === 'planned' && one.repeats !== null && one.title === title,
  )

/** To a colleague who planned it and did not stop it. */
function tellPlanner({ speaker, inboxId }: Turn<unknown>, notice: queries.Notice): readonly Message[] {
  if (notice.planned_by === speaker.person?.id) return []
  const text = wording.stoppedByColleague(notice.title, speaker.person?.name ?? wording.COLLEAGUE)
  return [{ to: { person: notice.planned_by }, kind: 'staff', text, once: `notice ${notice.id}:stopped ${inboxId}` }]
}

export const pause = command({
  id: 'notices.pause',
  needs: 'notice.send',
  toldBy: 'notices.progress',
  // 停 may be said of anything: here it is about a notice that people have still to get.
  mayPass: true,
  says: [
    '暂停[发][{notice}]通知',
    '(暂停|停止|先停)(发送|群发)',
    '[{notice}]通知(暂停|先停一下|停一停)[发]',
    '[先](停|暂停)[一下|一停]',
    '[先](停|停一停|停一下|暂停)[都]别[再]往外发了',
    '[先]别往外发了',
    '[把]刚发[的](那条|那个)[通知][还]没发完的[先](停|停一停|停一下|暂停|停下来)[一下|吧]',
    '[把](正在发|在发|没发完)的[通知][先](停|停一停|停一下|暂停|停下来)[一下|吧]',
  ],
  slots: SLOTS,
  ask: {},
  examples: ['暂停通知', '暂停发通知', '停水通知暂停'],
  help: '暂停通知；接着发通知',
  async run(turn) {
    const going = await findGoing(turn, turn.slots.notice)
    if (going.length > 0) {
      for (const { id } of going) await queries.updateNotice(turn.db, id, { state: 'paused' })
      return { reply: { text: wording.paused(going.map(({ title }) => title)) } }
    }
    if (SAYS_STOP.test(turn.act.text)) return undefined
    const notice = await findMeant(turn, turn.slots.notice)
    return { reply: { text: notice === undefined ? wording.noNotice() : wording.notOnItsWay(notice.title) } }
  },
  lastly: async ({ act }) => (SAYS_STOP.test(act.text) ? { reply: { text: wording.nothingOnItsWay() } } : undefined),
})

/** All that the bot is sending just now, or those of them that are named: whoever says 停一下 wants nothing to go on. */
async function findGoing(turn: Turn<unknown>, words: string | undefined): Promise<readonly queries.Notice[]> {
  const sending = await findAllMeant(turn, words, ({ state, by_hand }) => state === 'sending' && !by_hand)
  const going: queries.Notice[] = []
  for (const one of sending) if (await isGoing(turn, one)) going.push(one)
  return going
}

const SAYS_STOP = /^先?(?:暂停|停)(?:一下|一停)?$/

/** Somebody has it still to get. */
const isGoing = async (
  { db, now }: Pick<Turn<unknown>, 'db' | 'now'>,
  notice: queries.Notice | undefined,
): Promise<boolean> =>
  (notice?.state === 'sending' || notice?.state === 'paused') &&
  (await queries.countStates(db, notice.id, now)).some(({ state }) => ON_THE_WAY.has(state))

export const resume = command({
  id: 'notices.resume',
  needs: 'notice.send',
  says: ['(接着|继续)发[{notice}]通知', '[{notice}]通知(接着|继续)发[吧]', '恢复[{notice}]通知', '(接着|继续)[发][吧]'],
  slots: SLOTS,
  ask: {},
  examples: ['接着发通知', '停水通知接着发'],
  async run(turn) {
    const isLeft = (one: queries.Notice) => !isTooOld(one, turn)
    const paused = await findAllMeant(turn, turn.slots.notice, ({ state }) => state === 'paused')
    const notice = paused.find(isLeft) ?? paused[0]
    const [held] = notice === undefined ? await findHeldAtNight(turn.db, turn.slots.notice, turn) : []
    if (held !== undefined) return resumeOrAsk(turn, held)
    if (notice === undefined && !turn.act.text.includes('通知')) return { reply: { text: wording.nothingPaused() } }
    const newest = notice ?? (await findMeant(turn, turn.slots.notice))
    if (newest === undefined) return { reply: { text: wording.noNotice() } }
    if (notice === undefined) return { reply: { text: wording.notPaused(newest.title) } }
    if (!isLeft(notice)) return { reply: { text: sayTooOld(notice) } }
    const outcome = await resumeOrAsk(turn, notice)
    const others = paused.filter((one) => one.id !== notice.id && isLeft(one))
    if (turn.slots.notice !== undefined || outcome.reply === undefined || others.length === 0) return outcome
    const text = `${outcome.reply.text}\n${wording.stillPaused(others.map(({ title }) => title))}`
    return { ...outcome, reply: { ...outcome.reply, text } }
  },
})

const sayTooOld = ({ title, deadline_at, ends_at }: queries.Notice): string =>
  deadline_at === null && ends_at === null
    ? wording.tooOldToResume(title)
    : wording.overToResume(title, deadline_at !== null)
