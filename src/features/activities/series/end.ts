/** 太极拳以后不办了: what stands of a series is called off, no more of it is made, and each who comes is told once. */
import { type AwaitedAnswer, ask, command, type Outcome, type Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { findOwnNamed } from '../answer/choose-activity.ts'
import { whenOff } from '../change/when-off.ts'
import { inWords } from '../in-words.ts'
import { phonesOf } from '../plan/publish.ts'
import * as queries from '../queries.ts'
import { NAMED_ACTIVITY } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { isStillUnknown, type LiveSeries, seriesNamed } from './whole-series.ts'

export const endSeries = command({
  id: 'activities.end-series',
  needs: 'activity.publish',
  says: [
    `${NAMED_ACTIVITY}(以后|今后|往后)[都|全][就](不办|不搞|不练|不上|不开|停|停办|取消)[了]`,
    `(以后|今后|往后)[都|就]不(办|搞|练|上|开)${NAMED_ACTIVITY}了`,
    `[把]${NAMED_ACTIVITY}[整个](全部|全|都|彻底)(停了|停办|停掉|取消|不办了|不练了)[了]`,
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['太极拳以后不办了', '以后不练太极拳了', '太极拳今后都停办了', '太极拳全部取消'],
  help: '停掉每周的活动：太极拳以后不办了',
  async run(turn) {
    const found = await findOwnNamed(turn, turn.slots.activity)
    const series = await seriesNamed(turn, found)
    return series === undefined
      ? { reply: { text: wording.noSuchSeries(found.title ?? '') } }
      : askWhetherToEnd(turn, series)
  },
})

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'end', label: wording.END, words: ['不办了', '是', '是的', '对', '停了吧', '确认'] },
  { number: 2, value: 'keep', label: wording.GO_ON, words: ['不', '不停', '照常', '先不停', '继续办'] },
]

/** Shows what would be called off, and for how many. */
export async function askWhetherToEnd(turn: Turn<unknown>, { series, title, when }: LiveSeries): Promise<Outcome> {
  const { standing, people } = await whatStands(turn, series.id)
  const times = standing.map((activity) => inWords(activity, turn.office.zone).when)
  const text = wording.askWhetherToEnd(title, when, times, people.length)
  return ask(turn, text, OPTIONS, { answer: 'end-series', payload: { seriesId: series.id, title } })
}

async function whatStands(turn: Turn<unknown>, seriesId: number) {
  // What was called off by itself stays so, whatever becomes of the rest.
  const standing = (await queries.findStanding(turn.db, seriesId, turn.now)).filter(({ off_at }) => off_at === null)
  const ids = standing.map(({ id }) => id)
  const unknown = isStillUnknown(turn, standing)
  return { standing, unknown, people: unknown ? [] : await queries.findConcerned(turn.db, ids) }
}

/** `recall`: for how many seconds nobody is told, so that it can be kept on. */
export const createEnd = (recall: number): AwaitedAnswer => ({
  id: 'end-series',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { seriesId, title } = payload as { seriesId: number; title: string }
    const series = choice === undefined ? undefined : await queries.lockSeries(turn.db, seriesId)
    if (series === undefined) return undefined
    if (series.ended_at !== null) return { reply: { text: wording.seriesIsOver(title) } }
    return choice?.value === 'end'
      ? end(turn, { seriesId, title }, recall)
      : { reply: { text: wording.keptOn(title) }, as: 'kept' }
  },
})

async function end(
  turn: Turn<unknown>,
  { seriesId, title }: { readonly seriesId: number; readonly title: string },
  recall: number,
): Promise<Outcome> {
  const { db, now, speaker } = turn
  const { standing, unknown, people } = await whatStands(turn, seriesId)
  const { at, ...called } = whenOff(turn, standing, { people: people.length, recall })
  await queries.updateSeries(db, seriesId, { ended_at: now })
  if (people.length === 0) await callOffStanding(turn, standing, unknown)
  else for (const { id } of standing) await queries.willBeOff(db, id, { at, by: speaker.person?.id ?? null, now })
  const phones = await phonesOf(turn, people)
  const [first] = standing
  return {
    reply: { text: wording.seriesEnded(title, people.length, phones, called) },
    wakeLater: [{ job: 'activities.tell-off', at }],
    ...(first !== undefined && { as: `called-off ${first.id}` }),
  }
}

/** How many hear of it, and the phone list of those who have no chat. */
export interface Told {
  readonly people: number
  readonly phones: string
}

/** Calls occurrences off; each who would come to one of them is told once. `unknown`: nobody has heard of the series yet. */
export async function callOffStanding(
  turn: Turn<unknown>,
  standing: readonly queries.Activity[],
  unknown: boolean,
): Promise<Told> {
  const { db, now } = turn
  for (const { id } of standing) {
    const activity = await queries.lockActivity(db, id)
    if (activity?.state !== 'published') continue
    await queries.callOff(db, activity)
    if (unknown) await queries.markAllToldOff(db, id, now)
  }
  return tellAll(
    turn,
    standing.map(({ id }) => id),
    'off',
    unknown,
  )
}

/** Notes that each whom these occurrences concern is to hear of it once. */
export async function tellAll(
  turn: Turn<unknown>,
  ids: readonly number[],
  what: 'off' | 'change',
  unknown: boolean,
): Promise<Told> {
  const people = unknown ? [] : await queries.findConcerned(turn.db, ids)
  await queries.tellOnce(turn.db, ids, what, turn.now)
  return { people: people.length, phones: await phonesOf(turn, people) }
}
