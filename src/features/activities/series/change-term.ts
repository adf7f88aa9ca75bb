/** 书法课延长到1月20日, 书法课再加两次, 书法课上到12月9日就结束: a term is made longer or shorter, shown before it is done. */

import { type Day, dayOf, instantOf } from '../../../base/calendar.ts'
import { DAY } from '../../../base/spans.ts'
import { type AwaitedAnswer, ask, command, type Outcome, type Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { sayDay } from '../../../language/say.ts'
import { findOwnNamed } from '../answer/choose-activity.ts'
import { inWords } from '../in-words.ts'
import { findSeriesClashes } from '../plan/clashes.ts'
import * as queries from '../queries.ts'
import { occurrenceAfter, planAt } from '../series.ts'
import { COURSE } from '../vocabulary.ts'
import * as wording from '../wording.ts'
import { callOffStanding, tellAll } from './end.ts'
import { isStillUnknown, seriesNamed } from './whole-series.ts'

/** Nobody adds more at a time. */
const MOST_MORE = 60

export const changeTerm = command({
  id: 'activities.change-term',
  needs: 'activity.publish',
  mayPass: true,
  says: [
    `[把]${COURSE}[的学期](延长|加长|一直办|一直上|一直开|上|办|开|练)[到|至]{when}[为止|就结束|就结课|结束|结课|就停|止]`,
    `[把]${COURSE}[的学期](提前|提早|延|延期|推迟)[到|至]{when}(为止|就结束|就结课|结束|结课|就停|止)`,
    `${COURSE}[在|到]{when}(为止|就结束|就结课|结课)[了]`,
    `[把]${COURSE}[再|多](加|添|加开|加上|多上|再上|多排|再排){more}(次|节|回|堂)[课]`,
  ],
  slots: { activity: { kind: 'words' }, when: { kind: 'when' }, more: { kind: 'count' } },
  ask: {},
  examples: ['书法课延长到1月20日', '书法课上到12月9日就结束', '书法课再加两次'],
  help: '改学期的长短：书法课延长到1月20日；书法课再加两次',
  async run(turn) {
    const { activity, when, more } = turn.slots
    const found = await findOwnNamed(turn, activity)
    const live = await seriesNamed(turn, found)
    const day = when?.end?.day ?? when?.start?.day
    // 茶话会上到12点: of an hour, or of what is held once, something else is said.
    if (live === undefined || (day === undefined && more === undefined)) return undefined
    const lastOn = lastDay(turn, live.series, { day, more })
    if (lastOn === undefined) return { reply: { text: wording.sayLastDay(live.title) } }
    return propose(turn, live.series, live.title, lastOn)
  },
})

/** The last day as it was said, or so many times after what was the last; `undefined`: neither. */
function lastDay(
  { office }: Turn<unknown>,
  series: queries.Series,
  said: { readonly day: Day | undefined; readonly more: number | undefined },
): Day | undefined {
  if (said.day !== undefined) return said.day
  if (said.more === undefined || said.more > MOST_MORE || series.last_on === null) return undefined
  let at = new Date(instantOf(series.last_on, '00:00', office.zone).getTime() + DAY - 1)
  for (let left = said.more; left > 0; left--) {
    const next = occurrenceAfter({ ...series, last_on: null }, at, office.zone)
    if (next === undefined) return undefined
    at = next
  }
  return dayOf(at, office.zone)
}

/** What waits for 1 改. */
interface Pending {
  readonly seriesId: number
  readonly title: string
  readonly lastOn: Day
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'amend', label: wording.AMEND, words: ['改吧', '确认', '是', '对', '可以'] },
  { number: 2, value: 'keep', label: wording.DO_NOT_AMEND, words: ['不用', '先不改', '算了'] },
]

