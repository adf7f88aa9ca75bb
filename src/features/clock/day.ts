/** 今天几号: the day, as both calendars count it. */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import { sayDay, sayLunar } from '../../language/say.ts'
import { todayIs } from './wording.ts'

export const day = command({
  id: 'clock.day',
  needs: 'clock.ask',
  says: [
    '(今天|今儿|今日)[是]几[月几](号|日)[了]',
    '(今天|今儿|今日)[是](星期几|周几|礼拜几)[了]',
    '(今天|今儿|今日)[是](农历|阴历|旧历)[的](几号|多少|初几|几月几|几月初几)[了]',
    '(今天|今儿|今日)[是](什么|啥)日子',
  ],
  slots: {},
  ask: {},
  examples: ['今天几号', '今天几月几号', '今天星期几', '今天农历初几'],
  async run({ now, office }) {
    const today = dayOf(now, office.zone)
    return { reply: { text: todayIs(sayDay(today), sayLunar(today)) } }
  },
})
