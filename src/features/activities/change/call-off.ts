/** 取消重阳茶话会: echoed first; then whoever was asked and has not declined is told, and nothing else goes out about it. */
import { dayOf } from '../../../base/calendar.ts'
import {
  type AwaitedAnswer,
  command,
  type Job,
  type Message,
  type Office,
  type Outcome,
  type Turn,
  type Tx,
  type WorkingOffice,
} from '../../../feature.ts'
import { addressOf, phoneList } from '../../people/public.ts'
import { askWhichActivity, findOwnNamed } from '../answer/choose-activity.ts'
import { withoutPatients } from '../in-hospital.ts'
import { inWords } from '../in-words.ts'
import { drop } from '../plan/decide-draft.ts'
import { phonesOf } from '../plan/publish.ts'
import * as queries from '../queries.ts'
import { askWhetherToEnd } from '../series/end.ts'
import { type LiveSeries, seriesAgain, seriesNamed, WHOLE, wholeSeries } from '../series/whole-series.ts'
import { NAMED_ACTIVITY, SENT_BY_MISTAKE } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { findToTell } from './amend.ts'
import { askCallOff } from './ask-call-off.ts'
import { findOwnDraft, fits } from './change-published.ts'
import { isOffWithSeries, keepOn, sayTooLate } from './keep-on.ts'
import { isSaid, isSaidOfOpen, OFF_NOW } from './said-of-open.ts'
import { undoLast } from './undo-last.ts'
import { isNear, wayOf } from './urgent.ts'
import { whenOff } from './when-off.ts'

/** Said right after something was sent out by mistake. */
const MISTAKE = /发错|撤/

const PAGE = 200

export const callOffNamed = command({
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
  run: (turn) => findAndAsk(turn, turn.slots.activity),
  lastly: async (turn) =>
    isSaid(turn.act, 'activities.call-off')
      ? ((await sayTooLate(turn)) ?? { reply: { text: wording.nothingToCallOff() } })
      : undefined,
  hears: async (turn) => ((await isSaidOfOpen(turn, OFF_NOW)) ? findAndAsk(turn, undefined) : undefined),
})

/** The one that was named; without a name the only one, or the question which. A draft in hand is simply dropped. */
async function findAndAsk(turn: Turn<unknown>, words: string | undefined): Promise<Outcome | undefined> {
  const found = await findOwnNamed(turn, words)
  const { open, named, title } = found
  const undone = title === undefined && MISTAKE.test(turn.act.text) ? await undoLast(turn, open) : undefined
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

async function callOff(turn: Turn<unknown>, activity: queries.Activity, recall: number): Promise<Outcome> {
  const { db, now } = turn
  const people = await findToTell(turn, activity)
  const { at, ...called } = whenOff(turn, [activity], { people: people.length, recall })
  if (people.length > 0) await queries.willBeOff(db, activity.id, { at, by: turn.speaker.person?.id ?? null, now })
  else {
    await queries.callOff(db, activity)
    await queries.markAllToldOff(db, activity.id, now)
  }
  const phones = await phonesOf(turn, people)
  return {
    reply: { text: wording.calledOff(activity.title, people.length, phones, called) },
    wakeLater: [{ job: 'activities.tell-off', at }],
    as: `called-off ${activity.id}`,
  }
}

/** Woken when an activity is to be called off. */
export const tellOff: Job = {
  id: 'activities.tell-off',
  lateBy: 0,
  title: wording.tellOffTitle,
  async run({ db, now, office }) {
    const due = await queries.callOffDue(db, now)
    await tellOfSeriesOnce(db, due, now)
    const begun = due.filter(({ starts_at }) => starts_at <= now)
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
      const found = isNear(activity, now)
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

/** Of what was called off with the whole of a series each hears once. */
async function tellOfSeriesOnce(db: Tx, due: readonly queries.Activity[], now: Date): Promise<void> {
  for (const [id, ofSeries] of Map.groupBy(due, ({ series_id }) => series_id)) {
    const series = id === null ? undefined : await queries.findSeries(db, id)
    const ended = series === undefined ? [] : ofSeries.filter((one) => isOffWithSeries(series, one))
    const ids = ended.map((one) => one.id)
    if (ids.length > 0) await queries.tellOnce(db, ids, 'off', now)
  }
}

/** It was called off with the series, or dropped as the term was made shorter; not by itself before. */
const endsBefore = (series: queries.Series, activity: queries.Activity, zone: string): boolean =>
  isOffWithSeries(series, activity) || (series.last_on !== null && series.last_on < dayOf(activity.starts_at, zone))

/** Without `about`: of all that concerns this activity it is the one message that is still wanted. `isOver`: all of its series. */
function tell(
  activity: queries.Activity,
  person: { id: number; name: string; honorific: string | null },
  now: Date,
  office: WorkingOffice,
  isOver: boolean,
): Message {
  const say = isOver ? wording.tellSeriesOff : wording.tellOff
  return {
    to: { person: person.id },
    ...wayOf(activity, now, office),
    text: say(addressOf(person), inWords(activity, office.zone), office.phone),
    once: isOver
      ? `off:series ${activity.series_id}:person ${person.id}`
      : `off:activity ${activity.id}:person ${person.id}`,
    notAfter: activity.starts_at,
  }
}
