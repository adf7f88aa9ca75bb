import type { Period, ReportLine, Tx } from '../../feature.ts'
import { countCare } from './queries.ts'
import * as wording from './wording.ts'

/** Who was in hospital, was visited or died in a period, in figures, for the 台账. */
export const report = async (tx: Tx, period: Period): Promise<readonly ReportLine[]> =>
  wording.figuresOfCare(await countCare(tx, period))
