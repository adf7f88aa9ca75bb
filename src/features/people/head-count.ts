/** 第一支部有多少人 */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import { resolveAudience } from './public.ts'
import * as queries from './queries.ts'
import { bornBy } from './rules.ts'
import * as wording from './wording.ts'

/** From this age on, staff plan with company and a car. */
const OLD = 80

export const headCount = command({
  id: 'people.count',
  needs: 'people.search',
  says: ['{whom}[现在|一共|总共|共]有(多少|几)(人|个人|位|位同志|位老同志)', '{whom}[的]人数'],
  slots: { whom: { kind: 'words' } },
  ask: { whom: '请问数哪些人？比如：第一支部；太极拳协会；全体。' },
  examples: ['第一支部有多少人', '全体一共有多少人', '太极拳协会有几个人', '第二支部第一小组有多少人'],
  help: '第一支部有多少人：看人数',
  async run({ db, now, office, scope, slots }) {
    const today = dayOf(now, office.zone)
    const read = await resolveAudience(db, slots.whom, scope, today)
    if ('unknown' in read) return { ask: { slot: 'whom', text: wording.audienceUnknown(read.unknown) } }
    const { audience } = read
    const heads = await queries.countHeads(db, audience, bornBy(OLD, today))
    const undated = audience.age ? await queries.countUndated(db, audience) : 0
    return { reply: { text: wording.headCount(audience, heads, undated) } }
  },
})
