/**
 * 催一下: whoever has a notice and has not answered is asked once more, so often and in such a pace as the office has set. Said
 * sooner it is asked about first: people have hardly had it in hand yet.
 */

import { dayOf } from '../../base/calendar.ts'
import { DAY, HOUR } from '../../base/spans.ts'
import {
  type AwaitedAnswer,
  type Command,
  command,
  type Deed,
  expectFrom,
  type Outcome,
  type Turn,
  type Tx,
} from '../../feature.ts'
import { hurriedFirst, isCalled } from '../../language/hurried.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import { findAllMeant, findMeant } from './find-notice.ts'
import { isTooOld, latest } from './message.ts'
import * as queries from './queries.ts'
import { claimReminder } from './remind.ts'
import * as wording from './wording.ts'

/** How the silent are asked again. */
export interface NudgePace {
  /** How often at most; then they are left to a call (rule 22). */
  readonly most: number
  /** So long people are left in peace after the notice, and after they were asked again; in hours. */
  readonly everyHours: number
}

const NOW_WORDS = ['现在', '现在催', '现在就催', '现在问', '马上催', '就现在', '马上', '立刻']
/** So long the bot waits to hear whether it is to be now, in milliseconds. */
const PATIENCE = DAY

/** What else waits for answers of people, by its name, whom 催一下 may mean as well; `says` means it and nothing else. */
export type AlsoAsking = (turn: Turn<unknown>) => Promise<readonly { readonly title: string; readonly says: string }[]>

export function createNudge({
  nudges: pace,
  alsoAsking,
}: {
  readonly nudges: NudgePace
  readonly alsoAsking: AlsoAsking
}): Command {
  return command({
    id: 'notices.nudge',
    needs: 'notice.send',
    toldBy: 'notices.progress',
    // Where no notice is meant, an activity may be.
    mayPass: true,
    says: [
      '[再]催[一](下|催|遍|次)[吧|啊]',
      '[再]催[催][吧]',
      '[把]没回的[人|同志][再](催催|催一催|催一下|问问|问一下|催一遍)',
      '(催|提醒)[一下|一遍|催][{notice}]通知[一下]',
      '[再](催|提醒)[一下|一遍|一催|催]没(回|回复)的[人|同志]',
      '(催|提醒)[一下|催][{notice}][通知]没(回|回复)的[人]',
      '再(问|催|提醒)[一次|一遍|一下]没回的',
      '(再发|再通知)[一遍|一次|一下]给没回的[人|同志]',
      '没回的[人|同志]再(发|通知)(一遍|一次|一下)',
      '[再]给没回的[人|同志]再(发|通知)[一遍|一次|一下]',
      '再(问|提醒)(一次|一遍|一下)[没回的]',
    ],
    slots: { notice: { kind: 'words' } },
    ask: {},
    examples: ['催一下', '催一下停水通知'],
    help: '催一下：只问还没回的人',
    unmistakable: true,
    refusal: () => wording.whatToHurry(),
    claimsNoCry: true,
    claims: claimReminder,
    // 停水通知催一下, where one of that name waits for answers.
    async hears(turn) {
      const name = hurriedFirst(turn.act.text)
      if (name === undefined) return undefined
      const isIt = ({ answers, state, title }: queries.Notice) =>
        answers !== 'none' && state === 'sending' && isCalled(title, name)
      const [only, ...others] = await findAllMeant(turn, name, isIt)
      return only === undefined || others.length > 0 ? undefined : nudge(turn, only, pace)
    },
    async run(turn) {
      const words = turn.slots.notice
      const all = await findAllMeant(turn, words, (one) => one.answers !== 'none' && one.state === 'sending')
      const waited = await waitedFor(turn, all, pace)
      const asking = waited[0] ?? all[0]
      const notice = asking ?? (await findMeant(turn, words, ({ answers }) => answers !== 'none'))
      const other = notice ?? (await findMeant(turn, words))
      const isPast = asking === undefined || isTooOld(asking, turn)
      if (isPast && !turn.act.text.includes('通知') && !isRecent(other, turn.now)) return undefined
      if (other === undefined) return { reply: { text: wording.noNotice() } }
      if (notice === undefined) return { reply: { text: wording.nothingToAnswer(other.title) } }
      const others = words === undefined && !turn.act.text.includes('通知') && !isPast ? await alsoAsking(turn) : []
      const meant = words === undefined && waited.length > 1 ? waited : [notice]
      return meant.length + others.length > 1 ? askWhich(turn, meant, others) : nudge(turn, notice, pace)
    },
  })
}

