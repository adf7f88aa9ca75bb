/** On the first of each month the head reads what was proposed in the last one, by what it is about. */
import { dayOf, instantOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion } from '../../feature.ts'
import { administratorsOn } from '../roles/public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const digest: Job = {
  id: 'suggestions.digest',
  cron: '0 9 1 * *',
  lateBy: 7 * 24 * 60,
  title: wording.digestTitle,
  async run(occasion) {
    const { db, office, now } = occasion
    const { month, period } = lastMonth(occasion)
    const messages: Message[] = []
    for (const person of await administratorsOn(db, dayOf(now, office.zone))) {
      const found = await queries.find(db, period, person)
      const once = `suggestions ${month}:staff ${person}`
      if (found.length > 0) messages.push({ to: { person }, kind: 'staff', text: wording.digest(month, found), once })
    }
    return { messages, again: false }
  },
}

/** 2026-11, from its first moment to its last. */
function lastMonth({ due, office }: Pick<Occasion, 'due' | 'office'>) {
  const [year = 0, month = 0] = dayOf(due, office.zone).split('-').map(Number)
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1]
  const first = (ofYear: number, ofMonth: number) =>
    instantOf(`${ofYear}-${String(ofMonth).padStart(2, '0')}-01`, '00:00', office.zone)
  return { month: `${y}-${String(m).padStart(2, '0')}`, period: { from: first(y, m), until: first(year, month) } }
}
