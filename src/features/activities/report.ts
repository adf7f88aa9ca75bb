import type { Period, ReportLine, Tx } from '../../feature.ts'
import { countHeld } from './queries.ts'
import * as wording from './wording.ts'

/** What was held in a period, for the 台账. */
export async function report(tx: Tx, period: Period): Promise<readonly ReportLine[]> {
  const { activities, heads } = await countHeld(tx, period)
  return [wording.figureOfActivities(activities, heads)]
}
