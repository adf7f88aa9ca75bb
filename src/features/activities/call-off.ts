/** 取消重阳茶话会: echoed first; then whoever was asked and has not declined is told, and nothing else goes out about it. */
import { dayOf } from '../../base/calendar.ts'
import {
  type AwaitedAnswer,
  type Command,
  command,
  type Job,
  type Message,
  type Office,
  type Outcome,
  type Turn,
  type Tx,
} from '../../feature.ts'
import type { Option } from '../../language/reading.ts'
import { sayInstant } from '../../language/say.ts'
import { lastAct } from '../notices/public.ts'
import { addressOf, phoneList } from '../people/public.ts'
import { findToTell } from './amend.ts'
import { findOwnDraft, fits } from './change-published.ts'
import { ask, askWhichActivity, findOwnNamed } from './choose-activity.ts'
import { drop } from './decide-draft.ts'
import { withoutPatients } from './in-hospital.ts'
import { inWords } from './in-words.ts'
import { keepOn, ownPending, sayTooLate } from './keep-on.ts'
import { phonesOf } from './publish.ts'
import * as queries from './queries.ts'
import { isSaid, isSaidOfOpen, OFF_NOW } from './said-of-open.ts'
import { askWhetherToEnd } from './series/end.ts'
import { type LiveSeries, seriesAgain, seriesNamed, WHOLE, wholeSeries } from './series/whole-series.ts'
import { isUrgent } from './urgent.ts'
import { NAMED_ACTIVITY, SENT_BY_MISTAKE } from './vocabulary.ts'
import { whoCalledOff } from './who-called-off.ts'
import * as wording from './wording.ts'

/** Said right after something was sent out by mistake. */
const MISTAKE = /发错|撤/

const HOUR = 3_600_000
const PAGE = 200

/** `recall`: for how many seconds what was published goes to nobody. */
export const createCallOff = (recall: number): Command =>
  command({
    id: 'activities.call-off',
    needs: 'activity.publish',
    says: [
      `[把]${NAMED_ACTIVITY}(取消|不办|不搞|不开|不练|不上|不打|不跳|不排|停办|停练|停课|停一次|作废|撤回|撤销|撤)[了|掉|吧]`,
      `(取消|撤回|撤销|停办|不办)[一下]${NAMED_ACTIVITY}[了|吧]`,
      ...SENT_BY_MISTAKE,
    ],
    slots: { activity: { kind: 'words' } },
    ask: {},
    examples: ['取消重阳茶话会', '取消茶话会吧', '本周四的太极拳不练了', '发错了', '撤回'],
    help: '取消活动：取消重阳茶话会',
    unmistakable: true,
    mayPass: true,
    run: (turn) => findAndAsk(turn, turn.slots.activity, recall),
    lastly: async (turn) =>
      isSaid(turn.act, 'activities.call-off')
        ? ((await sayTooLate(turn)) ?? { reply: { text: wording.nothingToCallOff() } })
        : undefined,
    hears: async (turn) => ((await isSaidOfOpen(turn, OFF_NOW)) ? findAndAsk(turn, undefined, recall) : undefined),
  })

/** The one that was named; without a name the only one, or the question which. A draft in hand is simply dropped. */
async function findAndAsk(
  turn: Turn<unknown>,
  words: string | undefined,
  recall: number,
): Promise<Outcome | undefined> {
  const found = await findOwnNamed(turn, words)
  const { open, named, title } = found
  const undone = title === undefined && MISTAKE.test(turn.act.text) ? await undoLast(turn, open, recall) : undefined
  if (undone !== undefined) return undone
  const draft = await findOwnDraft(turn)
  if (draft !== undefined && (title === undefined || fits(draft.title, title))) return drop(turn, draft)
  const candidates = title === undefined ? open : named.filter(({ starts_at }) => starts_at > turn.now)
  const whole = await seriesNamed(turn, found)
  if (whole !== undefined) return askHowFar(turn, whole, candidates)
  const [only] = candidates
  if (only === undefined) {
    return title === undefined ? undefined : { reply: { text: wording.noSuchActivity(title) } }
  }
  return candidates.length === 1
    ? askCallOff(turn, only)
    : askWhichActivity(turn, candidates, { answer: 'which-call-off', payload: {} })
}

/** 撤回: what was done last with an activity, as long as nobody has heard of it. */
async function undoLast(
  turn: Turn<unknown>,
  open: readonly queries.Activity[],
  recall: number,
): Promise<Outcome | undefined> {
  const changed = CHANGED_LAST.exec(turn.previous ?? '')
  if (changed !== null) return sayHowChangeStands(turn, changed.groups ?? {})
  const fresh = newestOf(turn, open)
  const [off] = ownPending(turn, open)
  const isNewer =
    fresh !== undefined &&
    (off === undefined || (fresh.published_at?.getTime() ?? 0) - recall * 1000 > (off.off_said_at?.getTime() ?? 0))
  if (isNewer) return takeBack(turn, fresh)
  const act = off === undefined ? undefined : await lastAct(turn)
  const isLast = off === undefined || act === undefined || CALLED_OFF_LAST.test(act)
  return isLast ? keepOn(turn, open, false) : sayWhatWasLast(turn, open, { off, act })
}

