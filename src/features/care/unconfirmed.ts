/** A death that nobody has confirmed for three days is brought before the head of the office: whoever is administrator. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { Job, Message, PersonId } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import { administratorsOn } from '../roles/public.ts'
import * as queries from './queries.ts'
import { askToConfirm } from './report-death.ts'
import * as wording from './wording.ts'

const THREE_DAYS = 3 * DAY

export const bringUnconfirmed: Job = {
  id: 'care.unconfirmed',
  cron: '5 9 * * *',
  lateBy: 10 * 60,
  title: wording.unconfirmedTitle,
  mayHaveWork: queries.isAnyUnconfirmed,
  async run({ db, now, office }) {
    const reports = await queries.takeUnconfirmed(db, new Date(now.getTime() - THREE_DAYS), now)
    const today = dayOf(now, office.zone)
    const heads = await administratorsOn(db, today)
    const staff = (await staffOn(db, today)).map(({ id }) => id)
    const messages: Message[] = reports.flatMap((report) =>
      whoDecides(report, heads, staff).map((id) => askToConfirm({ ...report, now }, id, 'reminder')),
    )
    return { messages, again: false }
  },
}

/** Whoever entered it cannot confirm it, nor can whoever it is about: then it is for the others of the staff. */
function whoDecides(
  { person, reporter }: { readonly person: PersonId; readonly reporter: PersonId },
  heads: readonly PersonId[],
  staff: readonly PersonId[],
): readonly PersonId[] {
  const may = (id: PersonId) => id !== person && id !== reporter
  const [first, ...others] = heads.filter(may)
  return first === undefined ? staff.filter(may) : [first, ...others]
}
