/** 停水通知改到明天上午8点发: what is planned goes at another time. Nobody has it yet, so only its planner is told. */
import { addDays, dayOf, daysBetween, instantOf, timeOf } from '../../base/calendar.ts'
import { afterRecall } from '../../base/recall.ts'
import { type Command, command, type Deed, type Message, type Outcome, type Turn } from '../../feature.ts'
import type { When } from '../../language/reading.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { firstSending } from './begin-sending.ts'
import { namedDeadline, usualDeadline } from './deadline.ts'
import { findOpenDraft, isMovedByDay, isTooSoon, type NoticeSettings } from './draft.ts'
import { endNamed } from './end-of-use.ts'
import { findAllKnown, findAllMeant, findInHand, nameIn, sayNoneMeant } from './find-notice.ts'
import { sayPlanned } from './planned.ts'
import * as queries from './queries.ts'
import { reachOf } from './reach.ts'
import { mustAgree } from './second-person.ts'
import type { At } from './tidy-text.ts'
import { isOver, sayEnd, type Timing, textSentAt, timingOf, wakeAt } from './timing.ts'
import { looksWhoIsStuck } from './urgent-stuck.ts'
import { END_BEHIND, PUTS_OFF, WHY_THEN } from './vocabulary.ts'
import * as wording from './wording.ts'

export const createMoveStart = (settings: NoticeSettings): Command =>
  command({
    id: 'notices.start',
    needs: 'notice.send',
    // The draft that is open may be meant.
    mayPass: true,
    says: [
      '[把|将][{notice}]通知[的][时间](改到|改成|改在|提前到|推迟到|推到|挪到){when}[再]发[吧]',
      '[{notice}]通知(现在|马上|立刻|立即)[就]发[吧|出去]',
      '[等|等到]{when}再发[吧]',
    ],
    slots: { notice: { kind: 'words' }, when: { kind: 'when' } },
    ask: {},
    examples: ['停水通知改到明天上午8点发', '通知改到下周一上午9点发'],
    help: '停水通知改到明天上午8点发：定好时间、还没发的',
    // 晚上七点再发，现在老人都在睡午觉
    async hears({ act: { text } }) {
      const said = text.replace(WHY_THEN, '')
      return said === text || !PUTS_OFF.test(said) ? undefined : { meant: said }
    },
    async run(turn) {
      const { notice: words, when = atOnce(turn) } = turn.slots
      const name = nameIn(words)
      if (await meansDraft(turn, name)) return undefined
      const known = await findAllKnown(turn, words)
      const waiting = known.find(({ state, planned_by }) => state === 'approving' && (name || planned_by === me(turn)))
      if (waiting !== undefined) return { reply: { text: wording.approvingTime(waiting.title) } }
      const planned = known.filter(({ state }) => state === 'planned')
      const [notice, ...others] = planned
      if (notice === undefined && !turn.act.text.includes('通知')) return tellHowToPutOff(turn)
      if (notice === undefined) return { reply: { text: await sayNonePlanned(turn, words, when, known) } }
      if (others.length === 0) return move(turn, notice, when, settings)
      const lines = planned.map((one) => wording.numbered(one.id, sayPlanned(turn, one)))
      return { reply: { text: wording.whichPlan(lines, notice.id, when.text) } }
    },
  })

/** 停水通知现在就发: in two minutes, as whatever is confirmed now. */
function atOnce({ now, office: { zone } }: Turn<unknown>): When {
  const at = afterRecall(now)
  const [day, time] = [dayOf(at, zone), timeOf(at, zone)]
  return { span: { from: 0, to: 0 }, text: sayInstant(at, zone), start: { day, time } }
}

/** 晚上七点再发, of what is on its way already. `undefined`: something else is meant. */
async function tellHowToPutOff(turn: Turn<unknown>): Promise<Outcome | undefined> {
  const notice = await findInHand(turn, undefined)
  return notice?.planned_by === me(turn) && notice?.state === 'sending'
    ? { reply: { text: wording.howToPutOff(notice.title) } }
    : undefined
}

const me = ({ speaker }: Turn<unknown>) => speaker.person?.id

