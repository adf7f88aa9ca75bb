/** A list posted where an activity is open: in its room it is counted quietly, in private it is looked at by staff. */
import { dayOf } from '../../../base/calendar.ts'
import type { Outcome, Turn } from '../../../feature.ts'
import { type ReadList, readList } from '../../../language/lists.ts'
import type { Activity } from '../queries.ts'
import { askAboutHeader } from './ask-header.ts'
import { countInRoom } from './count-in-room.ts'
import { readHeader } from './header.ts'
import * as queries from './queries.ts'
import { whomNamed } from './whom.ts'
import * as wording from './wording.ts'

/** `undefined`: it is no list, or none that concerns the activity. The activity must be locked. */
export async function hearList(turn: Turn<unknown>, activity: Activity): Promise<Outcome | undefined> {
  const list = readList(turn.act.text, turn.chat.kind === 'room' ? 'room' : 'anywhere')
  if (list === undefined) return undefined
  const post = { ...(await queries.findPost(turn.db, turn.inboxId)), personId: turn.speaker.person?.id ?? null }
  if (turn.chat.kind === 'private') {
    return {
      reply: { text: wording.memberList() },
      handOver: { why: wording.whyMemberList(activity.title) },
      as: 'list',
    }
  }
  const header = list.header.slice(0, LONGEST_HEADER)
  const known = await queries.findHeader(turn.db, post.chatId, header)
  if (known === undefined) {
    const whens = turn.act.when.filter(({ text }) => header.includes(text))
    const day = dayOf(activity.starts_at, turn.office.zone)
    if (header === '' && !turn.act.text.includes('接龙') && !(await namesSomebody(turn, activity, post, list)))
      return undefined
    if (readHeader(header, whens, { title: activity.title, day }) === 'other') {
      return askAboutHeader(turn, activity, header)
    }
  } else if (known.activityId !== activity.id) return { as: 'other-list' }
  return countInRoom(turn, activity, post)
}

/** As much of a header as tells it from others. */
const LONGEST_HEADER = 200

/** Two numbered lines are no sign-up yet: 1 鸡蛋 2 白菜. */
async function namesSomebody(
  turn: Turn<unknown>,
  activity: Activity,
  post: queries.Post,
  list: ReadList,
): Promise<boolean> {
  const names = [...list.entries, ...list.declined].map(({ name }) => name)
  return (await whomNamed(turn, activity.id, post, names)).some(({ person }) => person !== undefined)
}
