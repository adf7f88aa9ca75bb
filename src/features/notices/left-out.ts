/** Who gets no message of a draft, and why: the first few by name. */
import type { Tx } from '../../feature.ts'
import { countUndated, leftOutUndated } from '../people/public.ts'
import * as queries from './queries.ts'
import type { Reach } from './reach.ts'
import * as wording from './wording.ts'

/** So many are named of each kind. */
const FEW = 5
/** Of a larger audience nobody is named: there 谁没收到 tells. */
const MOST_LOOKED_AT = 5_000

const nobody: wording.Named = { names: [], total: 0 }

export async function leftOutOf(
  db: Tx,
  notice: queries.Notice,
  { ways, rooms, people }: Reach,
): Promise<readonly string[]> {
  const mourned = await queries.nameMourned(db, notice)
  const undated = notice.corrects_id === null ? await countUndated(db, notice.audience) : 0
  const isAlone = rooms.length === 0 || notice.outside_too
  const missed: readonly queries.Way[] = [...(isAlone ? [] : (['alone'] as const)), 'mute', 'unwilling', 'optedOut']
  const total = (those: readonly queries.Way[]) => those.reduce((sum, way) => sum + ways[way], 0)
  const isNamed = !notice.by_hand && total(missed) > 0 && people <= MOST_LOOKED_AT
  const names = isNamed ? await queries.nameSome(db, notice, missed, FEW) : {}
  const named = (...those: readonly queries.Way[]): wording.Named =>
    isNamed ? { names: those.flatMap((way) => names[way] ?? []).slice(0, FEW), total: total(those) } : nobody
  const lines = wording.whoIsLeftOut({
    calls: isAlone ? named('mute', 'unwilling') : nobody,
    unwanted: isAlone ? named('optedOut') : nobody,
    outside: isAlone ? nobody : named(...missed),
    mourned: { names: mourned.slice(0, FEW), total: mourned.length },
  })
  return undated === 0 ? lines : [...lines, leftOutUndated(undated)]
}