async function meansDraft(turn: Turn<unknown>, name: string | undefined): Promise<boolean> {
  const draft = await findOpenDraft(turn)
  return draft !== undefined && (name === undefined || draft.title.includes(name) || name.includes(draft.title))
}

async function sayNonePlanned(
  turn: Turn<unknown>,
  words: string | undefined,
  when: When,
  [other]: readonly queries.Notice[],
): Promise<string> {
  const name = nameIn(words)
  if (name === undefined) return wording.plannedList([])
  if (other === undefined) return sayNoneMeant(turn, words)
  // 停水 went three weeks ago, and 停水检修 is planned.
  const alike = await findAllMeant(turn, undefined, ({ state, title }) => state === 'planned' && title.includes(name))
  const [first] = alike
  if (first === undefined) return wording.isNotPlanned(other.title)
  const lines = alike.map((one) => wording.numbered(one.id, sayPlanned(turn, one)))
  return wording.plansAlike(other.title, lines, first.id, when.text)
}

async function move(
  turn: Turn<unknown>,
  found: queries.Notice,
  when: When,
  { approval }: NoticeSettings,
): Promise<Outcome> {
  const { db, now, office } = turn
  const notice = await queries.lockNotice(db, found.id)
  if (notice?.state !== 'planned' || notice.starts_at === null)
    return { reply: { text: wording.isNotPlanned(found.title) } }
  const { id, title } = notice
  const timing = timingOf(when, { now, zone: office.zone })
  if ('told' in timing) return { reply: { text: timing.told } }
  const why = whyOtherKind(notice, timing)
  if (why !== undefined) return { reply: { text: why } }
  const columns = await columnsAt(turn, notice, { ...timing, ...endSaid(when, { now, zone: office.zone }) })
  if (columns === undefined) return { reply: { text: wording.startsTooLate(title) } }
  const moved: queries.Notice = { ...notice, ...columns, repeats: notice.repeats && (when.rule ?? null) }
  // Whoever agreed to it has seen when it goes.
  if (await mustAgree(turn, moved, approval)) return { reply: { text: wording.planAnew(title) } }
  const [was, to] = [sayStart(turn, notice), sayStart(turn, moved)]
  const ends = endsOf(turn, notice, moved)
  // One time that was left out goes after all.
  const isSame = was === to && !ends.moved && timing.starts_at.getTime() === notice.starts_at.getTime()
  if (isSame) return { reply: { text: wording.sameStart(title, to) } }
  const first = firstSending(turn, moved)
  const isPastEnd = moved.repeats_until !== null && timing.starts_at >= moved.repeats_until
  if (isTooSoon(moved, first) || isOver(moved, first) || isPastEnd)
    return { reply: { text: wording.startsTooLate(title) } }
  await queries.updateNotice(db, id, { ...columns, repeats: timing.repeats })
  const detail = { notice: id, from: notice.starts_at, to: timing.starts_at }
  await queries.writeAudit(db, { at: now, by: me(turn) ?? null, action: 'notices.start', detail })
  const until = moved.deadline_at === null ? undefined : sayInstant(moved.deadline_at, office.zone)
  const text = wording.startMoved({
    id,
    title,
    was,
    to,
    isLater: isMovedByDay(moved, office),
    next: moved.repeats === null ? undefined : sayInstant(first, office.zone, dayOf(now, office.zone)),
    until,
    untilMoved: moved.deadline_at?.getTime() !== notice.deadline_at?.getTime(),
    ends,
  })
  return {
    reply: { text },
    messages: tellPlanner(turn, notice, { was, to, ends }),
    wakeLater: [wakeAt(timing.starts_at), ...looksWhoIsStuck(notice, timing.starts_at)],
    as: `start-moved ${id}`,
  }
}

/** A series is not ended by one moment, and what goes once has words and a deadline for one time. */
function whyOtherKind({ title, repeats }: queries.Notice, timing: Timing): string | undefined {
  if (repeats !== null && timing.repeats === null) return wording.goesAgainAndAgain(title, sayRecurrence(repeats))
  return repeats === null && timing.repeats !== null ? wording.goesOnce(title) : undefined
}

