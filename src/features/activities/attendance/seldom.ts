/** 谁很久没来了: for a 联络员 among their own people, for staff among all. */
import { dayOf } from '../../../base/calendar.ts'
import { command } from '../../../feature.ts'
import { sayDated } from '../../../language/say.ts'
import { inHospitalAmong } from '../../care/public.ts'
import { keepOwn } from '../../people/public.ts'
import { seldomComing } from './seldom-coming.ts'
import * as wording from './wording.ts'

const SHOWN = 20

export const seldomSeen = command({
  id: 'activities.seldom',
  needs: 'activity.chase',
  says: [
    '[最近|我们组|我们支部](谁|哪些人|有谁|都有谁)(很久|好久|长期|老是|一直|总)没[有](来|来过|参加|参加活动|来参加活动|露面|参加过活动)',
    '(很久|好久|长期)没[有](来|参加|参加活动|来参加活动|露面)的[有谁|有哪些人|名单|人|同志]',
  ],
  slots: {},
  ask: {},
  examples: ['谁很久没来了', '哪些人好久没参加活动了', '很久没来的有谁'],
  help: '谁很久没来了',
  async run({ db, now, office, scope }) {
    const found = await seldomComing(db, now)
    const ids = found.map(({ id }) => id)
    const own = new Set(await keepOwn(db, ids, scope))
    const ill = await inHospitalAmong(db, ids)
    const people = found.filter(({ id }) => own.has(id) && !ill.has(id))
    const lines = people.slice(0, SHOWN).map(({ name, asked, last, title }) => {
      const when = last === null ? undefined : sayDated(dayOf(last, office.zone), dayOf(now, office.zone))
      return wording.seldomLine(name, asked, when === undefined ? undefined : wording.lastTime(when, title ?? ''))
    })
    return { reply: { text: wording.seldom(lines, people.length - lines.length) } }
  },
})
