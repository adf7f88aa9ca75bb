/** Nothing is forgotten: at half of its time and when it is due the owner hears of it, a working day later the head too. */
import { dayOf } from '../../base/calendar.ts'
import type { Job, Message, PersonId, Tx } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import { isWorkday } from '../../language/when/holidays.ts'
import { staffOn } from '../people/public.ts'
import { administratorsOn } from '../roles/public.ts'
import * as queries from './queries.ts'
import { type Step, stepOf } from './rules.ts'
import * as wording from './wording.ts'

export const remind: Job = {
  id: 'requests.remind',
  cron: '*/30 8-17 * * *',
  lateBy: 12 * 60,
  title: wording.reminderTitle,
  async run({ db, now, office }) {
    const today = dayOf(now, office.zone)
    if (!isWorkday(today)) return { messages: [], again: false }
    const messages: Message[] = []
    for (const request of await queries.findOpen(db)) {
      const step = stepOf(request, now, office.zone)
      if (step === undefined) continue
      const { id, asker, words, due_at } = request
      const text = wording.remind(step, { id, asker, words, until: sayInstant(due_at, office.zone, today) })
      for (const person of await whomToTell(db, request, step, today)) {
        const once = `request ${id}:${step} ${due_at.toISOString()}:staff ${person}`
        messages.push({ to: { person }, kind: 'staff', text, once, about: `request:${id}` })
      }
    }
    return { messages, again: false }
  },
}

/** At half of its time its owner, or everybody where nobody has taken it; when due everybody; later the head as well. */
async function whomToTell(db: Tx, request: queries.Open, step: Step, today: string): Promise<readonly PersonId[]> {
  const staff = (await staffOn(db, today)).map(({ id }) => id)
  if (step === 'half') return request.owner_id === null ? staff : [request.owner_id]
  return step === 'due' ? staff : [...new Set([...staff, ...(await administratorsOn(db, today))])]
}
