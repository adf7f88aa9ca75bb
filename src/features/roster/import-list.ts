/**
 * A list's way into the roster: its rows are laid down, compared page by page, shown, and taken in at one stroke. Used by
 * the job, the command line and the page alike; each step is a transaction of its own, and what died in between goes on.
 */
import type { Day } from '../../base/calendar.ts'
import type { Tx } from '../../feature.ts'
import { enterLeft } from '../care/public.ts'
import { takeFromRoster } from '../certification/public.ts'
import { clubForms } from '../people/public.ts'
import type { Wrong } from './entry.ts'
import { isMisnamed, judge, type Known, type StagedRow, tellsWhoItIs, type Verdict } from './judge.ts'
import * as queries from './queries.ts'
import type { ListPart } from './read-list.ts'
import { readList } from './read-list.ts'
import type { ImportReport } from './report.ts'
import { createUnitsFinder, ensureUnit, pathName } from './tree.ts'
import * as wording from './wording.ts'

/** Rows that are laid down, compared and taken in at a time. */
const STAGED_AT_ONCE = 1_000
const JUDGED_AT_ONCE = 2_000
const TAKEN_AT_ONCE = 5_000

/** Rows that were read and not laid down yet, with what is to be told of the list so far. */
export interface ReadRows {
  /** How many of the list were read before them. */
  readonly after: number
  readonly rows: readonly queries.RowToStage[]
  readonly notes: readonly string[]
  /** So far there was something in it that is not kept (numbers of papers and cards, diagnoses): nor may the file be. */
  readonly mustGo: boolean
}

/**
 * Reads a list, some rows at a time; no database waits meanwhile.
 * @throws UnreadableSheet
 */
export async function* readRows(bytes: Uint8Array, today: Day): AsyncGenerator<ReadRows> {
  const notes = new Set<string>()
  let rows: queries.RowToStage[] = []
  let count = 0
  let severalSheets = false
  let mustGo = false
  let first: string | undefined
  for await (const part of readList(bytes, today)) {
    severalSheets ||= first !== undefined && first !== part.sheet
    first ??= part.sheet
    for (const note of notesOf(part)) notes.add(note)
    mustGo ||= holdsWhatIsNotKept(part)
    if (part.is !== 'row') continue
    count += 1
    rows.push(staged(part, count, severalSheets))
    if (rows.length < STAGED_AT_ONCE) continue
    yield { after: count - rows.length, rows, notes: [...notes], mustGo }
    rows = []
  }
  yield { after: count - rows.length, rows, notes: [...notes], mustGo }
}

function holdsWhatIsNotKept(part: ListPart): boolean {
  if (part.is === 'no-header') return false
  if (part.is === 'header') return part.columns.refused.length > 0
  return part.entry.left.some(({ why }) => why === 'secret' || why === 'diagnosis')
}

/** Lays down rows of a list, unless they are there already: it may be read anew, or by two. How many there are by now. */
export async function layDown(db: Tx, importId: number, { after, rows, notes }: ReadRows): Promise<number> {
  const { state, rows_read: before } = await queries.lockImport(db, importId)
  if (state !== 'reading' || before !== after) return before
  await queries.stageRows(db, importId, rows)
  await queries.setImport(db, importId, { rows_read: before + rows.length, notes })
  return before + rows.length
}

/** All has been read; `false`: there is nobody in the list. */
export async function endReading(db: Tx, importId: number): Promise<boolean> {
  const { rows_read: rows } = await queries.importOf(db, importId)
  await queries.setImport(db, importId, { state: rows === 0 ? 'refused' : 'judging' })
  return rows > 0
}

function notesOf(part: ListPart): readonly string[] {
  if (part.is === 'no-header') return [wording.sheetWithoutNames(part.sheet)]
  if (part.is !== 'header') return []
  const { refused, unknown } = part.columns
  return [
    ...refused.map(({ header, kind }) => wording.columnRefused(header, kind)),
    ...(unknown.length > 0 ? [wording.columnsUnknown(unknown)] : []),
  ]
}

