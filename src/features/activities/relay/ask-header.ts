/** A 接龙 under a header that names something else: staff are asked once, and the room is left in peace. */

import type { AwaitedAnswer, Outcome, Turn } from '../../../feature.ts'
import type { Option } from '../../../language/reading.ts'
import { shorten } from '../../../language/say.ts'
import { type Activity, lockActivity } from '../queries.ts'
import { countInRoom } from './count-in-room.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

interface AskedAboutHeader {
  readonly activityId: number
  readonly header: string
  /** The list itself, to be counted if it is one. */
  readonly inboxId: number
}

const OPTIONS: readonly Option[] = [
  { number: 1, value: 'yes', label: wording.IT_IS, words: ['是的', '对'] },
  { number: 2, value: 'no', label: wording.IT_IS_NOT, words: ['不对', '没有'] },
]

/** Until they answer the list is nobody's; later posts of it wait for the same answer. */
export async function askAboutHeader(turn: Turn<unknown>, activity: Activity, header: string): Promise<Outcome> {
  const { chat, db, inboxId, now } = turn
  await queries.keepHeader(db, { chatId: chat.id, header, activityId: null, now })
  const payload: AskedAboutHeader = { activityId: activity.id, header, inboxId }
  const message = {
    to: { person: activity.planned_by },
    kind: 'staff',
    text: wording.isItAbout(chat.name, titleOf(header), activity.title),
    once: `inbox ${inboxId}:relay-header`,
    expects: {
      answer: 'relay-header',
      payload,
      about: `relay-header:${chat.id}:${inboxId}`,
      title: wording.headerTitle(chat.name),
      options: OPTIONS,
      person: activity.planned_by,
      until: activity.starts_at,
    },
  } as const
  return { messages: [message], as: 'other-list' }
}

const titleOf = (header: string): string => {
  const [line = ''] = header.replace(/^#?接龙\s*/, '').split('\n')
  return shorten(line, 30)
}

export const relayHeader: AwaitedAnswer = {
  id: 'relay-header',
  needs: 'activity.enter',
  staysOpen: false,
  takesWords: false,
  async onAnswer(turn, { choice }, payload) {
    if (choice === undefined) return undefined
    if (choice.value === 'no') return { reply: { text: wording.ignored() } }
    const { activityId, header, inboxId } = payload as AskedAboutHeader
    const activity = await lockActivity(turn.db, activityId)
    if (activity?.state !== 'published') return undefined
    const post = await queries.findPost(turn.db, inboxId)
    await queries.keepHeader(turn.db, { chatId: post.chatId, header, activityId, now: turn.now })
    const { reply: _toRoom, ...outcome } = await countInRoom(turn, activity, post)
    return { ...outcome, reply: { text: wording.counted(activity.title) } }
  },
}
