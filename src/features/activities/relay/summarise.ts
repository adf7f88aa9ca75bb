/** Once a day a room that takes part hears how many have signed up, if that has changed, and whose line got lost (rule 9). */

import type { Time } from '../../../base/calendar.ts'
import { MINUTE } from '../../../base/spans.ts'
import type { Job, Message } from '../../../feature.ts'
import { inWords } from '../in-words.ts'
import { countHeads, findActivity } from '../queries.ts'
import { about } from '../still-wanted.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Two and a half hours: later it would come after supper, and tomorrow's has newer figures. In minutes, as the evening. */
const LATE_BY = 150
const EVENING = 20 * 60

/** `at`: the office's hour for it, in the sending window. */
export function createSummary(at: Time): Job {
  const [hours = 17, minutes = 0] = at.split(':').map(Number)
  const lateBy = Math.min(LATE_BY, EVENING - hours * 60 - minutes)
  return {
    id: 'activities.summarise',
    cron: `${minutes} ${hours} * * *`,
    lateBy,
    title: wording.summaryTitle,
    async missed() {
      return undefined
    },
    async run({ db, due, now, office }) {
      const messages: Message[] = []
      for (const room of await queries.findForSummary(db, now)) {
        const { activityId, chatId, heads } = room
        const activity = await findActivity(db, activityId)
        const { seated, coming } = await countHeads(db, activityId, [])
        const vanished = await queries.vanishedSince(db, room)
        if (activity === undefined || (coming === (heads ?? 0) && vanished.length === 0)) continue
        const left = activity.seats === null ? null : Math.max(0, activity.seats - seated)
        messages.push({
          to: { chat: chatId },
          kind: 'reminder',
          text: wording.summary(inWords(activity, office.zone), coming, left, vanished),
          once: `summary:activity ${activityId}:room ${chatId}:${due.toISOString()}`,
          about: about(activity, 'room'),
          notAfter: new Date(now.getTime() + lateBy * MINUTE),
        })
        await queries.noteSummary(db, { activity_id: activityId, chat_id: chatId, heads: coming, posted_at: now })
      }
      return { messages, again: false }
    },
  }
}
