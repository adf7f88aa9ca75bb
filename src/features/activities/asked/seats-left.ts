/** 还有名额吗, 茶话会还有几个位子: how many seats are left, told to whoever is asked, and to staff of whatever is open. */
import { command, type Outcome, type Turn } from '../../../feature.ts'
import { findNamed } from '../answer/choose-activity.ts'
import { beingAsked, headsOf } from '../answer/free-seats.ts'
import * as queries from '../queries.ts'
import * as wording from '../wording.ts'
import { findMine, isOfOffice } from './my-activities.ts'

const ASKS = /[?？吗么没有剩]/
const SEATS = '(名额|位子|位置|座位|空位|空座|座儿|座)'

export const seatsLeft = command({
  id: 'activities.seats-left',
  needs: 'activity.answer',
  says: [
    `[{activity}][现在|目前|还](有|剩|剩下|余)(几个|多少|多少个|几)${SEATS}[了|没报]`,
    `[{activity}](还有|有没有|还有没有|有)${SEATS}[吗|没有|没|么|了吗]`,
    '[{activity}][名额|位子|座位|人][是不是|已经](报满|满员|满|够)了[吗|没有|没|么]',
    '[{activity}](名额|位子|座位|人)(满|够)(没|不)(满|够)',
  ],
  slots: { activity: { kind: 'words' } },
  ask: {},
  examples: ['还有名额吗', '茶话会还有几个名额', '还有位子没', '名额满了吗'],
  help: '还有名额吗',
  mayPass: true,
  run: tell,
})

async function tell(turn: Turn<unknown>): Promise<Outcome | undefined> {
  // 名额满了 tells, and asks nothing.
  if (!ASKS.test(turn.words)) return undefined
  const { open, named, title } = await findNamed(turn, undefined)
  const theirs = isOfOffice(turn) ? open : await findMine(turn, () => true)
  const meant = title === undefined ? theirs : theirs.filter(({ id }) => named.some((one) => one.id === id))
  const lines: string[] = []
  for (const activity of meant) {
    const { seated, waiting } = await queries.countHeads(turn.db, activity.id, [])
    const offered = headsOf(await beingAsked(turn.db, activity, turn.now, turn.office.zone))
    lines.push(wording.seatsLeft(activity.title, activity.seats, { seated, waiting, offered }))
  }
  return lines.length === 0 ? undefined : { reply: { text: [...new Set(lines)].join('\n') } }
}
