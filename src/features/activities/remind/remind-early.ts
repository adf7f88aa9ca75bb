/** 关机前补发今晚提醒: the office goes home and its computer off before the hour of the reminders. */
import { addDays, dayOf, instantOf } from '../../../base/calendar.ts'
import { command, type Tx, type WorkingOffice } from '../../../feature.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { isByHabit } from './habits.ts'

export const remindEarly = command({
  id: 'activities.remind-early',
  needs: 'activity.enter',
  says: [
    '[关机前|下班前|我要关机了|要关机了|要下班了](补发|先发|提前发|现在发|发)[今晚|今天|明天活动|今天晚上][的]提醒[吧|了]',
    '[今晚|今天晚上|明天活动]的提醒(现在就发|现在发|先发了|先发|提前发|这就发)[吧|了]',
    '(关机|下班)前把[今晚|今天|明天活动][的]提醒(发了|先发了|发出去)',
  ],
  slots: {},
  ask: {},
  examples: ['关机前补发今晚提醒', '今晚的提醒现在发', '要下班了，先发今晚的提醒'],
  help: '关机前补发今晚提醒',
  mayPass: true,
  async run({ act, db, now, office }) {
    // 今晚的提醒发了 tells or asks, and its bones are those of 现在发.
    if (!/先|补|提前|现在|这就|关机|下班|^发/.test(act.text)) return undefined
    const titles = (await remindedTonight(db, now, office)).map(({ title }) => title)
    if (titles.length === 0) return { reply: { text: wording.noReminders() } }
    // Whoever was told is marked, so the hour itself finds nobody left.
    return {
      reply: { text: wording.remindedEarly(titles, office.nextSending(now) > now) },
      wake: ['activities.day-before', 'activities.last-call'],
    }
  },
})

/** Activities of tomorrow of which somebody has still to be told this evening. */
export async function remindedTonight(
  db: Tx,
  now: Date,
  { zone }: Pick<WorkingOffice, 'zone'>,
): Promise<readonly queries.Activity[]> {
  const next = addDays(dayOf(now, zone), 1)
  const starting = await queries.findStarting(
    db,
    instantOf(next, '00:00', zone),
    instantOf(addDays(next, 1), '00:00', zone),
  )
  const open: queries.Activity[] = []
  for (const activity of starting) {
    if (await isByHabit(db, activity)) continue
    const left = await queries.findInvited(db, activity.id, { not: 'reminded_at', limit: 1 })
    if (left.length > 0) open.push(activity)
  }
  return open
}
