/** 停水通知必达, said of what is on its way already: whoever stays silent is asked again and then rung up. */
import { HOUR } from '../../base/spans.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { climbs } from '../calls/public.ts'
import { findMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { isOver } from './timing.ts'
import * as wording from './wording.ts'

/** So long after it went 必达 alone is about a notice, in milliseconds: an hour. */
const JUST_SENT = HOUR

export const mustReachToo = command({
  id: 'notices.must-reach-too',
  needs: 'notice.send',
  // 必达 may be said of an activity.
  mayPass: true,
  says: [
    '[{notice}]通知[改成|要|也]必达[吧]',
    '[{notice}]通知(不用|不要|取消)必达[了]',
    '[改成]必达[吧]',
    '(不用|取消)必达[了]',
  ],
  slots: { notice: { kind: 'words' } },
  ask: {},
  examples: ['停水通知必达', '停水通知不用必达了'],
  help: '停水通知必达：没回的再问，再请联络员打电话',
  async run(turn) {
    const notice = await findMeant(turn, turn.slots.notice, ({ state }) => state === 'sending' || state === 'paused')
    const isNamed = turn.act.text.includes('通知')
    if (notice === undefined) return isNamed ? { reply: { text: wording.noNotice() } } : undefined
    const age = turn.now.getTime() - (notice.confirmed_at ?? notice.created_at).getTime()
    if (!isNamed && age > JUST_SENT) return undefined
    return /不用|不要|取消/.test(turn.act.text) ? letBe(turn, notice) : reachAll(turn, notice)
  },
})

async function reachAll({ db, now }: Turn<unknown>, notice: queries.Notice): Promise<Outcome> {
  const { id, title, answers, deadline_at, ends_at } = notice
  if (answers === 'none') return { reply: { text: wording.cannotClimb(title) } }
  if (isOver({ deadline_at, ends_at }, now)) return { reply: { text: wording.overdue(title) } }
  await queries.updateNotice(db, id, { must_reach: true })
  return { reply: { text: wording.climbsNow(title, climbs()) } }
}

async function letBe({ db }: Turn<unknown>, { id, title }: queries.Notice): Promise<Outcome> {
  await queries.updateNotice(db, id, { must_reach: false, climbed_at: null })
  return { reply: { text: wording.climbsNoMore(title) } }
}
