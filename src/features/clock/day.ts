/** 今天几号, 冬至是哪天, 下周三几号: a day, as both calendars count it. */
import { type Day, dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { readSlots } from '../../language/read-value.ts'
import type { When } from '../../language/reading.ts'
import { sayDay, sayLunar } from '../../language/say.ts'
import { dayIs, todayIs } from './wording.ts'

export const day = command({
  id: 'clock.day',
  needs: 'clock.ask',
  says: [
    '(今天|今儿|今日)[是]几[月几](号|日)[了]',
    '(今天|今儿|今日)[是](星期几|周几|礼拜几)[了]',
    '(今天|今儿|今日)[是](农历|阴历|旧历)[的](几号|多少|初几|几月几|几月初几)[了]',
    '(今天|今儿|今日)[是](什么|啥)日子',
    '[今年|明年|后年]过年[是](几号|几月几号|几月几|哪天|哪一天|哪个日子|星期几|周几|礼拜几)',
    '[今年|明年|后年](几号|哪天|几月几号|啥时候|什么时候)过年',
    '{when}[是](几号|几月几号|几月几|哪天|哪一天|哪个日子|星期几|周几|礼拜几)',
    '{when}[是](农历|阴历|旧历|阳历|公历)[的](几号|多少|初几|几月几|几月初几|几月几号|哪天)',
  ],
  slots: { when: { kind: 'when' } },
  ask: {},
  examples: [
    '今天几号',
    '今天几月几号',
    '今天星期几',
    '今天农历初几',
    '明天星期几',
    '冬至是哪天',
    '腊月二十三是几号',
    '过年是哪天',
  ],
  // 活动哪天, 下周三几点: about something else.
  mayPass: true,
  run: tell,
})

async function tell({
  act,
  now,
  office,
  slots,
}: Turn<{ readonly when?: When | undefined }>): Promise<Outcome | undefined> {
  const today = dayOf(now, office.zone)
  const newYear = NEW_YEAR.exec(act.text)?.[0]
  const when = newYear === undefined ? slots.when : newYearMeant(newYear, { now, zone: office.zone })
  if (when === undefined) return { reply: { text: todayIs(...bothCalendars(today, today)) } }
  const asked = when.start?.day ?? when.end?.day
  return asked === undefined
    ? undefined
    : { reply: { text: dayIs(newYear ?? when.text, ...bothCalendars(asked, today)) } }
}

const NEW_YEAR = /(?:今年|明年|后年)?过年/

/** In everyday talk the 过年 of this year is the one to come, whatever the calendar says. */
const newYearMeant = (said: string, at: { readonly now: Date; readonly zone: string }): When | undefined =>
  readSlots(said.replace('今年', '').replace('过年', '春节'), { when: { kind: 'when' } }, at).when

/** The year is said where it is another one. */
const bothCalendars = (day: Day, today: Day) => [sayDay(day, today), sayLunar(day)] as const
