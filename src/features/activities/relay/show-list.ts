/** 名单 in a room: what the room has written, as it counts now; names from elsewhere stay out of it (rule 13). */
import { command, type Turn } from '../../../feature.ts'
import { saidBefore } from '../answer/seats.ts'
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
    const concerned = await concernedHere(turn)
    const shown: string[] = []
    for (const activity of await findOpen(turn.db, turn.now)) {
      const list = await listOf(turn, activity)
      if (list.lines.length > 0 || concerned.has(activity.id)) shown.push(sayList(turn, activity, list))
    }
    return { reply: { text: shown.length === 0 ? nobody(turn) : shown.join('\n\n') } }
  },
})

const nobody = ({ chat }: Turn<unknown>): string =>
  chat.kind === 'private' ? wording.noActivity() : wording.nobodyHere()

/** Activities that were announced in this room, or in which somebody has answered there. */
async function concernedHere({ db, now, chat }: Turn<unknown>): Promise<ReadonlySet<number>> {
  const rooms = await queries.findForSummary(db, now)
  return new Set(rooms.filter(({ chatId }) => chatId === chat.id).map(({ activityId }) => activityId))
}

interface ShownLine {
  readonly name: string
  readonly heads: number
  readonly remark: string | null
  readonly waits: boolean
  /** They had signed up and are not sure any more. */
  readonly hesitates: boolean
}

interface ShownList {
  readonly lines: readonly ShownLine[]
  /** Those who have said it elsewhere. */
  readonly elsewhere: number
}

/** What stands, as it counts now: who has said otherwise in private is not in it, who has said 我去 here is. */
async function listOf(turn: Turn<unknown>, activity: Activity): Promise<ShownList> {
  const coming = await queries.findComing(turn.db, activity.id, turn.chat.id)
  const written = (await queries.linesIn(turn.db, activity.id, turn.chat.id)).filter(
    ({ declines, state }) => !declines && state !== 'left-out',
  )
  const unknown = written.filter(({ person_id }) => person_id === null)
  const whoWrote = [...new Set(written.map(({ person_id }) => person_id))]
  const answers = [
    ...whoWrote.flatMap((id) => coming.find(({ person_id }) => person_id === id) ?? []),
    ...coming.filter(({ person_id, saidHere }) => saidHere && !whoWrote.includes(person_id)),
  ]
  const known: ShownLine[] = []
  for (const answer of answers) {
    const theirs = written.filter(({ person_id }) => person_id === answer.person_id)
    known.push(...(await linesFor(turn, activity, answer, theirs)))
  }
  const { coming: all, waiting } = await countHeads(turn.db, activity.id, [])
  const here = known.reduce((sum, { heads, hesitates }) => sum + (hesitates ? 0 : heads), 0)
  return { lines: [...known, ...unknown.map(asWritten)], elsewhere: Math.max(0, all + waiting - here) }
}

/** Somebody's lines as they were written, or one with the heads that count where those are others by now. */
async function linesFor(
  turn: Turn<unknown>,
  activity: Activity,
  answer: queries.Coming,
  written: readonly queries.Line[],
): Promise<readonly ShownLine[]> {
  const { heads } = await saidBefore(turn, activity, answer.person_id, answer)
  const waits = answer.seat === 'waiting'
  const hesitates = answer.answer === 'maybe' && !waits
  const sum = written.reduce((total, { people }) => total + people, 0)
  if (sum === heads) return written.map((line) => ({ ...asWritten(line), waits, hesitates }))
  const [first] = written
  return [{ name: first?.name ?? answer.personName, heads, remark: first?.remark ?? null, waits, hesitates }]
}

const asWritten = ({ name, people, remark }: queries.Line): ShownLine => ({
  name,
  heads: people,
  remark,
  waits: false,
  hesitates: false,
})

function sayList(turn: Turn<unknown>, activity: Activity, { lines, elsewhere }: ShownList): string {
  const said = lines.map((line, index) => wording.listLine(index + 1, line))
  return wording.cleanList(inWords(activity, turn.office.zone), said, elsewhere)
}
