/** 谁管什么: everybody who is appointed to something, with who stands in for them. */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const whoHoldsWhat = command({
  id: 'roles.who',
  needs: 'roles.see',
  says: [
    '谁管(什么|哪里|哪儿|哪个支部|哪个小组|哪一块)',
    '(分工|任职|职务)(名单|表|情况)',
    '谁[在](代|替)谁[的][班|事]',
    '谁[在|现在](代班|替班)',
    '代班(名单|表|情况)',
    '谁[在]负责[第]{unit}(支部|小组|协会|队)',
    '第{unit}支部[的](书记|支部书记|联络员|负责人)是(谁|哪位|哪个)',
    '(联络员|书记|小组长|管理员)[都](有谁|是谁|名单|有哪些|有哪些人)',
  ],
  slots: { unit: { kind: 'words' } },
  ask: {},
  examples: ['谁管什么', '分工名单', '联络员都有谁', '第一支部书记是谁', '谁负责第一支部', '谁代谁', '谁在代班'],
  async run({ db, now, office, scope }) {
    const today = dayOf(now, office.zone)
    return { reply: { text: wording.whoHoldsWhat(await queries.heldOn(db, today, scope), today) } }
  },
})
