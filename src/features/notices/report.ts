import type { Period, ReportLine, Tx } from '../../feature.ts'
import { countInPeriod } from './queries.ts'
import * as wording from './wording.ts'

/** What was told to how many in a period, and how many answered, for the 台账. */
export async function report(tx: Tx, period: Period): Promise<readonly ReportLine[]> {
  return [wording.figureOfNotices(await countInPeriod(tx, period))]
}
