/** What other features may ask about activities. */
import type { Tx } from '../../feature.ts'
import type { Act } from '../../language/reading.ts'
import { openTitleIn } from './choose-activity.ts'
import * as queries from './queries.ts'

/** The title of an open activity that is named: 秋游 in 秋游我不去. */
export async function activityNamedIn(db: Tx, act: Act, now: Date): Promise<string | undefined> {
  return openTitleIn(act, await queries.findOpen(db, now))?.title
}
