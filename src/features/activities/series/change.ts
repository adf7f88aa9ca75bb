/** 从下周起太极拳改到下午三点: shown first; then what stands is moved, what follows is made so, and each who comes is told once. */
import { dayOf } from '../../../base/calendar.ts'
import { type AwaitedAnswer, ask, type Outcome, type Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { sayMoment } from '../../../language/say.ts'
import { findSeriesClashes } from '../plan/clashes.ts'
import { phonesOf } from '../plan/publish.ts'
import * as queries from '../queries.ts'
import { planAt } from '../series.ts'
import * as wording from '../wording.ts'
import { moveOccurrences } from './move-occurrences.ts'
import { readSeriesChange, type SeriesChange, sinceIn, startOf, withoutLead } from './read-change.ts'
import { isStillUnknown, type LiveSeries } from './whole-series.ts'

/** What waits for 1 改. `from`: an ISO instant; absent: at once. `shown`: what was shown, so that a later change is noticed. */
interface Pending {
  readonly seriesId: number
  readonly title: string
  readonly words: string
  readonly from?: string
  readonly shown: string
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'amend', label: wording.AMEND, words: ['改吧', '确认', '是', '对', '可以'] },
  { number: 2, value: 'keep', label: wording.DO_NOT_AMEND, words: ['不用', '先不改', '算了'] },
]

/** Shows what would change about every occurrence, and for how many. `words`: the change, without the name. */
export async function proposeSeriesChange(
  turn: Turn<unknown>,
  { series, title }: LiveSeries,
  words: string,
): Promise<Outcome> {
  const since = sinceIn(words, { now: turn.now, zone: turn.office.zone })
  const from = since === undefined ? undefined : startOf(since.day, turn.office.zone)
  const bare = withoutLead(words, since?.words)
  return propose(turn, series, { title, words: bare, ...(from !== undefined && from > turn.now && { from }) })
}

interface Wanted {
  readonly title: string
  readonly words: string
  readonly from?: Date
}

async function propose(turn: Turn<unknown>, series: queries.Series, wanted: Wanted): Promise<Outcome> {
  const { title, words, from } = wanted
  const change = await readSeriesChange(turn, series, words, from ?? turn.now)
  if ('why' in change) return { reply: { text: change.why } }
  const { standing, people } = await whatChanges(turn, series.id, from)
  const lines = [linesOf(change), ...change.notes, ...(await newClashes(turn, series, change, from ?? turn.now))]
  const text = wording.askSeriesChange(title, sayFrom(turn, from), lines, standing.length, people.length)
  const payload: Pending = {
    seriesId: series.id,
    title,
    words,
    shown: linesOf(change),
    ...(from !== undefined && { from: from.toISOString() }),
  }
  return ask(turn, text, OPTIONS, { answer: 'amend-series', payload })
}

/** What stands in the way of the next times as they are to be, and does not now. */
async function newClashes(
  turn: Turn<unknown>,
  series: queries.Series,
  { plan, before, after }: SeriesChange,
  from: Date,
): Promise<readonly string[]> {
  const since = new Date(Math.max(from.getTime() - 1, turn.office.nextSending(turn.now).getTime()))
  const repeated = { seriesId: series.id, lastOn: series.last_on }
  const known = await findSeriesClashes(turn, { ...repeated, rule: planAt(series, from).rule }, before, since)
  const found = await findSeriesClashes(turn, { ...repeated, rule: plan.rule }, after, since)
  return found.filter((clash) => !known.includes(clash))
}

const linesOf = ({ lines }: SeriesChange): string =>
  lines.map(([field, before, after]) => wording.changedLine(field, before, after)).join('\n')

const sayFrom = ({ now, office }: Turn<unknown>, from: Date | undefined): string =>
  from === undefined
    ? wording.fromNowOn()
    : wording.fromDay(sayMoment({ day: dayOf(from, office.zone) }, dayOf(now, office.zone)))

async function whatChanges(turn: Turn<unknown>, seriesId: number, from: Date | undefined) {
  const standing = await queries.findStanding(turn.db, seriesId, from ?? turn.now)
  const all = from === undefined ? standing : await queries.findStanding(turn.db, seriesId, turn.now)
  // Of what is not in the lists yet, those hear who come to what is.
  const ids = (standing.length > 0 ? standing : all).map(({ id }) => id)
  const people = isStillUnknown(turn, all) ? [] : await queries.findConcerned(turn.db, ids)
  return { standing, people }
}

export const confirmSeriesChange: AwaitedAnswer = {
  id: 'amend-series',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { seriesId, title, words, shown, from: iso } = payload as Pending
    const series = choice === undefined ? undefined : await queries.lockSeries(turn.db, seriesId)
    if (series === undefined) return undefined
    if (series.ended_at !== null) return { reply: { text: wording.seriesIsOver(title) } }
    if (choice?.value === 'keep') return { reply: { text: wording.keptOn(title) }, as: 'kept' }
    const from = iso === undefined ? undefined : new Date(iso)
    const change = await readSeriesChange(turn, series, words, from ?? turn.now)
    if ('why' in change) return { reply: { text: change.why } }
    if (linesOf(change) !== shown) return propose(turn, series, { title, words, ...(from && { from }) })
    return amend(turn, series, change, title, from)
  },
}

async function amend(
  turn: Turn<unknown>,
  series: queries.Series,
  change: SeriesChange,
  title: string,
  from: Date | undefined,
): Promise<Outcome> {
  const { db, now } = turn
  const told = wording.everyTimeChanged(sayFrom(turn, from), linesOf(change))
  const moved = await moveOccurrences(turn, series, change, { from, told })
  const people = moved.unknown ? [] : await queries.findConcerned(db, moved.ids)
  await queries.tellOnce(db, moved.ids, 'change', now)
  const phones = await phonesOf(turn, people)
  return {
    reply: { text: wording.amended(title, phones, people.length) },
    wake: ['activities.tell-change', 'activities.offer', 'activities.series'],
    as: 'amended',
  }
}
