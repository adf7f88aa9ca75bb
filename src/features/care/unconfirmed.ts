/** A death that nobody has confirmed for three days is brought before the administrators. */
import { dayOf } from '../../base/calendar.ts'
import type { Job, Message } from '../../feature.ts'
import { administratorsOn } from '../roles/public.ts'
import * as queries from './queries.ts'
import { askToConfirm } from './report-death.ts'
import * as wording from './wording.ts'

const THREE_DAYS = 3 * 86_400_000

export const bringUnconfirmed: Job = {
  id: 'care.unconfirmed',
  cron: '5 9 * * *',
  lateBy: 10 * 60,
  title: wording.unconfirmedTitle,
  async run({ db, now, office }) {
    const reports = await queries.takeUnconfirmed(db, new Date(now.getTime() - THREE_DAYS), now)
    const administrators = await administratorsOn(db, dayOf(now, office.zone))
    const messages: Message[] = reports.flatMap((report) =>
      administrators.map((id) => askToConfirm({ ...report, now }, id, 'reminder')),
    )
    return { messages, again: false }
  },
}
