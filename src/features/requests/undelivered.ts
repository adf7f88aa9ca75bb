/** An answer that did not come to whom it was for, or that is held back, comes back to whoever wrote it. */
import { DAY } from '../../base/spans.ts'
import type { Job, Message, Occasion } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Older answers were told of long ago, in milliseconds: 3 days. */
const LOOKS_BACK = 3 * DAY

export const tellUndelivered: Job = {
  id: 'requests.undelivered',
  cron: '*/30 8-19 * * *',
  lateBy: 12 * 60,
  title: wording.undeliveredTitle,
  mayHaveWork: ({ now }) => queries.isAnyReply(new Date(now.getTime() - LOOKS_BACK)),
  run: async (occasion) => ({ messages: await tell(occasion), again: false }),
}

/** The key keeps each from being told twice. */
async function tell({ db, now }: Occasion): Promise<readonly Message[]> {
  const stranded = await queries.strandedSince(db, new Date(now.getTime() - LOOKS_BACK), now)
  return stranded.flatMap(({ id, request, asker, by_person, owner_id, state, reason }) => {
    const person = by_person ?? owner_id
    const isHeld = state === 'due'
    if (person === null) return []
    const text = wording.undelivered(request, asker, isHeld, reason ?? '')
    const once = `${queries.keyOf(request, id)}:${isHeld ? 'held' : 'undelivered'}`
    return [{ to: { person }, kind: 'staff' as const, text, once }]
  })
}