const CALLED_OFF_LAST = /^activities.*:called-off$/

/** Something else was done since the calling-off, so a bare 撤回 does not revive it; by name it can be. */
async function sayWhatWasLast(
  turn: Turn<unknown>,
  open: readonly queries.Activity[],
  { off, act }: { readonly off: queries.Activity; readonly act: string },
): Promise<Outcome> {
  const changed = CHANGED_LAST.exec(act)
  if (changed !== null) return sayHowChangeStands(turn, changed.groups ?? {})
  const [published] = open
    .filter(({ planned_by, off_at }) => planned_by === turn.speaker.person?.id && off_at === null)
    .toSorted((a, b) => (b.published_at?.getTime() ?? 0) - (a.published_at?.getTime() ?? 0))
  if (published !== undefined && act.endsWith(':published')) return askCallOff(turn, published)
  return { reply: { text: wording.offByColleague(off.title, await whoCalledOff(turn, off)) } }
}

const CHANGED_LAST = /:amended(?<quietly>-quietly)?(?: (?<id>\d+))?$/

async function sayHowChangeStands(
  { db }: Turn<unknown>,
  { quietly, id }: { readonly quietly?: string; readonly id?: string },
): Promise<Outcome> {
  const activity = id === undefined ? undefined : await queries.findActivity(db, Number(id))
  const isQuiet = quietly !== undefined && activity !== undefined
  return { reply: { text: isQuiet ? wording.changeIsQuiet(activity.title) : wording.changeIsOut(activity?.title) } }
}

/** What whoever speaks has published last, as long as nobody is asked yet. */
const newestOf = ({ now, speaker }: Turn<unknown>, open: readonly queries.Activity[]): queries.Activity | undefined =>
  open
    .filter(({ published_at, planned_by }) => planned_by === speaker.person?.id && (published_at ?? now) > now)
    .toSorted((a, b) => b.id - a.id)[0]

/** Nobody has heard of it, so nobody is told; a series ends with all that it has. */
async function takeBack(turn: Turn<unknown>, { id, title, series_id }: queries.Activity): Promise<Outcome> {
  const { db, now } = turn
  const whole = series_id === null ? undefined : await queries.lockSeries(db, series_id)
  const standing = whole === undefined ? [] : await queries.findStanding(db, whole.id, now)
  if (whole !== undefined) await queries.updateSeries(db, whole.id, { ended_at: now })
  for (const one of [id, ...standing.map((activity) => activity.id)]) {
    const activity = await queries.lockActivity(db, one)
    if (activity?.state !== 'published') continue
    await queries.callOff(db, activity)
    await queries.markAllToldOff(db, one, now)
  }
  return { reply: { text: wording.recalled(title) }, as: 'recalled' }
}

/** Of a series: one occurrence, or all that is to come. */
function askHowFar(
  turn: Turn<unknown>,
  whole: LiveSeries,
  candidates: readonly queries.Activity[],
): Promise<Outcome> | Outcome {
  if (candidates.length === 0) return askWhetherToEnd(turn, whole)
  const question = { answer: 'which-call-off', payload: { seriesId: whole.series.id, title: whole.title } }
  return askWhichActivity(turn, candidates, question, wholeSeries(wording.ALL_OFF))
}

export const whichToCallOff: AwaitedAnswer = {
  id: 'which-call-off',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice?.value === WHOLE) {
      const named = payload as { seriesId: number; title: string }
      const whole = await seriesAgain(turn, named)
      return whole === undefined ? { reply: { text: wording.seriesIsOver(named.title) } } : askWhetherToEnd(turn, whole)
    }
    const activity = choice === undefined ? undefined : await queries.findActivity(turn.db, Number(choice.value))
    return activity === undefined ? undefined : askCallOff(turn, activity)
  },
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'call-off', label: wording.CALL_OFF, words: ['确认取消', '是', '是的', '对', '取消吧'] },
  { number: 2, value: 'keep', label: wording.KEEP_ON, words: ['不', '不用', '照常', '照常办', '先不取消'] },
]

async function askCallOff(turn: Turn<unknown>, activity: queries.Activity): Promise<Outcome> {
  const people = await findToTell(turn, activity)
  const text = wording.askCallOff(inWords(activity, turn.office.zone), people.length)
  return ask(turn, text, OPTIONS, { answer: 'call-off', payload: { activityId: activity.id } })
}

