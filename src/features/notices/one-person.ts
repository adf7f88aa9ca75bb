/** 李桂兰收到没有, 陈德福回了没: where one person stands with the newest notice that is for them. */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { findByName } from '../people/public.ts'
import { sayAnswer } from './answer.ts'
import { findAllMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { begunAt } from './timing.ts'
import { whyNotYet } from './why-not-yet.ts'
import * as wording from './wording.ts'

export const onePerson = command({
  id: 'notices.one-person',
  needs: 'notice.see',
  mayPass: true,
  says: [
    '{name}(收到|看到|接到|回)[通知]了(没|没有|吗)',
    '{name}(收到|看到|接到|回)[通知]没[有]',
    '{name}[是](怎么|咋)(回|答|选)的',
    '{name}(回|选|答)[了|的](什么|啥|哪个)',
    '{name}[有](没收到|没回)[通知]吗',
  ],
  slots: { name: { kind: 'name' } },
  ask: {},
  examples: ['李桂兰收到没有', '陈德福收到通知了没'],
  help: '李桂兰收到没有',
  async run(turn) {
    const { db, now, office, scope, slots } = turn
    const found = slots.name === undefined ? [] : await findByName(db, slots.name, scope)
    const notices = await findAllMeant(turn, undefined, ({ state }) => state !== 'planned')
    for (const notice of notices) {
      const all = await queries.listStandings(db, notice.id, turn)
      const those = all.filter(({ id }) => found.some((one) => one.id === id))
      if (those.length === 0) continue
      const say = (moment: Date) => sayDatedInstant(moment, office.zone, dayOf(now, office.zone))
      const lines = those.map((one) => {
        const at = one.answeredAt ?? one.sentAt
        return wording.standsSo({
          name: one.name,
          unit: `${one.branch ?? ''}${one.group ?? ''}`,
          state: one.state,
          reason: at === null || one.lacksFile ? whyNotYet(one, notice, turn) : '',
          at: at === null ? '' : say(at),
          answer: one.answeredAt === null ? '' : sayAnswer(notice, one),
        })
      })
      return {
        reply: { text: wording.standingOf(notice.title, lines) },
        since: begunAt(notice),
      }
    }
    return undefined
  },
})
