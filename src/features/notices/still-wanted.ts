/** Why a message of a notice must not go any more, or must wait; asked at the instant of sending. */
import { dayOf, instantOf } from '../../base/calendar.ts'
import type { ClaimedMessage, Hold, Office, PersonId, Tx } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'
import { isCounted } from './work-off.ts'

interface Claimed {
  readonly id: number
  readonly noticeId: number
  readonly purpose: string
  readonly personId: PersonId
}

export async function stillWanted(
  db: Tx,
  messages: readonly ClaimedMessage[],
  now: Date,
  { zone }: Office,
): Promise<ReadonlyMap<number, string | Hold>> {
  const claimed = messages.flatMap(read)
  if (claimed.length === 0) return new Map()
  const found = await queries.findNotices(
    db,
    claimed.map(({ noticeId }) => noticeId),
  )
  const notices = new Map(found.map((notice) => [notice.id, notice]))
  const answered = await queries.answeredAmong(db, claimed)
  const had = await queries.hadNoticeSince(
    db,
    claimed.map(({ personId }) => personId),
    instantOf(dayOf(now, zone), '00:00', zone),
  )
  const reasons = claimed.flatMap((one): [number, string | Hold][] => {
    const isAnswered = answered.has(`${one.noticeId}:${one.personId}`)
    const reason = reasonNotTo(one, notices.get(one.noticeId), { isAnswered, had: had.has(one.personId), now })
    return reason === undefined ? [] : [[one.id, reason]]
  })
  return new Map(reasons)
}

function read({ id, about, personId }: ClaimedMessage): readonly Claimed[] {
  const [subject, noticeId, purpose] = about?.split(':') ?? []
  if (subject !== 'notice' || purpose === undefined || personId === null) return []
  return [{ id, noticeId: Number(noticeId), purpose, personId }]
}

const DAY = 86_400_000

function reasonNotTo(
  { purpose }: Claimed,
  notice: queries.Notice | undefined,
  { isAnswered, had, now }: { readonly isAnswered: boolean; readonly had: boolean; readonly now: Date },
): string | Hold | undefined {
  if (notice === undefined || notice.state === 'cancelled') return wording.reasonCancelled()
  if (isAnswered) return wording.reasonAnswered()
  if (notice.state === 'paused') return { waits: wording.waitsPaused() }
  // What must be answered by tomorrow does not wait until then.
  const hasTime = notice.deadline_at === null || notice.deadline_at.getTime() - now.getTime() > DAY
  const waits = purpose === 'text' && had && isCounted(notice) && hasTime
  return waits ? { waits: wording.waitsTomorrow() } : undefined
}