/** Those that can still be answered, and of which somebody may be asked again. */
async function waitedFor(
  turn: Turn<unknown>,
  notices: readonly queries.Notice[],
  pace: NudgePace,
): Promise<readonly queries.Notice[]> {
  const waited: queries.Notice[] = []
  for (const one of notices)
    if (!isTooOld(one, turn) && (await queries.countToNudge(turn.db, one.id, pace)) > 0) waited.push(one)
  return waited
}

/** A digit can name so many. */
const CHOICES = 9

function askWhich(
  turn: Turn<unknown>,
  notices: readonly queries.Notice[],
  others: Awaited<ReturnType<AlsoAsking>>,
): Outcome {
  const isTwin = (one: queries.Notice) => notices.some(({ id, title }) => id !== one.id && title === one.title)
  const own = notices.map((one) => ({
    value: `${OWN}${one.id}`,
    label: wording.noticeToNudge(one.title, isTwin(one) ? one.id : undefined),
    words: isTwin(one) ? [] : [one.title],
  }))
  const options = [...own, ...others.map(({ title, says }) => ({ value: says, label: title, words: [title] }))]
    .slice(0, CHOICES)
    .map((option, at) => ({ ...option, number: at + 1 }))
  const expects = expectFrom(turn, { answer: 'nudge-which', payload: {}, title: '', options }, PATIENCE)
  return { reply: { text: wording.nudgeWhich(options), expects }, as: 'asked' }
}

/** Before the number of a notice, of the choices. */
const OWN = 'notice '

export function createNudgeWhich(pace: NudgePace): AwaitedAnswer {
  return {
    id: 'nudge-which',
    needs: 'notice.send',
    staysOpen: false,
    takesWords: false,
    async onAnswer(turn, { choice }) {
      if (choice === undefined) return undefined
      if (!choice.value.startsWith(OWN)) return { meant: choice.value }
      const notice = await queries.lockNotice(turn.db, Number(choice.value.slice(OWN.length)))
      return notice && nudge(turn, notice, pace)
    },
  }
}

/** What was sent within a day is likely what is meant, even if nobody is to answer it. */
const isRecent = (notice: queries.Notice | undefined, now: Date): boolean =>
  notice !== undefined && now.getTime() - (notice.confirmed_at ?? notice.created_at).getTime() < DAY

async function nudge(turn: Turn<unknown>, notice: queries.Notice, pace: NudgePace): Promise<Outcome> {
  const { db, now } = turn
  if (notice.state !== 'sending') return { reply: { text: wording.notOnItsWay(notice.title) } }
  if (notice.by_hand) return { reply: { text: wording.nudgeByHand(notice.title) } }
  if (isTooOld(notice, turn)) return { reply: { text: wording.overdue(notice.title) } }
  const count = await queries.countToNudge(db, notice.id, pace)
  if (count === 0) return { reply: { text: wording.nobodyToNudge(notice.title) } }
  const earliest = earliestNudge(notice, pace)
  if (earliest > now) return askWhen(turn, notice, count, earliest)
  // Who has only just got it, later than the others, is left in peace.
  return nudgeNow(turn, notice, { most: pace.most, until: new Date(now.getTime() - pace.everyHours * HOUR) })
}

/** From when on the silent may be asked again without a second thought. */
function earliestNudge({ starts_at, confirmed_at, created_at, nudged_at }: queries.Notice, pace: NudgePace): Date {
  const last = nudged_at ?? starts_at ?? confirmed_at ?? created_at
  return new Date(last.getTime() + pace.everyHours * HOUR)
}

async function nudgeNow({ db, now }: Turn<unknown>, notice: queries.Notice, may: queries.MayNudge): Promise<Outcome> {
  const count = await wantNudges(db, notice.id, may, now)
  if (count === 0) return { reply: { text: wording.nobodyToNudge(notice.title) } }
  return { reply: { text: wording.nudged(notice.title, count) }, wake: ['notices.send'], as: nudgedAs(notice.id) }
}

/** Wants the silent of a notice asked once more. Returns how many they are. */
async function wantNudges(db: Tx, noticeId: number, may: queries.MayNudge, now: Date): Promise<number> {
  const count = await queries.wantNudges(db, noticeId, may)
  await queries.updateNotice(db, noticeId, { nudge_at: null, ...(count > 0 && { nudged_at: now }) })
  return count
}

