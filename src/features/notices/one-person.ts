/** 李桂兰收到没有, 陈德福回了没: where one person stands with the newest notice that is for them. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome } from '../../feature.ts'
import { sayDatedInstant } from '../../language/say.ts'
import { findByName } from '../people/public.ts'
import { type ReadAnswer, sayAnswer } from './answer.ts'
import { findAllMeant } from './find-notice.ts'
import * as queries from './queries.ts'
import { ANSWERED_ALL } from './survey/wording.ts'
import { begunAt } from './timing.ts'
import { whyNotYet } from './why-not-yet.ts'
import * as wording from './wording.ts'

/** Who has answered all questions of a survey has not only got it. */
const answerInWords = (notice: queries.Notice, answer: ReadAnswer): string =>
  notice.answers === 'survey' && answer.words === null ? ANSWERED_ALL : sayAnswer(notice, answer)

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
    const people = found.map(({ id }) => id)
    if (people.length === 0) return undefined
    let calledBack: Outcome | undefined
    for (const notice of await findAllMeant(turn, undefined, ({ state }) => state !== 'planned')) {
      const those = await queries.listStandings(db, notice.id, { now, scope, people })
      if (those.length === 0) continue
      const say = (moment: Date) => sayDatedInstant(moment, office.zone, dayOf(now, office.zone))
      const lines = those.map((one) => {
        const at = one.answeredAt ?? one.sentAt
        return wording.standsSo({
          name: one.name,
          unit: `${one.branch ?? ''}${one.group ?? ''}`,
          state: one.state,
          reason: at === null || one.lacksFile || one.isUnproven ? whyNotYet(one, notice, turn) : '',
          at: at === null ? '' : say(at),
          answer: one.answeredAt === null ? '' : answerInWords(notice, one),
        })
      })
      const outcome = { reply: { text: wording.standingOf(notice.title, lines) }, since: begunAt(notice) }
      // What was called back before they had it hides nothing that they have.
      if (notice.state !== 'cancelled' || those.some(({ state }) => state !== 'cancelled')) return outcome
      calledBack ??= outcome
    }
    return calledBack
  },
})