function staged({ sheet, line, entry }: Extract<ListPart, { is: 'row' }>, row: number, named: boolean) {
  // A death takes two of the staff; that it stands in a list must not go unsaid all the same. Nor that somebody has left.
  const how = entry.fields['status']
  const left = how === 'deceased' || how === 'moved' || how === 'lost' ? [wording.leftInList(entry.name, how)] : []
  const remarks = [...left, ...entry.left.map(wording.leftOut)]
  return {
    row,
    place: wording.placeOf(named ? sheet : '', line),
    name: entry.name === '' ? null : entry.name,
    fields: entry.fields,
    links: entry.links,
    wrong: entry.wrong ?? null,
    remarks: remarks.length > 0 ? remarks.join('；') : null,
  }
}

/** Compares the next rows with the roster and with each other; up to which row, while there are more. */
export async function judgePage(db: Tx, importId: number): Promise<number | undefined> {
  const waiting = await queries.rowsToJudge(db, importId, JUDGED_AT_ONCE)
  if (waiting.length > 0) await judgeRows(db, importId, waiting)
  const [first, last] = [waiting[0], waiting.at(-1)]
  if (first !== undefined && last !== undefined) {
    await queries.markLinking(db, importId, { after: first.row - 1, upTo: last.row })
  }
  if (waiting.length === JUDGED_AT_ONCE) return waiting.at(-1)?.row
  await queries.setImport(db, importId, { state: 'ready' })
  return undefined
}

/** Compares rows with the roster as it is now. */
export async function judgeRows(
  db: Tx,
  importId: number,
  waiting: readonly queries.RowToJudge[],
): Promise<readonly queries.JudgedRow[]> {
  const unitsNamed = createUnitsFinder(await queries.allUnits(db))
  const clubs = await queries.allClubs(db)
  const rows = waiting.map((row): StagedRow => {
    const [unit, ...others] = row.links.unit === undefined ? [] : unitsNamed(row.links.unit)
    const wrong = (row.wrong as Wrong | null) ?? undefined
    return { ...row, links: withClubs(clubs, row.links), unit, ...(others.length > 0 && { others }), wrong }
  })
  const judged = await judgeAll(db, importId, rows, clubs)
  const kept = rows.map((row, at) => toKeep(row, waiting[at]?.remarks ?? null, judged[at] ?? { verdict: 'new' }))
  await queries.keepVerdicts(db, importId, kept)
  return kept
}

type Found = Verdict & { readonly known?: Known | undefined }

/**
 * By name and number first. Only who is new by these is looked for by phone and day of birth as well: a list that comes
 * again would else bring half the roster along with each page, since so many were born on the same days. And only whoever
 * is nearly called so is looked for in what was decided about earlier lists.
 */
async function judgeAll(
  db: Tx,
  importId: number,
  rows: readonly StagedRow[],
  clubs: readonly { readonly name: string }[],
): Promise<readonly Found[]> {
  const known = groupBy(await queries.findByNameOrNumber(db, rows), keysOfKnown)
  const named = <R extends Pick<StagedRow, 'links'>>(row: R): R => ({ ...row, links: withClubs(clubs, row.links) })
  const alike = groupBy((await queries.findAlike(db, importId, rows)).map(named), keysOfRow)
  const takenOf = async (some: readonly StagedRow[]) =>
    groupBy((await queries.findTaken(db, importId, some)).map(named), keysOfRow)
  const judgeBy = (row: StagedRow, near: typeof known, taken: Awaited<ReturnType<typeof takenOf>>): Found => {
    const keys = keysOfRow(row)
    const people = [...pick(known, keys), ...pick(near, keys)]
    const verdict = judge(row, { known: people, earlier: pick(alike, keys), taken: pick(taken, keys) })
    return { ...verdict, known: 'person' in verdict ? people.find(({ id }) => id === verdict.person) : undefined }
  }
  const ofNamesAlone = await takenOf(rows.filter((row) => !tellsWhoItIs(row)))
  const first = rows.map((row) => judgeBy(row, new Map(), ofNamesAlone))
  const unknown = new Set(rows.filter((_, at) => first[at]?.verdict === 'new'))
  const near = groupBy(await queries.findByPhoneOrBirth(db, [...unknown]), keysOfKnown)
  const second = rows.map((row, at) => (unknown.has(row) ? judgeBy(row, near, ofNamesAlone) : (first[at] as Found)))
  const misnamed = new Set(rows.filter((_, at) => isMisnamed(second[at] as Found)))
  const decided = await takenOf([...misnamed])
  return rows.map((row, at) => (misnamed.has(row) ? judgeBy(row, near, decided) : (second[at] as Found)))
}

