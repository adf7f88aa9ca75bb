/** Whom to ring up about which matter, as text to read aloud from and as a sheet to print. */
import { dayOf } from '../../base/calendar.ts'
import type { Occasion, PersonId, Turn } from '../../feature.ts'
import { sayInstant } from '../../language/say.ts'
import type { Sheet } from '../../sheets/write-xlsx.ts'
import { householdsOf, phoneList } from '../people/public.ts'
import { type CallMatter, type CallSource, toRing } from './public.ts'
import * as queries from './queries.ts'
import * as wording from './wording.ts'

/** A matter with the people who must be rung up about it, by 联络员. */
export interface CallList {
  readonly matter: CallMatter
  readonly lines: readonly (wording.LineInWords & { readonly liaisonId: PersonId | undefined })[]
}

/** More are not read in a chat; the sheet has them all. */
export const SHOWN = 30
/** Points; what a person of 70 reads without glasses. */
const LARGE = 16

/** The lists of all open matters within the speaker's scope, those without anybody left out. */
export async function findLists(turn: Turn<unknown>, sources: readonly CallSource[]): Promise<readonly CallList[]> {
  const { db, now, office, scope } = turn
  const lists: CallList[] = []
  for (const source of sources) {
    for (const matter of await source.open(db, { now, office })) {
      const ids = await toRing(db, await source.unanswered(db, matter.id, { now, office }), matter, scope, now)
      lists.push({ matter, lines: await linesOf(turn, matter, ids) })
    }
  }
  return lists
}

/** Those of `ids` as they stand on a list, with the calls that were in vain. */
export async function linesOf(
  { db, now, office }: Pick<Occasion, 'db' | 'now' | 'office'>,
  matter: CallMatter,
  ids: readonly PersonId[],
): Promise<CallList['lines']> {
  const found = await phoneList(db, ids, dayOf(now, office.zone))
  const tries = await queries.triedSince(db, ids, matter.since)
  const households = matter.familyToo === true ? await householdsOf(db, ids, dayOf(now, office.zone)) : []
  const weak = new Map(households.map((one) => [one.id, one]))
  return found.map((line) => {
    const tried = tries.get(line.id)
    const words = tried && { ...tried, last: sayInstant(tried.last, office.zone) }
    return {
      ...line,
      liaison: line.liaison?.name,
      liaisonId: line.liaison?.id,
      tries: words,
      household: weak.get(line.id),
    }
  })
}

/**
 * As it stands in a chat. `caller`: the 联络员 who rings up. `isPart`: others are on the list too, so that 其余 means more;
 * `sheetFollows`: where it is cut, the sheet comes with it.
 */
export function sayList(
  { matter, lines }: CallList,
  caller: string | undefined,
  { isPart = false, sheetFollows = false }: { readonly isPart?: boolean; readonly sheetFollows?: boolean } = {},
): string {
  const shown = lines.slice(0, SHOWN)
  // A 联络员 gets no relative's number.
  const isOffice = caller === undefined
  const people = shown.flatMap((line, index) => [
    ...(index === 0 || shown[index - 1]?.liaison !== line.liaison ? [wording.underLiaison(line.liaison)] : []),
    `${index + 1} ${wording.person(line, isOffice)}`,
    ...(line.tries === undefined ? [] : [`　${wording.triesLine(line.tries)}`]),
    ...(line.household === undefined || !isOffice ? [] : [`　${wording.familyLine(line.household.relatives)}`]),
  ])
  const [first, second] = lines.map(({ name }) => name)
  return [
    wording.listHead(matter.title, lines.length, matter.everybody),
    ...people,
    ...(isCut(lines) ? [wording.shownFirst(SHOWN, sheetFollows)] : []),
    wording.script(caller, matter.say),
    wording.howToTell(matter.examples(first ?? '', isPart ? '' : (second ?? ''))),
  ].join('\n')
}

export const isCut = (lines: readonly unknown[]): boolean => lines.length > SHOWN

/** A sheet in large type, with a column to write in. */
export function sheetOf(lists: readonly CallList[]): Sheet {
  const rows = lists.flatMap(({ lines }) =>
    lines.map((line, index) => [
      String(index + 1),
      line.liaison ?? '',
      line.name,
      line.address,
      line.unit ?? '',
      line.phone ?? '',
      line.tries === undefined ? '' : wording.SHEET.tries(line.tries),
      '',
    ]),
  )
  const { header, blank } = wording.SHEET
  return { title: wording.SHEET.title, header, blank, rows, points: LARGE }
}

/** What a sheet of these lists is about. */
export function titleOf([only, ...others]: readonly CallList[]): string {
  return others.length > 0 || only === undefined ? wording.SHEET.all : only.matter.title
}
