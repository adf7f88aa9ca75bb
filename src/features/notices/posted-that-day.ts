/** A group is read by people who want one notice a day: before a second one is posted there, whoever sends it is told (rule 24). */
import { addDays, dayOf, instantOf } from '../../base/calendar.ts'
import type { Tx } from '../../feature.ts'
import { sayDay } from '../../language/say.ts'
import * as queries from './queries.ts'
import { isCounted, type Moment } from './when-it-goes.ts'
import * as wording from './wording.ts'

/** `from`: when it would be posted. */
export async function postedThatDay(
  db: Tx,
  notice: queries.Notice,
  from: Date,
  { now, office }: Moment,
): Promise<readonly string[]> {
  if (!isCounted(notice) || notice.by_hand || notice.repeats !== null) return []
  const { zone, nextSending } = office
  const day = dayOf(from, zone)
  // What was confirmed in the evening is posted in the morning.
  const since = instantOf(addDays(day, -1), '00:00', zone)
  const posts = (await queries.otherPosts(db, notice.id, since)).filter(
    ({ at }) => dayOf(nextSending(at), zone) === day,
  )
  if (posts.length === 0) return []
  const rooms = new Set(posts.map(({ room }) => room))
  const titles = new Set(posts.map(({ title }) => title))
  const next = day === dayOf(now, zone) ? undefined : sayDay(addDays(day, 1))
  return [wording.postedThatDay([...rooms], [...titles], next)]
}