/** `recall`: for how many seconds nobody is told, so that it can be kept on. */
export const createCallOffDecision = (recall: number): AwaitedAnswer => ({
  id: 'call-off',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { activityId } = payload as { activityId: number }
    const activity = choice === undefined ? undefined : await queries.lockActivity(turn.db, activityId)
    if (activity === undefined) return undefined
    if (activity.state === 'cancelled' || (choice?.value === 'call-off' && activity.off_at !== null))
      return { reply: { text: wording.isOff(activity.title) } }
    return choice?.value === 'call-off'
      ? callOff(turn, activity, recall)
      : ((await keepOn(turn, [activity], true)) ?? { reply: { text: wording.keptOn(activity.title) }, as: 'kept' })
  },
})

/** What begins sooner must be told before the computer may be turned off for days. */
const SOON = 72 * HOUR

async function callOff(turn: Turn<unknown>, activity: queries.Activity, recall: number): Promise<Outcome> {
  const { db, now } = turn
  const people = await findToTell(turn, activity)
  // The computer may be off before the two minutes are over, and then until after the start.
  const waits = people.length > 0 && !isUrgent(activity, now) ? recall : 0
  const earliest = new Date(now.getTime() + waits * 1000)
  const at = waits === 0 ? now : turn.office.nextSending(earliest)
  if (people.length > 0) await queries.willBeOff(db, activity.id, { at, by: turn.speaker.person?.id ?? null, now })
  else {
    await queries.callOff(db, activity)
    await queries.markAllToldOff(db, activity.id, now)
  }
  const phones = await phonesOf(turn, people)
  const later = at > earliest ? sayInstant(at, turn.office.zone) : ''
  const soon = recall > 0 && activity.starts_at.getTime() - now.getTime() < SOON
  return {
    reply: { text: wording.calledOff(activity.title, people.length, phones, { recall: waits, later, soon }) },
    wakeLater: [{ job: 'activities.tell-off', at }],
    as: 'called-off',
  }
}

/** Woken when an activity is to be called off. */
export const tellOff: Job = {
  id: 'activities.tell-off',
  lateBy: 0,
  title: wording.tellOffTitle,
  async run({ db, now, office }) {
    const begun = (await queries.callOffDue(db, now)).filter(({ starts_at }) => starts_at <= now)
    const people = await queries.findToTellOff(db, now, PAGE)
    const messages = (await Promise.all(begun.map((one) => sayTooLateToTell(db, one, now, office)))).flat()
    for (const activityId of new Set(people.map((person) => person.activityId))) {
      const activity = await queries.findActivity(db, activityId)
      if (activity === undefined) continue
      const told = people.filter((person) => person.activityId === activityId)
      const series = activity.series_id === null ? undefined : await queries.findSeries(db, activity.series_id)
      const isOver = series !== undefined && endsBefore(series, activity, office.zone)
      const key = isOver ? `off:series ${activity.series_id}` : `off:activity ${activity.id}`
      const news = { key, say: wording.offNotTold }
      const found = isUrgent(activity, now)
        ? { well: told, messages: [] }
        : await withoutPatients(db, activity, told, news)
      messages.push(...found.messages, ...found.well.map((person) => tell(activity, person, now, office, isOver)))
      await queries.markInvited(
        db,
        activityId,
        told.map(({ id }) => id),
        'told_off_at',
        now,
      )
    }
    return { messages, again: people.length === PAGE }
  },
}

/** Nobody needs to be told any more by message, but who may stand before a closed door is rung up. */
async function sayTooLateToTell(db: Tx, activity: queries.Activity, now: Date, { zone }: Office): Promise<Message[]> {
  const invited = await queries.findInvited(db, activity.id)
  const ids = invited.filter(({ answer }) => answer !== 'no').map(({ id }) => id)
  const lines = await phoneList(db, ids, dayOf(now, zone))
  if (lines.length === 0) return []
  const phones = lines.map((line) => wording.phoneLine(line.name, line.phone, line.liaison?.name)).join('\n')
  return [
    {
      to: { person: activity.off_by ?? activity.planned_by },
      kind: 'staff',
      text: wording.offTooLate(inWords(activity, zone), phones),
      once: `off-too-late:activity ${activity.id}`,
      shows: { how: 'list', people: lines.map(({ id }) => id) },
    },
  ]
}

/** It was stopped, or its term was made shorter. */
const endsBefore = ({ ended_at, last_on }: queries.Series, { starts_at }: queries.Activity, zone: string): boolean =>
  ended_at !== null || (last_on !== null && last_on < dayOf(starts_at, zone))

/** Without `about`: of all that concerns this activity it is the one message that is still wanted. `isOver`: all of its series. */
function tell(
  activity: queries.Activity,
  person: { id: number; name: string; honorific: string | null },
  now: Date,
  office: Office,
  isOver: boolean,
): Message {
  const say = isOver ? wording.tellSeriesOff : wording.tellOff
  return {
    to: { person: person.id },
    kind: isUrgent(activity, now) ? 'urgent' : 'reminder',
    text: say(addressOf(person), inWords(activity, office.zone), office.phone),
    once: isOver
      ? `off:series ${activity.series_id}:person ${person.id}`
      : `off:activity ${activity.id}:person ${person.id}`,
    notAfter: activity.starts_at,
  }
}
