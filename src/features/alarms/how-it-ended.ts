/** 101 办完了 of an alarm: it is closed only with a word of how it ended. */
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import { closesNumber } from './rules.ts'
import * as wording from './wording.ts'

export const howItEnded = command({
  id: 'alarms.how-it-ended',
  needs: 'alarm.close',
  says: ['(急事|紧急的事)(怎么|如何)(结|销|办结)'],
  slots: {},
  ask: {},
  examples: ['急事怎么结', '紧急的事怎么办结'],
  run: async () => ({ reply: { text: wording.howToClose(101) } }),
  async claims({ db, words }) {
    const number = closesNumber(words)
    const alarm = number === undefined ? undefined : await queries.lockAlarm(db, number)
    if (alarm === undefined || alarm.done) return undefined
    return { reply: { text: wording.howToClose(alarm.number) } }
  },
})
