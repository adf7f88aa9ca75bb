/** How this office keeps birthdays, as far as it has said so; else as is usual. */
import type { Tx } from '../../feature.ts'
import { type AgeCustoms, USUAL_AGES } from './ages.ts'
import * as queries from './queries.ts'
import { type Customs, USUAL_CUSTOMS } from './yearly.ts'

/** All that an office can decide about its greetings. */
export interface OfficeCustoms extends Customs, AgeCustoms {
  /** So long after a death the husband, wife and children get no greeting; in days. */
  readonly mourningDays: number
  /** Whether a birthday greeting names the 本命年; many take it for an unlucky year, so it is off where nothing is said. */
  readonly ownAnimal: boolean
  /** Every so many years since retiring, and since joining the party, are congratulated on; 0: none. */
  readonly retiredEvery: number
  readonly partyEvery: number
}

/** 百日. */
const USUAL_MOURNING = 100
/** Ten, twenty, thirty years; the party's own birthday is kept by its branch. */
const USUAL_STEP = 10

export async function customsOf(db: Tx): Promise<OfficeCustoms> {
  const set = await queries.officeCustoms(db)
  return {
    feb29: set.get('feb29') === 'next' ? 'next' : USUAL_CUSTOMS.feb29,
    missing30: set.get('missing30') === 'next' ? 'next' : USUAL_CUSTOMS.missing30,
    leapMonth: set.get('leapMonth') === 'ordinary' ? 'ordinary' : USUAL_CUSTOMS.leapMonth,
    milestones: readAges(set.get('milestones')) ?? USUAL_AGES.milestones,
    nominal: set.get('nominal') === 'all' ? 'all' : (readAges(set.get('nominal')) ?? USUAL_AGES.nominal),
    early: set.get('early') === 'yes',
    mourningDays: Number(set.get('mourningDays') ?? USUAL_MOURNING),
    ownAnimal: set.get('ownAnimal') === 'yes',
    retiredEvery: Number(set.get('retiredEvery') ?? USUAL_STEP),
    partyEvery: Number(set.get('partyEvery') ?? USUAL_STEP),
  }
}

/** `none` and what was never set are no list. */
const readAges = (value: string | undefined): readonly number[] | undefined =>
  value === undefined || value === 'none' ? undefined : value.split(',').map(Number)

/** As `customsOf` reads it. */
export const writeAges = (ages: readonly number[]): string => (ages.length === 0 ? 'none' : ages.join(','))