const sayStart = (turn: Turn<unknown>, notice: queries.Notice): string =>
  notice.repeats === null
    ? sayInstant(firstSending(turn, notice), turn.office.zone, dayOf(turn.now, turn.office.zone))
    : sayRecurrence(notice.repeats)

/** 每周三上午9点到12月30日: until when it goes stands behind the time in the words of a rule, and not in the rule. */
function endSaid({ rule, text }: When, at: At): Pick<Timing, 'repeats_until'> {
  const named = rule === undefined || rule.timeEnd !== undefined ? undefined : END_BEHIND.exec(text)?.groups?.['until']
  const repeats_until = named === undefined ? undefined : endNamed(named, at)
  return repeats_until === undefined ? {} : { repeats_until }
}

/** Until when a series goes, now and before. */
function endsOf({ office }: Turn<unknown>, notice: queries.Notice, moved: queries.Notice): wording.Ends {
  const say = (end: Date | null) => (end === null ? undefined : sayEnd(end, office.zone))
  const hasMoved = moved.repeats_until?.getTime() !== notice.repeats_until?.getTime()
  return { was: say(notice.repeats_until), to: say(moved.repeats_until), moved: hasMoved }
}

/** `undefined`: there would be no time to answer it. */
async function columnsAt(turn: Turn<unknown>, notice: queries.Notice, { starts_at, repeats_until }: Timing) {
  const { zone } = turn.office
  const text = textSentAt(starts_at, notice.text, { now: notice.created_at, zone })
  const deadline_at = await deadlineAt(turn, { ...notice, text }, starts_at)
  if (notice.deadline_at !== null && deadline_at === null) return undefined
  return { starts_at, text, deadline_at, repeats_until: repeats_until ?? notice.repeats_until }
}

/** Of a series it stays as many days behind; one that nobody has said is counted anew; any other one stays. */
async function deadlineAt(turn: Turn<unknown>, notice: queries.Notice, startsAt: Date): Promise<Date | null> {
  const { now, office } = turn
  const { deadline_at, starts_at, repeats, text } = notice
  const { zone } = office
  if (deadline_at === null || starts_at === null) return deadline_at
  if (repeats !== null) {
    const days = daysBetween(dayOf(starts_at, zone), dayOf(startsAt, zone))
    return instantOf(addDays(dayOf(deadline_at, zone), days), timeOf(deadline_at, zone), zone)
  }
  if (namedDeadline(text, { now: notice.created_at, zone }) !== undefined) return deadline_at
  const { people } = await reachOf(turn.db, notice)
  const last = (from: Date) => office.sentBy(office.nextSending(from), people)
  const usual = [notice.created_at, starts_at]
    .flatMap((from) => [office.nextSending(from), last(from)])
    .map((sent) => usualDeadline(sent, text, { now: notice.created_at, zone })?.getTime())
  return usual.includes(deadline_at.getTime()) ? usualDeadline(last(startsAt), text, { now, zone }) : deadline_at
}

/** To a colleague who planned it and did not move it. */
function tellPlanner(
  { speaker, inboxId }: Turn<unknown>,
  { id, title, planned_by }: queries.Notice,
  { was, to, ends }: { readonly was: string; readonly to: string; readonly ends: wording.Ends },
): readonly Message[] {
  if (planned_by === speaker.person?.id) return []
  const text = wording.startMovedByColleague(title, speaker.person?.name ?? wording.COLLEAGUE, { was, to, ends })
  return [{ to: { person: planned_by }, kind: 'staff', text, once: `notice ${id}:start ${inboxId}` }]
}

const START_MOVED = /^start-moved (?<notice>\d+)$/

/** 撤回 right behind it stops nothing: how to put it back is told. `undefined`: it was not done last, or the notice has gone. */
export async function tellHowToMoveBack({ db }: Turn<unknown>, deed: Deed | undefined): Promise<Outcome | undefined> {
  const { notice: id } = (deed?.feature === 'notices' && START_MOVED.exec(deed.as)?.groups) || {}
  const notice = id === undefined ? undefined : await queries.findNotice(db, Number(id))
  return notice?.state === 'planned' ? { reply: { text: wording.howToMoveBack(notice.id, notice.title) } } : undefined
}
