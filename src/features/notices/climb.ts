/**
 * What must reach everybody climbs (rule 22): silent for a day, people are asked once more; silent for two, they stand on
 * the lists of their 联络员, until the deadline or for a week.
 */
import type { Occasion } from '../../feature.ts'
import { LIAISON_AFTER, NUDGE_AFTER } from '../calls/public.ts'
import { wantNudges } from './nudge.ts'
import * as queries from './queries.ts'

/** Asks the silent again and marks what is to be rung up about; may be run again without effect. */
export async function climb({ db, now }: Occasion): Promise<void> {
  const longAgo = new Date(now.getTime() - NUDGE_AFTER)
  for (const notice of await queries.findToClimb(db, now)) {
    const silentFor = now.getTime() - (notice.starts_at ?? notice.created_at).getTime()
    if (silentFor >= NUDGE_AFTER && !notice.by_hand) await wantNudges(db, notice.id, { most: 1, until: longAgo }, now)
    if (silentFor >= LIAISON_AFTER && notice.climbed_at === null) {
      await queries.updateNotice(db, notice.id, { climbed_at: now })
    }
  }
}
