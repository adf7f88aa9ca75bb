/** 谁看过我的信息: the staff who looked at one's card, and when. */
import { command } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const viewers = command({
  id: 'privacy.viewers',
  needs: 'privacy.own',
  says: [
    '[都][有](谁|哪些人)(看过|查过|看了|查了)我的(信息|资料|登记)',
    '我的(信息|资料)[都](谁|有谁|被谁)(看过|查过|看了)',
  ],
  slots: {},
  ask: {},
  examples: ['谁看过我的信息', '都有谁看过我的资料', '我的信息谁看过'],
  forOneself: true,
  async run({ db, chat, office, speaker }) {
    const { person } = speaker
    if (person === undefined) return {}
    if (!(await queries.isConfirmed(db, chat.id, person.id))) return { reply: { text: wording.needsCall(office) } }
    const views = await queries.viewsOf(db, person.id)
    const lines = views.map(({ name, at }) => `${name}，${sayInstant(at, office.zone)}`)
    return { reply: { text: wording.viewerList(lines) } }
  },
})
