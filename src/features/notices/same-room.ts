/** 还是原来的群, of a room with a new name for which a notice waits: also said long after that was asked. */
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const sameRoom = command({
  id: 'notices.same-room',
  needs: 'notice.send',
  mayPass: true,
  says: ['[还|就]是(原来的|同一个)群', '(原来的|同一个)群'],
  slots: {},
  ask: {},
  examples: ['还是原来的群', '是同一个群'],
  async run({ db }) {
    const renamed = (await queries.findRoomsHeld(db)).filter(({ renamedTo }) => renamedTo !== null)
    if (renamed.length === 0) return undefined
    for (const { noticeId } of renamed) await queries.acceptNames(db, noticeId)
    const lines = renamed.map(({ title, renamedTo }) => wording.goesToSameRoom(title, renamedTo ?? ''))
    return { reply: { text: lines.join('\n') }, wake: ['notices.send'] }
  },
})