async function propose(turn: Turn<unknown>, series: queries.Series, title: string, lastOn: Day): Promise<Outcome> {
  const { zone } = turn.office
  const today = dayOf(turn.now, zone)
  if (lastOn < today) return { reply: { text: wording.lastDayIsPast(sayDay(lastOn, today)) } }
  if (lastOn === series.last_on) return { reply: { text: wording.sameLastDay(title, sayDay(lastOn, today)) } }
  const { all, dropped } = await whatStands(turn, series.id, lastOn)
  const people = isStillUnknown(turn, all) ? [] : await queries.findConcerned(turn.db, idsOf(concerned(all, dropped)))
  const text = wording.askLastDay(title, sayDay(lastOn, today), {
    dropped: dropped.map((activity) => inWords(activity, zone).when),
    people: people.length,
    clashes: await clashesOfMore(turn, series, lastOn),
  })
  return ask(turn, text, OPTIONS, { answer: 'change-term', payload: { seriesId: series.id, title, lastOn } })
}

/** What stands in the way of the times that are added. */
async function clashesOfMore(turn: Turn<unknown>, series: queries.Series, lastOn: Day): Promise<readonly string[]> {
  if (series.last_on === null || lastOn < series.last_on) return []
  const end = new Date(instantOf(series.last_on, '00:00', turn.office.zone).getTime() + DAY - 1)
  const { rule, changed } = planAt(series, end)
  const model = { ...(await queries.firstOfSeries(turn.db, series.id)), ...changed }
  return findSeriesClashes(turn, { seriesId: series.id, rule, lastOn }, model, end)
}

const idsOf = (activities: readonly queries.Activity[]) => activities.map(({ id }) => id)

/** Of a shorter term those hear who would come to what is dropped; of a longer one all who come. */
const concerned = (all: readonly queries.Activity[], dropped: readonly queries.Activity[]) =>
  dropped.length > 0 ? dropped : all

async function whatStands({ db, now, office }: Turn<unknown>, seriesId: number, lastOn: Day) {
  const all = await queries.findStanding(db, seriesId, now)
  return { all, dropped: all.filter(({ starts_at }) => dayOf(starts_at, office.zone) > lastOn) }
}

export const confirmTerm: AwaitedAnswer = {
  id: 'change-term',
  needs: 'activity.publish',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    const { seriesId, title, lastOn } = payload as Pending
    const series = choice === undefined ? undefined : await queries.lockSeries(turn.db, seriesId)
    if (series === undefined) return undefined
    if (series.ended_at !== null) return { reply: { text: wording.seriesIsOver(title) } }
    if (choice?.value === 'keep') return { reply: { text: wording.keptOn(title) }, as: 'kept' }
    await queries.updateSeries(turn.db, seriesId, { last_on: lastOn })
    const { all, dropped } = await whatStands(turn, seriesId, lastOn)
    return dropped.length > 0 ? drop(turn, all, dropped, title, lastOn) : goOn(turn, all, title, lastOn)
  },
}

async function drop(
  turn: Turn<unknown>,
  all: readonly queries.Activity[],
  dropped: readonly queries.Activity[],
  title: string,
  lastOn: Day,
): Promise<Outcome> {
  const told = await callOffStanding(turn, dropped, isStillUnknown(turn, all))
  const until = sayDay(lastOn, dayOf(turn.now, turn.office.zone))
  return {
    reply: { text: wording.termChanged(title, until, told.people, told.phones) },
    wake: ['activities.tell-off'],
    as: 'amended',
  }
}

/** What follows is made by the clock; those who come hear of it with the next time. */
async function goOn(
  turn: Turn<unknown>,
  standing: readonly queries.Activity[],
  title: string,
  lastOn: Day,
): Promise<Outcome> {
  const { db, now, office } = turn
  const until = sayDay(lastOn, dayOf(now, office.zone))
  for (const activity of standing) await queries.amend(db, activity, {}, wording.goesOnUntil(until))
  const told = await tellAll(turn, idsOf(standing), 'change', isStillUnknown(turn, standing))
  return {
    reply: { text: wording.termChanged(title, until, told.people, told.phones) },
    wake: ['activities.tell-change', 'activities.series'],
    as: 'amended',
  }
}