/** With the clubs' names in the office, however the list says them. */
function withClubs(clubs: readonly { readonly name: string }[], links: StagedRow['links']): StagedRow['links'] {
  const named = (said: string) => clubs.find(({ name }) => clubForms(name).includes(said))?.name ?? said
  return links.clubs === undefined ? links : { ...links, clubs: links.clubs.map(named) }
}

type Fields = Readonly<Record<string, string | null>>

const keysOf = (fields: Fields): readonly string[] =>
  ['name', 'number', 'birth_day'].flatMap((column) => (fields[column] ? [`${column} ${fields[column]}`] : []))
const phoneKey = (fields: Fields): readonly string[] =>
  fields['phone'] ? [`phone ${fields['phone'].replace(/\D/g, '')}`] : []
const keysOfRow = ({ fields }: { readonly fields: Fields }) => [...keysOf(fields), ...phoneKey(fields)]
const keysOfKnown = ({ record }: { readonly record: Fields }) => [...keysOf(record), ...phoneKey(record)]

function groupBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return groups
}

const pick = <T>(groups: ReadonlyMap<string, readonly T[]>, keys: readonly string[]): readonly T[] => [
  ...new Set(keys.flatMap((key) => groups.get(key) ?? [])),
]

function toKeep(row: StagedRow, remarks: string | null, { known, ...verdict }: Found): queries.JudgedRow {
  const moves = verdict.verdict === 'changed' && known !== undefined && movesTo(row, known)
  const told = known === undefined ? [] : [leftOnRoster(row, verdict, known), atWorkInList(row, known)]
  const added = told.filter((one) => one !== undefined && !remarks?.includes(one))
  return {
    row: row.row,
    verdict: verdict.verdict,
    reason: moves ? wording.unitChanges(known.unitName, pathName(row.links.unit ?? [])) : wording.reasonOf(verdict),
    remarks: added.length === 0 ? remarks : [remarks, ...added].filter(Boolean).join('；'),
    person_id: 'person' in verdict ? (verdict.person ?? null) : null,
    unit_id: row.others === undefined ? (row.unit?.id ?? null) : null,
    changes: 'changes' in verdict ? verdict.changes : null,
  }
}

/** Into a unit that they are neither in nor below. */
const movesTo = ({ unit, others, links }: StagedRow, { units }: Known): boolean =>
  links.unit !== undefined && others === undefined && (unit === undefined || !units.includes(unit.id))

/** Who has died or left, and whom the list has as one of us, or changes: no silence of it. */
function leftOnRoster({ fields }: StagedRow, { verdict }: Verdict, { record }: Known): string | undefined {
  const { status } = record
  if (status !== 'deceased' && status !== 'moved' && status !== 'lost') return undefined
  const isTold = fields['status'] === 'active' || (fields['status'] === undefined && verdict !== 'same')
  return isTold ? wording.leftOnRoster(record['name'] ?? '', status) : undefined
}

/** Nobody comes to be of the office by a list; that it says so is told. */
const atWorkInList = ({ fields }: StagedRow, { record }: Known): string | undefined =>
  fields['kind'] === 'staff' && record['kind'] !== 'staff' ? wording.atWorkInList() : undefined

/** Whether there is anything to take in. */
export const hasWork = ({ counts }: ImportReport): boolean =>
  (counts.get('new') ?? 0) + (counts.get('changed') ?? 0) > 0

/** So many lines of what is wrong or left out, and of what changes. */
export interface ReportLength {
  readonly faults: number
  readonly changes: number
}

export async function reportOn(db: Tx, importId: number, most: ReportLength): Promise<ImportReport> {
  const list = await queries.importOf(db, importId)
  const wrong = await queries.listRows(db, importId, ['wrong'], { most: most.faults })
  const left = await queries.listRows(db, importId, 'with-remarks', { most: most.faults })
  const changed = await queries.listRows(db, importId, ['changed'], { most: most.changes })
  const doubtful = await queries.listRows(db, importId, ['doubtful'], { most: most.changes })
  return {
    id: importId,
    fileName: list.file_name,
    state: list.state,
    counts: await queries.countVerdicts(db, importId),
    withoutCalendar: list.calendar === null ? await queries.countWithoutCalendar(db, importId) : 0,
    toMake: await missingFromTree(db, importId),
    notes: list.notes,
    wrong: wrong.map(wording.wrongRow),
    left: left.map(wording.remarkedRow),
    leftInAll: await queries.countRemarks(db, importId),
    changed: changed.map(wording.changedRow),
    doubtful: doubtful.map(wording.wrongRow),
  }
}

