/** 名单 in a room: the list as the room has written it, put in order; names from elsewhere stay out of it (rule 13). */
import { command, type Turn } from '../../../feature.ts'
import { inWords } from '../in-words.ts'
import { type Activity, countHeads, findOpen } from '../queries.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** In private it is asked of whoever keeps the lists. */
const BARE = '[发|看|看看|要|现在的|报名|发一下]名单[发一下|发出来]'

export const showList = command({
  id: 'activities.room-list',
  needs: 'activity.room-list',
  says: [
    '[发|看|看看|把|要|现在的|整理]接龙[的](名单|名单发一下|整理一下|结果)',
    '[把]接龙(整理|理)(一下|一遍|好)',
    BARE,
  ],
  slots: {},
  ask: {},
  examples: ['接龙名单', '看看接龙名单', '把接龙整理一下'],
  inRooms: true,
  mayPass: true,
  async run(turn) {
    if (turn.chat.kind === 'private' && !turn.act.text.includes('接龙')) return undefined
    const shown: string[] = []
    for (const activity of await findOpen(turn.db, turn.now)) {
      const list = await listOf(turn, activity)
      if (list !== undefined) shown.push(list)
    }
    return { reply: { text: shown.length === 0 ? wording.noActivity() : shown.join('\n\n') } }
  },
})

/** `undefined`: nothing was posted in this chat about it. */
async function listOf(turn: Turn<unknown>, activity: Activity): Promise<string | undefined> {
  const lines = (await queries.linesIn(turn.db, activity.id, turn.chat.id)).filter(({ declines }) => !declines)
  if (lines.length === 0) return undefined
  const { seated, waiting } = await countHeads(turn.db, activity.id, [])
  const here = lines.reduce((sum, { people }) => sum + people, 0)
  const said = lines.map((line, index) => wording.listLine(index + 1, line.name, line.people, line.remark))
  return wording.cleanList(inWords(activity, turn.office.zone), said, Math.max(0, seated + waiting - here))
}
