/** Whether the whole of a series is meant, or one occurrence of it. */
import type { Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { sayRecurrence } from '../../../language/say.ts'
import type { NamedActivities } from '../answer/choose-activity.ts'
import * as queries from '../queries.ts'
import { planAt } from '../series.ts'
import * as wording from '../wording.ts'

/** A series that goes on, with what is called by its name now. */
export interface LiveSeries {
  readonly series: queries.Series
  readonly title: string
  /** 每周二、四上午9点 */
  readonly when: string
}

/** `choice.value` where the whole series was chosen. */
export const WHOLE = 'series'

/** The series that was named without a day: all that bears the name belongs to it, and it goes on. */
export async function seriesNamed(
  { db, now }: Pick<Turn<unknown>, 'db' | 'now'>,
  { named, day }: NamedActivities,
): Promise<LiveSeries | undefined> {
  const ids = new Set(named.map(({ series_id }) => series_id))
  const [id] = ids
  if (day !== undefined || ids.size !== 1 || id === undefined || id === null) return undefined
  return seriesAgain({ db, now }, { seriesId: id, title: named[0]?.title ?? '' })
}

/** The same after a question; `undefined`: it has ended meanwhile. */
export async function seriesAgain(
  { db, now }: Pick<Turn<unknown>, 'db' | 'now'>,
  { seriesId, title }: { readonly seriesId: number; readonly title: string },
): Promise<LiveSeries | undefined> {
  const series = await queries.lockSeries(db, seriesId)
  if (series === undefined || series.ended_at !== null) return undefined
  return { series, title, when: sayRecurrence(planAt(series, now).rule) }
}

/** To stand behind the single occurrences. */
export const wholeSeries = (label: string): Omit<Option, 'number'> => ({
  value: WHOLE,
  label,
  words: wording.WHOLE_WORDS,
})

/** Nobody knows of a series as long as its invitations wait for the morning. */
export const isStillUnknown = (
  { now, office }: Pick<Turn<unknown>, 'now' | 'office'>,
  standing: readonly queries.Activity[],
): boolean =>
  standing.some(
    ({ is_repeat, published_at }) => !is_repeat && published_at !== null && office.nextSending(published_at) > now,
  )