async function missingFromTree(db: Tx, importId: number): Promise<readonly string[]> {
  const unitsNamed = createUnitsFinder(await queries.allUnits(db))
  const clubs = await queries.allClubs(db)
  const paths = await queries.pathsNamed(db, importId)
  const missing = paths.filter((path) => unitsNamed(path).length === 0).map(pathName)
  const said = await queries.clubsNamed(db, importId)
  const unknown = said.filter((name) => !clubs.some((club) => clubForms(club.name).includes(name)))
  return [...missing, ...unknown]
}

/** Birthdays without a calendar are in this one; everything is compared anew with it. */
export async function settleCalendar(db: Tx, importId: number, calendar: 'solar' | 'lunar' | 'unknown'): Promise<void> {
  await queries.judgeAnew(db, importId, calendar === 'unknown' ? null : calendar)
  await queries.setImport(db, importId, { calendar, state: 'judging' })
}

/**
 * Takes in all rows that are new or changed, at one stroke. `false`: the roster has changed under it, and everything has
 * to be compared anew.
 */
export async function takeIn(db: Tx, importId: number, whom: queries.ByWhom): Promise<boolean> {
  const late = await judgeRows(db, importId, await queries.newBesideLate(db, importId))
  if (late.some(({ verdict }) => verdict !== 'new') || (await queries.numbersTaken(db, importId))) {
    await queries.judgeAnew(db, importId, null)
    await queries.setImport(db, importId, { state: 'judging' })
    return false
  }
  await takeRows(db, importId, whom)
  await queries.setImport(db, importId, { state: 'done', ended_at: whom.at })
  return true
}

/** One statement for some thousands of rows, so that none takes long; all in the one transaction that was handed in. */
export async function takeRows(db: Tx, importId: number, whom: queries.ByWhom): Promise<void> {
  const parts = partsOf((await queries.importOf(db, importId)).rows_read)
  await placeInTree(db, importId, parts)
  const clubs = await ensureClubs(db, importId)
  for (const part of parts) {
    await queries.insertPeople(db, importId, part, whom)
    const { by, at: now } = whom
    await enterLeft(db, await queries.leftOnArrival(db, importId, part), { by, now })
    await queries.updatePeople(db, importId, part, whom)
    for (const [said, id] of clubs) await queries.joinClub(db, importId, part, { said, id }, whom)
    await queries.insertBesides(db, importId, part, whom)
    const certified = await queries.certificationSaid(db, importId, part)
    await takeFromRoster(db, certified, { by: whom.by, now: whom.at })
  }
  for (const part of parts) {
    await queries.linkSpouses(db, importId, part, whom)
    await queries.linkLiaisons(db, importId, part, whom)
  }
  for (const part of parts) await queries.markTaken(db, importId, part)
}

function partsOf(rows: number): readonly queries.Part[] {
  const count = Math.ceil(rows / TAKEN_AT_ONCE)
  return Array.from({ length: count }, (_, at) => ({ after: at * TAKEN_AT_ONCE, upTo: (at + 1) * TAKEN_AT_ONCE }))
}

/** Ids of clubs by what the list calls them; those that are not there yet are made. */
async function ensureClubs(db: Tx, importId: number): Promise<ReadonlyMap<string, number>> {
  const clubs = [...(await queries.allClubs(db))]
  const ids = new Map<string, number>()
  for (const said of await queries.clubsNamed(db, importId)) {
    const known = clubs.find(({ name }) => clubForms(name).includes(said))
    const club = known ?? { id: await queries.makeClub(db, said), name: said }
    if (known === undefined) clubs.push(club)
    ids.set(said, club.id)
  }
  return ids
}

async function placeInTree(db: Tx, importId: number, parts: readonly queries.Part[]): Promise<void> {
  const placed: queries.PlacedPath[] = []
  for (const path of await queries.pathsNamed(db, importId)) {
    const unit = await ensureUnit(db, path)
    if (unit !== undefined) placed.push({ path, unit })
  }
  for (const part of parts) await queries.placeRows(db, importId, part, placed)
}
