/** 设置: one line each, with the name under which whoever runs the program changes it, or what to say. */

import { dayOf, instantOf, type Time, timeOf } from '../../base/calendar.ts'
import { DAY, MINUTE } from '../../base/spans.ts'
import { type Command, command, type WorkingOffice } from '../../feature.ts'
import { type Settings, settings } from './wording.ts'

export const createShow = (set: Settings): Command =>
  command({
    id: 'settings.show',
    needs: 'settings.see',
    says: ['[看|看看|查看][办公室的|现在的|机器人的|机器人|系统]设置', '现在[都]是怎么(设|设置|定)的', '有哪些设置'],
    slots: {},
    ask: {},
    examples: ['设置', '看看设置', '机器人设置', '有哪些设置'],
    help: '设置：现在怎么定的，在哪里改',
    run: async ({ now, office }) => ({ reply: { text: settings(office, sendingHours(office, now), set) } }),
  })

/** In milliseconds. */
const STEP = 30 * MINUTE

/** The spans of a day in which the office writes to people unasked, as the office itself keeps to them. */
function sendingHours(office: WorkingOffice, now: Date): readonly (readonly [Time, Time])[] {
  const midnight = instantOf(dayOf(now, office.zone), '00:00', office.zone)
  const spans: [Time, Time][] = []
  let wasOpen = false
  for (let since = 0; since < DAY; since += STEP) {
    const moment = new Date(midnight.getTime() + since)
    const isOpen = office.nextSending(moment).getTime() === moment.getTime()
    const until = timeOf(new Date(moment.getTime() + STEP), office.zone)
    const last = spans.at(-1)
    if (isOpen && wasOpen && last !== undefined) last[1] = until
    else if (isOpen) spans.push([timeOf(moment, office.zone), until])
    wasOpen = isOpen
  }
  return spans
}
