/** 这个群是第一支部的群, said by staff in the room: its announcements go there from now on. */
import { command, type Turn } from '../../../feature.ts'
import { audienceUnknown, narrowingIn, sayAudience } from '../../people/public.ts'
import { resolveWhom } from '../plan/change-audience.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

export const linkRoom = command({
  id: 'activities.link-room',
  needs: 'activity.publish',
  says: [
    '(这个|本|这)群[就]是{whom}的[微信|工作]群',
    '(这个|本|这)群[就]是{whom}的',
    '(这个|本|这)群(给|归){whom}用',
    '(这个|本|这)群发{whom}的(活动|通知)',
  ],
  slots: { whom: { kind: 'words' } },
  ask: { whom: wording.askWhose },
  examples: ['这个群是第一支部的群', '本群发太极拳协会的活动'],
  help: '在群里@我说：这个群是第一支部的群',
  inRooms: true,
  async run(turn) {
    if (turn.chat.kind !== 'room') return { reply: { text: wording.onlyInRoom() } }
    const read = await resolveWhom(turn, turn.slots.whom)
    if ('unknown' in read) return { reply: { text: audienceUnknown(read) } }
    const { audience } = read
    const isPart = Object.values(narrowingIn(audience)).some((one) => one !== undefined)
    if (audience.from.length === 0 || isPart) return { reply: { text: wording.onlyWhole() } }
    await queries.linkRoom(turn.db, turn.chat.id, audience.from)
    return { reply: { text: wording.linked(sayAudience(audience)) } }
  },
})

/** 这个群不是第二支部的群 of the room of 第一支部 takes nothing from it. */
async function isLinkedTo(turn: Turn, whom: string): Promise<boolean> {
  const read = await resolveWhom(turn, whom)
  return 'audience' in read && queries.announcesTo(turn.db, turn.chat.id, read.audience.from)
}

export const unlinkRoom = command({
  id: 'activities.unlink-room',
  needs: 'activity.publish',
  says: ['(这个|本|这)群[以后](不发|不要发|别发)活动[通知]了', '(这个|本|这)群不是{whom}的群[了]'],
  slots: { whom: { kind: 'words' } },
  ask: {},
  examples: ['这个群不发活动了'],
  inRooms: true,
  async run(turn) {
    if (turn.chat.kind !== 'room') return { reply: { text: wording.onlyInRoom() } }
    const { whom } = turn.slots
    if (whom !== undefined && !(await isLinkedTo(turn, whom))) return { reply: { text: wording.notLinkedTo(whom) } }
    await queries.stopAnnouncing(turn.db, turn.chat.id)
    return { reply: { text: wording.unlinked() } }
  },
})
