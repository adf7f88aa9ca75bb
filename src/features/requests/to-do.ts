/** 待办: what is still to be done, one's own and what nobody has taken yet, by when it is due. */
import { dayOf } from '../../base/calendar.ts'
import { command, type Outcome, type Turn } from '../../feature.ts'
import { sayDated, sayInstant } from '../../language/say.ts'
import { visitsOwed } from '../care/public.ts'
import * as queries from './queries.ts'
import { atWork, whoHears } from './staff.ts'
import * as wording from './wording.ts'

const LATE = '(超期|逾期)'
const ASKS_WHOSE =
  /^(?:超期|过期|逾期|超时)了?的(?:事|活|诉求)?(?:都|现在|一共)?有?(?:几件|多少件?|哪些|哪几件)[，,。 ]*(?:都|分别)?(?:在|是)?谁(?:手上|手里|那儿)的?$/

export const toDo = command({
  id: 'requests.to-do',
  needs: 'request.handle',
  says: [
    '[看|看看][我的](待办|待办事项)',
    '[还有](哪些|什么)[事](没办|没办完|要办|等着办)',
    '我有(哪些|什么|啥)事要办',
    '今天[有|要|还有](哪些|什么|啥)(事|活|要办的|要做的)',
    '[我][还]有(啥|什么|哪些)[事]没办[完|了]的',
    '我手(上|里|头)[还]有(啥|什么|哪些|几件)[事|活][没办|没办完|没弄完|没弄]的',
  ],
  slots: {},
  ask: {},
  examples: ['待办', '看看我的待办', '还有哪些事没办', '今天有啥事', '还有啥没办的'],
  run: (turn) => listOwn(turn),
})

export const allToDo = command({
  id: 'requests.all-to-do',
  needs: 'request.handle',
  says: ['[看|看看](所有|全部|大家)[的](待办|待办事项)'],
  slots: {},
  ask: {},
  examples: ['所有待办', '看看大家的待办'],
  run: (turn) => list(turn, undefined),
})

/** 超期的有几件，谁手上的: whatever is late, whoever has it. */
export const overdue = command({
  id: 'requests.overdue',
  needs: 'request.handle',
  isNoted: true,
  says: [
    `${LATE}[了]的[事|活][都][有](几件|多少|哪些|哪几件)`,
    `[还]有(几件|多少|哪些|哪几件)[事]${LATE}[了][的]`,
    `${LATE}[了]的[事|活][都]在谁(手上|手里|那儿)`,
  ],
  slots: {},
  ask: {},
  examples: ['超期的有几件', '有哪些事超期了', '超期的都在谁手上'],
  run: (turn) => list(turn, undefined, true),
  // 谁手上的, behind the question, is what the list tells anyhow.
  hears: async (turn) => (ASKS_WHOSE.test(turn.act.text) ? list(turn, undefined, true) : undefined),
})

/** What is theirs to do, and what nobody has taken. */
export const listOwn = (turn: Turn<unknown>): Promise<Outcome> => list(turn, turn.speaker.person?.id)

/** `of`: whose; what is of those for whom they stand in is theirs to do. `late`: only what is overdue. */
async function list(
  { db, now, office, speaker }: Turn<unknown>,
  of: number | undefined,
  late = false,
): Promise<Outcome> {
  const today = dayOf(now, office.zone)
  const open = await queries.findOpen(db, speaker.person?.id)
  const all = late ? open.filter(({ due_at, answered }) => due_at < now && !answered) : open
  const owed = (await visitsOwed(db)).filter(({ due }) => !late || due < today)
  if (late && all.length === 0 && owed.length === 0) return { reply: { text: wording.nothingLate() } }
  const at = await atWork(db, { now, office })
  const isTheirs = (owner: number | null) => owner === null || owner === of || whoHears(at, owner) === of
  const shown = of === undefined ? all : all.filter(({ owner_id }) => isTheirs(owner_id))
  const whenDue = (due: Date) =>
    due < now ? wording.shouldHaveBeen(sayInstant(due, office.zone)) : wording.by(sayInstant(due, office.zone, today))
  const lines = shown.map(({ id, asker, words, more, due_at, urgent, owner_name, answered }) => ({
    id,
    asker,
    words,
    more,
    urgent,
    owner: owner_name,
    until: answered ? wording.notSaidDone() : whenDue(due_at),
  }))
  const visits = owed.map(({ name, unit, due }) => {
    const day = sayDated(due, today)
    return { name, unit, until: due < today ? wording.shouldHaveBeen(day) : wording.by(day) }
  })
  return { reply: { text: wording.toDo(lines, visits, all.length - shown.length) } }
}
