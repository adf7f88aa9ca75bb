/** 谁看过我的信息: who of the staff has seen one's data, on a card, in a list or in a sheet that was taken away, and when. */
import { command } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** More lines nobody reads. */
const MOST = 10

export const viewers = command({
  id: 'privacy.viewers',
  needs: 'privacy.own',
  says: [
    '[都][有](谁|哪些人)(看过|查过|看了|查了|拿过|导出过)我的(信息|资料|登记|电话)',
    '我的(信息|资料|电话)[都](谁|有谁|被谁)(看过|查过|看了|拿过)',
  ],
  slots: {},
  ask: {},
  examples: ['谁看过我的信息', '都有谁看过我的资料', '我的信息谁看过'],
  forOneself: true,
  async run({ db, chat, office, speaker }) {
    const { person } = speaker
    if (person === undefined) return {}
    if (!(await queries.isConfirmed(db, chat.id, person.id))) return { reply: { text: wording.needsCall(office) } }
    const seen = await queries.seenOf(db, person.id, MOST)
    const lines = seen.map((one) => wording.seenLine(one, sayInstant(one.at, office.zone)))
    return { reply: { text: wording.viewerList(lines) } }
  },
})
