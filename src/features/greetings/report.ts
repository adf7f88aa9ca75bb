import type { Period, ReportLine, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Who was congratulated and why people were visited in a period, in figures, for the 台账. */
export const report = async (db: Tx, { from, until }: Period): Promise<readonly ReportLine[]> =>
  wording.figures(await queries.countBirthdays(db, from, until), await queries.reasonsBetween(db, from, until))
