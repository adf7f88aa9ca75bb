/** What whoever writes was told by notices and still holds: they may ask about it, or want it once more. */
import { type Listener, type Told, whoMayBe } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Only what went to this very chat: nobody hears of what was for somebody else. */
export async function toldTo({ db, speaker, chat, office }: Listener, since: Date): Promise<readonly Told[]> {
  const sent = await queries.sentTo(db, { people: whoMayBe(speaker), chat, since })
  const ids = sent.map(({ noticeId }) => noticeId)
  const notices = new Map((await queries.findNotices(db, ids)).map((notice) => [notice.id, notice]))
  const corrected = await queries.correctedAmong(db, ids)
  return sent.flatMap(({ noticeId, text, at }): readonly Told[] => {
    const notice = notices.get(noticeId)
    if (notice === undefined || notice.state !== 'sending' || notice.answers === 'survey') return []
    // Where it was put right before it came, they have read it as it is now.
    if (!text.includes(notice.text) || (corrected.has(noticeId) && notice.text_before === null)) return []
    const until = notice.deadline_at === null ? undefined : sayInstant(notice.deadline_at, office.zone)
    const isMoved = until !== undefined && notice.deadline_moves > 0
    return [
      {
        title: notice.title,
        at,
        text: isMoved ? `${text}\n${wording.untilNow(until)}` : text,
        words: notice.text,
        ...(until === undefined ? {} : { until }),
      },
    ]
  })
}
