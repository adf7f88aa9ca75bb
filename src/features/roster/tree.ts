/** The tree as lists name it: 第1党支部 is 第一支部, 2组 of it its 第二小组; what is not there yet can be made. */
import type { Tx } from '../../feature.ts'
import { unitForms } from '../people/public.ts'
import type { UnitName } from './entry.ts'
import * as queries from './queries.ts'

type Unit = Awaited<ReturnType<typeof queries.allUnits>>[number]

/** The units that a path from the top down may name: none where a part of it is not there, several below several 党总支. */
export type UnitsFinder = (path: readonly UnitName[]) => readonly { id: number; name: string }[]

/** The forms of all names are made once, however many paths are looked up: a list has a hundred thousand. */
export function createUnitsFinder(units: readonly Unit[]): UnitsFinder {
  const stepsOf = createSteps(units)
  return (path) => {
    const steps = stepsOf(path)
    const last = steps.at(-1) ?? []
    return steps.length === path.length || last.length > 1 ? last : []
  }
}

/** As far as the tree goes along a path, with all that each part of it may name. */
function createSteps(units: readonly Unit[]): (path: readonly UnitName[]) => readonly (readonly Unit[])[] {
  const byForm = new Map<string, Unit[]>()
  for (const unit of units) {
    for (const form of new Set(formsOf(unit.name).map((name) => `${unit.kind} ${name}`))) {
      const same = byForm.get(form)
      if (same === undefined) byForm.set(form, [unit])
      else same.push(unit)
    }
  }
  return (path) => {
    const steps: Unit[][] = []
    for (const { kind, name } of path) {
      const above = steps.at(-1)
      const named = byForm.get(`${kind} ${bare(name)}`) ?? []
      const next = named.filter(({ parentId }) => above === undefined || above.some(({ id }) => id === parentId))
      if (next.length === 0) return steps
      steps.push(next)
    }
    return steps
  }
}

const bare = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

/** A full name may say more than the tree does: 退休第一党支部, 东篱机床厂退休职工党总支. */
const formsOf = (name: string): readonly string[] =>
  unitForms(name).flatMap((form) => [form, `退休${form}`, `退休职工${form}`, `离退休${form}`])

/** 机关党总支第一支部: a unit's name with those of all above it. */
export function fullName(units: readonly Unit[], id: number | null): string {
  const unit = units.find((one) => one.id === id)
  return unit === undefined ? '' : `${fullName(units, unit.parentId)}${unit.name}`
}

/** 第四支部第一小组, for people. */
export const pathName = (path: readonly UnitName[]): string => path.map(({ name }) => name).join('')

/**
 * Makes what a path names and the tree lacks; the id of its last unit, `undefined` where that may be several. A branch goes
 * below the only 党总支 there is.
 */
export async function ensureUnit(db: Tx, path: readonly UnitName[]): Promise<number | undefined> {
  const units = await queries.allUnits(db)
  const steps = createSteps(units)(path)
  const [last, ...others] = steps.at(-1) ?? []
  if (others.length > 0) return undefined
  const committees = units.filter(({ kind }) => kind === 'committee')
  const top = committees.length === 1 && path[0]?.kind !== 'committee' ? committees[0]?.id : undefined
  let parent = last?.id ?? top ?? null
  for (const unit of path.slice(steps.length)) parent = await queries.makeUnit(db, unit, parent)
  return parent ?? undefined
}
