/** A question of policy is answered in the office's own words, or not at all. */
import { dayOf } from '../../base/calendar.ts'
import { command, mayDo } from '../../feature.ts'
import * as queries from './queries.ts'
import { mostFitting } from './rules.ts'
import { ASKS, POLICY } from './vocabulary.ts'
import * as wording from './wording.ts'

export const tellAnswer = command({
  id: 'answers.tell',
  needs: 'answers.ask',
  says: ['[我]想(问|打听|咨询)[一个|个|一下|点]政策[上的事|问题]', '[我][来]问(个|一个|一下)政策[上的事|问题]'],
  slots: {},
  ask: {},
  examples: ['我想问个政策', '问一下政策'],
  run: async () => ({ reply: { text: wording.askAway() } }),
  async hears({ db, act, now, office, file, speaker }) {
    if (file !== undefined || (act.reply.reply !== 'question' && !ASKS.test(act.text))) return undefined
    const answer = mostFitting(await queries.validOn(db, dayOf(now, office.zone)), act.text)
    if (answer !== undefined) return { reply: { text: wording.told(answer, office.zone) } }
    return POLICY.test(act.text) && !mayDo(speaker, 'office.staff')
      ? { handOver: { why: wording.whyPolicy() } }
      : undefined
  },
})
