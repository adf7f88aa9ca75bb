/** 去世的有谁, 迁出名单, 停联的有哪些人: who has left the office's care, the latest first. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Leaving } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** More nobody reads in a chat. */
const MOST = 30
const WAYS: readonly (readonly [RegExp, Leaving])[] = [
  [/迁出|转走/, 'moved'],
  [/停联|失联/, 'lost'],
]

export const departed = command({
  id: 'care.departed',
  needs: 'care.record',
  says: [
    '[今年|登记](去世|迁出|停联|失联)的[同志|人|老同志][都]有(谁|哪些|哪些人|哪几位)',
    '(去世|迁出|停联|失联)[的][人员|同志]名单',
    '(哪些|哪几位)(人|同志)(去世|迁出|停联|失联)了',
  ],
  slots: {},
  ask: {},
  examples: ['去世的有谁', '迁出名单', '停联的有哪些人'],
  help: '去世的有谁；迁出名单；停联名单',
  async run({ act, db, now, office }) {
    const how = WAYS.find(([said]) => said.test(act.text))?.[1] ?? 'deceased'
    const found = await queries.findLeft(db, how, MOST + 1)
    const today = dayOf(now, office.zone)
    const people = found.map(({ reportedAt, ...one }) => ({ ...one, day: dayOf(reportedAt, office.zone) }))
    return { reply: { text: wording.departedList(how, people, today, MOST) } }
  },
})
