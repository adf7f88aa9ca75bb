/** What must reach everybody (必达): the 联络员 get one list a day to ring up from, then the office hears who is left. */
import { type Day, dayOf, instantOf } from '../../base/calendar.ts'
import type { Job, Message, Occasion, PersonId } from '../../feature.ts'
import { sentSheet, staffOn } from '../people/public.ts'
import { type CallList, isCut, linesOf, sayList, sheetOf, titleOf } from './list.ts'
import { type CallSource, toRing } from './public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** `sources`: the features that have matters to ring up about. */
export const createRingUp = (sources: readonly CallSource[]): Job => ({
  id: 'calls.ring-up',
  cron: '0,30 9-19 * * *',
  lateBy: 10 * 60,
  title: wording.climbTitle,
  mayHaveWork: (at) => queries.isAny(sources.flatMap(({ mayRing }) => mayRing?.(at) ?? [])),
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

const only = ({ matter, lines }: CallList, isMeant: (line: CallList['lines'][number]) => boolean): CallList => ({
  matter,
  lines: lines.filter(isMeant),
})

/** One message a 联络员 and day, whatever is open. */
async function toLiaisons({ now, office }: Occasion, lists: readonly CallList[]): Promise<readonly Message[]> {
  const today = dayOf(now, office.zone)
  const names = new Map(lists.flatMap(({ lines }) => lines.map(({ liaisonId, liaison }) => [liaisonId, liaison])))
  const messages: Message[] = []
  for (const [id, name] of names) {
    if (id === undefined) continue
    const own = lists
      .map((list) => only(list, ({ liaisonId }) => liaisonId === id))
      .filter(({ lines }) => lines.length > 0)
    messages.push({
      to: { person: id },
      kind: 'reminder',
      text: wording.toRingUp(own.map((list) => sayList(list, name, { sheetFollows: true }))),
      shows: { how: 'list', people: own.flatMap(idsOf) },
      once: `calls to ring up:liaison ${id}:${today}`,
      notAfter: evening(today, office.zone),
      ...(await sheetWhereCut(own)),
    })
  }
  return messages
}

/** Once for those who have no 联络员, once for those whose family is asked, and once for all who are left in the end. */
async function toStaff({ db, now, office }: Occasion, lists: readonly CallList[]): Promise<readonly Message[]> {
  const today = dayOf(now, office.zone)
  const staff = lists.length === 0 ? [] : await staffOn(db, today)
  const messages: Message[] = []
  for (const { list, step, say } of lists.flatMap(stepsOf)) {
    const text = say(list.matter.title, sayList(list, undefined, { isPart: step !== 'all', sheetFollows: true }))
    const shows = { how: 'list', people: idsOf(list) } as const
    const saying = { text, shows, ...(await sheetWhereCut([list])) }
    const once = `calls to ring up:${list.matter.abouts[0]}:${step}`
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

interface Step {
  readonly list: CallList
  readonly step: 'all' | 'family' | 'without liaison'
  readonly say: (title: string, list: string) => string
}

/** What of a list is for staff by now. */
function stepsOf(list: CallList): readonly Step[] {
  if (list.matter.officeToo === true) return [{ list, step: 'all', say: wording.toOffice }]
  const steps: readonly Step[] = [
    { list: only(list, ({ household }) => household !== undefined), step: 'family', say: wording.toFamilies },
    {
      list: only(list, ({ liaisonId }) => liaisonId === undefined),
      step: 'without liaison',
      say: wording.withoutLiaison,
    },
  ]
  return steps.filter(({ list: { lines } }) => lines.length > 0)
}

const idsOf = ({ lines }: CallList): readonly PersonId[] => lines.map(({ id }) => id)

const sheetWhereCut = async (lists: readonly CallList[]) =>
  lists.some(({ lines }) => isCut(lines))
    ? { file: await sentSheet(wording.SHEET.file(titleOf(lists)), sheetOf(lists)) }
    : {}

/** Tomorrow there is a newer list. */
const evening = (day: Day, zone: string): Date => instantOf(day, '20:00', zone)
