/** Rows about which staff decide, one by one, once the rest of a list is taken in. */
import type { Tx } from '../../feature.ts'
import { judgeRows, takeRows } from './import-list.ts'
import { changesTo, type Known, type StagedRow } from './judge.ts'
import * as queries from './queries.ts'
import type { Decision, Doubtful } from './report.ts'
import { pathName } from './tree.ts'
import * as wording from './wording.ts'

/** The next row that is still doubtful; rows that have become clear meanwhile are settled on the way. */
export async function nextDoubtful(
  db: Tx,
  importId: number,
  whom: queries.ByWhom,
  after = 0,
): Promise<Doubtful | undefined> {
  for (;;) {
    const [next] = await queries.listRows(db, importId, ['doubtful'], { most: 1, after })
    const row = next && (await queries.rowOf(db, importId, next.row))
    if (next === undefined || row === undefined) return undefined
    const [judged] = await judgeRows(db, importId, [row as queries.RowToJudge])
    if (judged?.verdict === 'doubtful') return describe(db, row, judged)
    await takeRows(db, importId, whom)
  }
}

async function describe(
  db: Tx,
  row: NonNullable<Awaited<ReturnType<typeof queries.rowOf>>>,
  judged: queries.JudgedRow,
): Promise<Doubtful> {
  const known = await queries.findKnown(db, [{ fields: row.fields }])
  const other = known.find(({ id }) => id === judged.person_id)
  const { links } = row as unknown as Pick<StagedRow, 'links'>
  return {
    row: row.row,
    place: row.place,
    reason: judged.reason ?? '',
    said: wording.withLiaison(
      wording.describePerson(row.fields, links.unit ? pathName(links.unit) : null),
      links.liaison,
    ),
    known: other === undefined ? '' : wording.describePerson(other.record, other.unitName),
    decisions: decisionsOn(judged, isTaken(row.fields, known)),
  }
}

/** Somebody else's number is nobody new; and where there are names alone, one word may be said of all of them. */
function decisionsOn({ reason }: queries.JudgedRow, numberIsTaken: boolean): readonly Decision[] {
  if (numberIsTaken) return ['same', 'leave']
  return reason === wording.nameOnly() ? ['same', 'new', 'leave', 'all-same'] : ['same', 'new', 'leave']
}

const isTaken = (fields: StagedRow['fields'], known: readonly Known[]): boolean =>
  known.some(({ record }) => record['number'] !== null && record['number'] === fields['number'])

/** Does as was decided, and says what was done; `undefined`: the row is not doubtful any more, and nothing was. */
export async function decide(
  db: Tx,
  importId: number,
  rowNumber: number,
  decision: Decision,
  whom: queries.ByWhom,
): Promise<wording.Decided | undefined> {
  const row = await queries.rowOf(db, importId, rowNumber)
  if (row?.verdict !== 'doubtful') return undefined
  // Such a row tells nothing but a name that is there, and perhaps who looks after them.
  if (decision === 'all-same') {
    const links = await queries.settleAlike(db, importId, wording.nameOnly())
    await takeRows(db, importId, whom)
    return links ? 'all-linked' : 'all-same'
  }
  const known = await queries.findKnown(db, [{ fields: row.fields }])
  const other = known.find(({ id }) => id === row.person_id)
  const kept = { row: rowNumber, reason: row.reason, unit_id: row.unit_id }
  if (decision === 'leave' || (decision === 'same' ? other === undefined : isTaken(row.fields, known))) {
    await queries.keepVerdicts(db, importId, [{ ...kept, verdict: 'left-out', person_id: null, changes: null }])
  } else if (decision === 'same' && other !== undefined) {
    const changes = changesTo({ fields: row.fields }, other)
    await queries.keepVerdicts(db, importId, [{ ...kept, verdict: 'changed', person_id: other.id, changes }])
  } else await queries.keepVerdicts(db, importId, [{ ...kept, verdict: 'new', person_id: null, changes: null }])
  await takeRows(db, importId, whom)
  // Whoever was meant is not there any more: nothing was changed of them.
  if (decision !== 'same') return decision
  if (other === undefined) return 'leave'
  return other.record['name'] === row.fields['name'] ? 'same' : 'same-person'
}
