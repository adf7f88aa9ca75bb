/** 有哪些定时的通知: those that are to go later, once or again and again. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Turn } from '../../feature.ts'
import { sayInstant, sayRecurrence } from '../../language/say.ts'
import { sayAudience } from '../people/public.ts'
import { findAllMeant } from './find-notice.ts'
import type { Notice } from './queries.ts'
import { sayEnd } from './timing.ts'
import * as wording from './wording.ts'

export const plannedNotices = command({
  id: 'notices.planned',
  needs: 'notice.see',
  says: [
    '[有|还有]哪些(定时|定好|排好|定好时间)[的|要发的|发的]通知',
    '定时[的|要发的]通知[都][有](哪些|什么|哪几条|几条)',
    '(还没发|没发|要发)的[定时]通知[都]有(哪些|什么|几条)',
    '定时[的]通知',
  ],
  slots: {},
  ask: {},
  examples: ['有哪些定时的通知', '定时的通知有哪些'],
  help: '定时的通知有哪些',
  async run(turn) {
    const planned = await findAllMeant(turn, undefined, ({ state }) => state === 'planned')
    return { reply: { text: wording.plannedList(planned.map((one) => sayPlanned(turn, one))) } }
  },
})

/** “停水”，11月24日（周二）上午9点，发给第一支部. */
export function sayPlanned({ now, office }: Turn<unknown>, notice: Notice): string {
  const { title, starts_at, repeats, repeats_until, audience } = notice
  const next = sayInstant(starts_at ?? now, office.zone, dayOf(now, office.zone))
  const until = repeats_until === null ? undefined : sayEnd(repeats_until, office.zone)
  const when = repeats === null ? next : wording.againAndAgain(sayRecurrence(repeats), next, until)
  return wording.plannedLine(title, when, sayAudience(audience))
}
