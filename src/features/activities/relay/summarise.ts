/** Once a day a room with a 接龙 hears how many have signed up, if that has changed (rule 9). */
import type { Job, Message } from '../../../feature.ts'
import { inWords } from '../in-words.ts'
import { countHeads, findActivity } from '../queries.ts'
import { about } from '../still-wanted.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** Two and a half hours: later it would come after supper, and tomorrow's has newer figures. */
const LATE_BY = 150

export const summarise: Job = {
  id: 'activities.summarise',
  cron: '0 17 * * *',
  lateBy: LATE_BY,
  title: wording.summaryTitle,
  async missed() {
    return undefined
  },
  async run({ db, due, now, office }) {
    const messages: Message[] = []
    for (const { activityId, chatId, told } of await queries.findForSummary(db, now)) {
      const activity = await findActivity(db, activityId)
      const { seated } = await countHeads(db, activityId, [])
      if (activity === undefined || seated === told) continue
      const lines = await queries.linesIn(db, activityId, chatId)
      const missing = lines.filter((line) => line.missing_since !== null && line.state === 'counted')
      const left = activity.seats === null ? null : Math.max(0, activity.seats - seated)
      messages.push({
        to: { chat: chatId },
        kind: 'reminder',
        text: wording.summary(
          inWords(activity, office.zone),
          seated,
          left,
          missing.map(({ name }) => name),
        ),
        once: `summary:activity ${activityId}:room ${chatId}:${due.toISOString()}`,
        about: about(activity, 'room'),
        notAfter: new Date(now.getTime() + LATE_BY * 60_000),
      })
      await queries.noteSummary(db, { activity_id: activityId, chat_id: chatId, heads: seated, posted_at: now })
    }
    return { messages, again: false }
  },
}
