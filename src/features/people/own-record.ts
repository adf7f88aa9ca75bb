/** 我的信息 */
import { dayOf } from '../../base/calendar.ts'
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const ownRecord = command({
  id: 'people.own-record',
  needs: 'people.own-record',
  says: [
    '[请|我要|我想|帮我][查看|看看|看一下|查一下|查]我的(信息|资料|登记|登记信息|个人信息)',
    '[我|俺]登记的[都][是](什么|啥|哪些)',
    '[你们|办公室](存|记|登记|留)[着|了]我[的](什么|啥|哪些)[信息|资料|东西]',
    '我[的](信息|资料)[你们|办公室][都](有|存|记)[着|了](什么|啥|哪些)',
  ],
  slots: {},
  ask: {},
  examples: ['我的信息', '你们存了我啥信息', '查看我的信息', '看看我的资料'],
  help: '我的信息：看登记的情况；不对就说我的信息有误',
  forOneself: true,
  async run({ db, now, office, speaker }) {
    if (speaker.person === undefined) return {}
    const card = await queries.cardOf(db, speaker.person.id, dayOf(now, office.zone))
    return { reply: { text: wording.ownRecord(card, office) } }
  },
})
