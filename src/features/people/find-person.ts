/** 查张建国 */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const findPerson = command({
  id: 'people.find',
  needs: 'people.search',
  says: [
    // The longer words first, else the name of 查一下林志远 would begin with 一下.
    '查(一下|一查|询|找|看|){name}[的(信息|资料|情况)]',
    '(看看|看一下|找){name}的(信息|资料|情况)',
    '{name}(在|是)(哪个|哪一个|什么)支部',
    '{name}是(哪个|哪一个|什么)支部的',
  ],
  slots: { name: { kind: 'name' } },
  ask: { name: '请问查哪位同志？请告诉我全名。' },
  examples: ['查张建国', '查一下王秀英', '查找李桂芳的资料', '查一下林志远', '看看张建国的情况', '李桂芳是哪个支部的'],
  help: '查张三：看这位同志的支部、手机、联络员',
  async run({ db, now, office, scope, slots, speaker }) {
    const today = dayOf(now, office.zone)
    const name = slots.name.replace(/[（）()“”"《》\s]/g, '').replace(/同志$/, '')
    const found = await queries.findCards(db, name, scope, today)
    const viewed = found.map(({ id }) => id)
    if (speaker.person !== undefined) await queries.noteViews(db, viewed, speaker.person.id, now)
    return { reply: { text: wording.cards(name, found, today) } }
  },
})