/** The same of what climbs by itself: whom staff have put off is asked then all the same. */
export async function wantNudgesToo(db: Tx, noticeId: number, may: queries.MayNudge, now: Date): Promise<void> {
  if ((await queries.wantNudges(db, noticeId, may)) > 0) await queries.updateNotice(db, noticeId, { nudged_at: now })
}

interface Asked {
  readonly noticeId: number
  /** ISO instant of the later one that is offered. */
  readonly later: string
}

function askWhen(turn: Turn<unknown>, notice: queries.Notice, count: number, earliest: Date): Outcome {
  const { now, office } = turn
  const say = (moment: Date) => sayInstant(moment, office.zone, dayOf(now, office.zone))
  const later = office.nextSending(earliest)
  const last = notice.nudged_at ?? notice.starts_at ?? notice.created_at
  const choices = [
    { value: 'later', label: wording.NUDGE_LATER(say(later)), words: ['等等', '晚点', '晚点催', '到时候催'] },
    { value: 'now', label: wording.NUDGE_NOW, words: NOW_WORDS },
    { value: 'no', label: wording.NUDGE_NOT, words: ['不催', '不催了', '算了', '先不催'] },
  ]
  // What would be asked after its end is asked now or not at all.
  const inTime = later < latest(notice, office.zone) ? choices : choices.slice(1)
  const options: readonly Option[] = inTime.map((one, at) => ({ ...one, number: at + 1 }))
  const payload: Asked = { noticeId: notice.id, later: later.toISOString() }
  const expects = expectFrom(turn, { answer: 'nudge-when', payload, title: '', options }, PATIENCE)
  const since = { asked: notice.nudged_at !== null, at: say(last) }
  return { reply: { text: wording.nudgeSoSoon(notice.title, count, since, options), expects }, as: 'asked' }
}

export function createNudgeWhen(pace: NudgePace): AwaitedAnswer {
  return {
    id: 'nudge-when',
    needs: 'notice.send',
    staysOpen: false,
    takesWords: false,
    async onAnswer(turn, { choice }, payload) {
      const { noticeId, later } = payload as Asked
      const notice = choice && (await queries.lockNotice(turn.db, noticeId))
      if (notice === undefined) return undefined
      if (choice?.value === 'no') return { reply: { text: wording.notNudged(notice.title) } }
      if (choice?.value === 'now') return nudgeNow(turn, notice, { most: pace.most })
      const at = new Date(later)
      await queries.updateNotice(turn.db, notice.id, { nudge_at: at })
      const { now, office } = turn
      const text = wording.nudgeKept(notice.title, sayInstant(at, office.zone, dayOf(now, office.zone)))
      return { reply: { text }, as: nudgedAs(notice.id) }
    },
  }
}

const nudgedAs = (noticeId: number): string => `nudged ${noticeId}`

const NUDGED = /^nudged (?<notice>\d+)$/

/** Of which notice the silent were asked again, or are to be; `undefined`: what was done last was something else. */
export function nudgedBy(deed: Deed | undefined): number | undefined {
  const { notice } = (deed?.feature === 'notices' && NUDGED.exec(deed.as)?.groups) || {}
  return notice === undefined ? undefined : Number(notice)
}

const NUDGED_IN_VAIN = /^nudged-in-vain (?<notice>\d+)$/

/** Of which notice it was too late to call back that the silent were asked again: 撤回 once more means the notice itself. */
export function nudgedInVain(deed: Deed | undefined): number | undefined {
  const { notice } = (deed?.feature === 'notices' && NUDGED_IN_VAIN.exec(deed.as)?.groups) || {}
  return notice === undefined ? undefined : Number(notice)
}

/** 撤回 after 催一下: whoever has not been asked again yet is not asked; the notice itself stays as it was. */
export async function callBack({ db }: Turn<unknown>, noticeId: number): Promise<Outcome | undefined> {
  const notice = await queries.lockNotice(db, noticeId)
  if (notice === undefined) return undefined
  const count = await queries.callBackNudges(db, notice.id)
  const isPutOff = notice.nudge_at !== null
  if (count === 0 && !isPutOff)
    return { reply: { text: wording.nudgedAlready(notice.title) }, as: `nudged-in-vain ${notice.id}` }
  return { reply: { text: wording.nudgesOff(notice.title, count) }, as: 'taken-back' }
}

/** Asks the silent again for whom that was put off until now. */
export async function nudgeDue(db: Tx, pace: NudgePace, now: Date): Promise<void> {
  for (const { id } of await queries.findNudgesDue(db, now)) await wantNudges(db, id, { most: pace.most }, now)
}
