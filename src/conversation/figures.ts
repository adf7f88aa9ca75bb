/** 台账: what the office has done in a month or a year, in figures that every feature gives its part of. */
import { addDays, type Day, dayOf, instantOf } from '../base/calendar.ts'
import { command, type Period, type ReportLine, type Tx } from '../feature.ts'
import { firstOfYear, pastDays } from '../language/when/past-days.ts'
import * as wording from './wording.ts'

/** `collect` gives all lines of a period, in the order in which they are read out. */
export function createFigures(collect: (tx: Tx, period: Period) => Promise<readonly ReportLine[]>) {
  return command({
    id: 'conversation.figures',
    needs: 'office.figures',
    says: [
      '[看|看看|发][一下]{when}[的](台账|月报|年报|小结|工作小结|数字)[出|发|给][一下|一份|我|我一份]',
      '[看|看看|发][一下][本月|这个月|今年|本年度][的](台账|月报|年报|工作小结)',
      '[看|看看|发][一下](本月|这个月|今年|本年度)[的](小结|数字)',
      '({when}|本月|这个月|今年)[都](办|做|干)了(哪些|什么|多少)事',
      '({when}|本月|这个月|今年)[一共|总共|都](办|搞|组织|举办)[了|过](几次|多少次|多少|几场|多少场|哪些|什么)活动',
    ],
    slots: { when: { kind: 'when' } },
    ask: {},
    examples: ['上个月的台账', '看看今年的小结', '11月办了多少事'],
    help: '看台账：回“上个月的台账”',
    run: async ({ db, act, slots, now, office }) => {
      const today = dayOf(now, office.zone)
      const days = /今年|本年/.test(act.text)
        ? { from: firstOfYear(today), until: today }
        : pastDays(slots.when ?? act.when[0], today)
      const startOf = (day: Day) => instantOf(day, '00:00', office.zone)
      const lines = await collect(db, { from: startOf(days.from), until: startOf(addDays(days.until, 1)) })
      return { reply: { text: wording.figures(days, lines) } }
    },
  })
}
