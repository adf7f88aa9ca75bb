/** 最近发了哪些通知: each with the number by which it can be named. */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { sayAudience } from '../people/public.ts'
import { findAllMeant } from './find-notice.ts'
import * as wording from './wording.ts'

const MOST = 10

export const recentNotices = command({
  id: 'notices.recent',
  needs: 'notice.see',
  says: [
    '[最近|近期|这几天|今天][都]发[过|了](哪些|哪几条|什么|几条)通知[了]',
    '(最近|近期|发过)的通知[都][有](哪些|什么|哪几条)',
    '(最近|近期|发过|所有)的通知',
  ],
  slots: {},
  ask: {},
  examples: ['最近发了哪些通知', '最近的通知有哪些'],
  help: '最近发了哪些通知：每条有号，比如：3号通知进度；撤回3号通知',
  async run(turn) {
    const { now, office } = turn
    const sent = await findAllMeant(turn, undefined, ({ state }) => state !== 'planned')
    const [newest] = sent
    if (newest === undefined) return { reply: { text: wording.noNotice() } }
    const lines = sent.slice(0, MOST).map(({ id, title, state, starts_at, created_at, audience }) => {
      const when = sayDatedInstant(starts_at ?? created_at, office.zone, dayOf(now, office.zone))
      return wording.recentLine(id, title, { when, whom: sayAudience(audience), isOff: state === 'cancelled' })
    })
    return { reply: { text: wording.recentList(lines, newest.id) } }
  },
})
