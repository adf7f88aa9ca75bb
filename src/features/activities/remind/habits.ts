/** What people come to by habit: nobody is reminded of it the day before. */
import type { Tx } from '../../../feature.ts'
import * as queries from '../queries.ts'
import { isHabit, planAt } from '../series.ts'

/** Whether it is an occurrence of what is held every week, and this once as ever. */
export async function isByHabit(
  db: Tx,
  { series_id, is_repeat, version, starts_at }: queries.Activity,
): Promise<boolean> {
  if (series_id === null || !is_repeat || version > 1) return false
  const series = await queries.findSeries(db, series_id)
  return series !== undefined && isHabit(planAt(series, starts_at).rule)
}
