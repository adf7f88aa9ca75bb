/** What must reach everybody (必达): the 联络员 get one list a day to ring up from, then the office hears who is left. */
import { type Day, dayOf, instantOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion, PersonId } from '../../feature.ts'
import { staffOn } from '../people/public.ts'
import { type CallList, isCut, linesOf, sayList, sheetOf } from './list.ts'
import { type CallSource, toRing } from './public.ts'
import * as wording from './wording.ts'

/** `sources`: the features that have matters to ring up about. */
export const createRingUp = (sources: readonly CallSource[]): Job => ({
  id: 'calls.ring-up',
  cron: '0,30 9-19 * * *',
  lateBy: 10 * 60,
  title: wording.climbTitle,
  async run(occasion) {
    const lists = await findSilent(occasion, sources)
    return { messages: [...(await toLiaisons(occasion, lists)), ...(await toStaff(occasion, lists))], again: false }
  },
})

/** Whoever has not answered what must reach everybody, matter by matter. */
async function findSilent(occasion: Occasion, sources: readonly CallSource[]): Promise<readonly CallList[]> {
  const { db, now, office } = occasion
  const lists: CallList[] = []
  for (const source of sources) {
    for (const matter of await source.open(db, { now, office })) {
      if (matter.everybody !== true) continue
      const ids = await toRing(db, await source.unanswered(db, matter.id, { now, office }), matter, 'office')
      lists.push({ matter, lines: await linesOf(occasion, matter, ids) })
    }
  }
  return lists.filter(({ lines }) => lines.length > 0)
}

const only = ({ matter, lines }: CallList, isMeant: (liaison: PersonId | undefined) => boolean): CallList => ({
  matter,
  lines: lines.filter(({ liaisonId }) => isMeant(liaisonId)),
})

/** One message a 联络员 and day, whatever is open. */
async function toLiaisons({ now, office }: Occasion, lists: readonly CallList[]): Promise<readonly Message[]> {
  const today = dayOf(now, office.zone)
  const names = new Map(lists.flatMap(({ lines }) => lines.map(({ liaisonId, liaison }) => [liaisonId, liaison])))
  const messages: Message[] = []
  for (const [id, name] of names) {
    if (id === undefined) continue
    const own = lists.map((list) => only(list, (liaison) => liaison === id)).filter(({ lines }) => lines.length > 0)
    messages.push({
      to: { person: id },
      kind: 'reminder',
      text: wording.toRingUp(own.map((list) => sayList(list, name))),
      once: `calls to ring up:liaison ${id}:${today}`,
      notAfter: evening(today, office.zone),
      ...(await sheetWhereCut(own)),
    })
  }
  return messages
}

/** Once for those who have no 联络员, and once for all who are left when it is the office's turn. */
async function toStaff({ db, now, office }: Occasion, lists: readonly CallList[]): Promise<readonly Message[]> {
  const today = dayOf(now, office.zone)
  const staff = lists.length === 0 ? [] : await staffOn(db, today)
  const messages: Message[] = []
  for (const list of lists) {
    const isTurn = list.matter.officeToo === true
    const left = isTurn ? list : only(list, (liaison) => liaison === undefined)
    if (left.lines.length === 0) continue
    const say = isTurn ? wording.toOffice : wording.withoutLiaison
    const saying = { text: say(list.matter.title, sayList(left, undefined, !isTurn)), ...(await sheetWhereCut([left])) }
    const once = `calls to ring up:${list.matter.abouts[0]}:${isTurn ? 'all' : 'without liaison'}`
    messages.push(
      ...staff.map(({ id }) => ({
        ...saying,
        to: { person: id },
        kind: 'staff' as const,
        once: `${once}:staff ${id}`,
        notAfter: evening(today, office.zone),
      })),
    )
  }
  return messages
}

const sheetWhereCut = async (lists: readonly CallList[]) =>
  lists.some(({ lines }) => isCut(lines)) ? { file: await sheetOf(lists) } : {}

/** Tomorrow there is a newer list. */
const evening = (day: Day, zone: string): Date => instantOf(day, '20:00', zone)
