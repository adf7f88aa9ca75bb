/** 还是原来的群, of a room with a new name for which a notice waits: also said long after that was asked. */
import { command } from '../../feature.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const sameRoom = command({
  id: 'notices.same-room',
  needs: 'notice.send',
  mayPass: true,
  says: ['[还|就]是(原来的|同一个)群', '(原来的|同一个)群', '{room}[还|就]是(原来的|同一个)群'],
  slots: { room: { kind: 'words' } },
  ask: {},
  examples: ['还是原来的群', '是同一个群'],
  async run({ db, slots }) {
    const held = (await queries.findRoomsHeld(db)).filter(({ renamedTo }) => renamedTo !== null)
    if (held.length === 0) return undefined
    const { room } = slots
    const renamed = room === undefined ? held : held.filter((one) => [one.renamedTo, one.name].includes(room.trim()))
    const rooms = [...new Set(renamed.map(({ id }) => id))]
    // One word must not let what a colleague posts go to a group that nobody has looked at.
    if (rooms.length !== 1) return { reply: { text: wording.whichSameRoom(held.map((one) => one.renamedTo ?? '')) } }
    for (const id of rooms) await queries.acceptName(db, id)
    const lines = renamed.map(({ title, renamedTo }) => wording.goesToSameRoom(title, renamedTo ?? ''))
    return { reply: { text: lines.join('\n') }, wake: ['notices.send'] }
  },
})
