/** 几点了: the hour and the day. 几点 without 了 asks of an activity. */
import { command } from '../../feature.ts'
import { asksTheHour } from '../../language/asks-hour.ts'
import { sayInstant } from '../../language/say.ts'
import { nowIs } from './wording.ts'

export const time = command({
  id: 'clock.time',
  needs: 'clock.ask',
  says: [
    '[现在|这会儿][是](几点|几点钟|什么时间|啥时间)了',
    '(现在|这会儿)[是|都](几点|几点钟|什么时间|啥时间|啥时候)',
  ],
  slots: {},
  ask: {},
  examples: ['几点了', '现在几点', '现在几点钟了'],
  mayPass: true,
  run: async ({ act, now, office }) =>
    asksTheHour(act.text) ? { reply: { text: nowIs(sayInstant(now, office.zone)) } } : undefined,
})
