/** A room that bears another name waits for staff: it may have become another room. */

import { dayOf } from '../../base/calendar.ts'
import { DAY } from '../../base/spans.ts'
import type { AwaitedAnswer, ChatId, Message, Tx } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import { NEEDS, optionsOf } from './ask.ts'
import * as queries from './queries.ts'
import { ROOM_WORDS } from './vocabulary.ts'
import * as wording from './wording.ts'

const WAITS = 30 * DAY

interface Renamed {
  readonly id: ChatId
  readonly from: string
  readonly to: string
}

/** The question to each of the staff on duty. */
export async function askAboutRoom(
  db: Tx,
  room: Renamed,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Promise<readonly Message[]> {
  const staff = await staffOn(db, dayOf(now, zone))
  return staff.map(({ id }) => ({
    to: { person: id },
    kind: 'staff',
    text: wording.roomRenamed(room.from, room.to),
    once: `room ${room.id} is called ${room.to}:staff ${id}`,
    expects: {
      answer: 'renamed-room',
      payload: room,
      about: `room:${room.id}`,
      title: wording.roomTitle(room.to),
      options: optionsOf(wording.ROOM_OPTIONS, ['same', 'other'], ROOM_WORDS),
      person: id,
      until: new Date(now.getTime() + WAITS),
    },
  }))
}

export const renamedRoom: AwaitedAnswer = {
  id: 'renamed-room',
  needs: NEEDS,
  staysOpen: false,
  takesWords: false,
  async onAnswer({ db }, { choice }, payload) {
    const { id, to } = payload as Renamed
    if (choice === undefined) return undefined
    if (choice.value === 'other') return { reply: { text: wording.roomHeld(to) }, as: 'held' }
    await queries.acceptName(db, id, to)
    return { reply: { text: wording.roomAccepted(to) }, as: 'accepted' }
  },
}
