/** Decisions about people that need no database. */
import type { Day } from '../../base/calendar.ts'
import type { Right, Role, Scope } from '../../feature.ts'
import { dayOfLunar, lunarOf } from '../../language/lunar.ts'

/** Where people live: in the office's own city, in its province, elsewhere in the country, abroad. */
export type Region = 'city' | 'province' | 'away' | 'abroad'

/** A role somebody holds, and where. */
export interface HeldRole {
  readonly role: Role
  readonly scope: Scope
}

/** Where those rights hold that concern nobody but the holder. */
export const NOWHERE: Scope = { units: [] }

/** What to call somebody: the stored 张老师, else 张三同志. Never 老张 or 张老 by default (rule 8). */
export function addressOf(person: { readonly name: string; readonly honorific: string | null }): string {
  return person.honorific ?? `${person.name}同志`
}

/** 13800000101 → 138****0101; short numbers keep their last four digits or none (rule 34). `undefined` when there is no number. */
export function maskPhone(phone: string | null): string | undefined {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  if (digits === '') return undefined
  if (digits.length < 8) return '****'
  return `${digits.length < 11 ? '' : digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** A date of birth as the roster has it. */
export interface Birth {
  /** As far as known: 1948-03-05, 1948-03, 1948, --03-05. */
  readonly birthDay: string | null
  readonly birthCalendar: 'solar' | 'lunar' | 'unknown'
  readonly birthLeap: boolean
}

/** The day of birth in the common calendar, as far as it is known (1956, 1956-10); a lunar one is put into it. */
export function bornOn(birthDay: string, calendar: Birth['birthCalendar'], leap: boolean): string {
  if (calendar !== 'lunar' || birthDay.length < 10) return birthDay
  const [year = 0, month = 0, day = 0] = birthDay.split('-').map(Number)
  return dayOfLunar({ year, month, day, leap }) ?? birthDay
}

/** The numbers that a lunar date of birth on this day would have: what those born by it are compared with. */
export function inLunarNumbers(day: Day): string {
  const lunar = lunarOf(day)
  if (lunar === undefined) return day
  return [lunar.year, lunar.month, lunar.day].map((number) => String(number).padStart(2, '0')).join('-')
}

/** 周岁 on a day, of a day of birth in the common calendar; a lunar one (`bornOn`) would be a month or two early. */
export function ageOn(birthDay: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return today.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** 85岁; nothing of somebody whose year is not known. A lunar birth counts from its real day. */
export function ageInWords({ birthDay, birthCalendar, birthLeap }: Birth, today: Day): string | undefined {
  if (birthDay === null || birthDay.startsWith('-')) return undefined
  return `${ageOn(bornOn(birthDay, birthCalendar, birthLeap), today)}岁`
}

/** The last day of birth on which one is at least `age` years old `today`. */
export function bornBy(age: number, today: Day): Day {
  const year = String(Number(today.slice(0, 4)) - age).padStart(4, '0')
  // Whoever was born on 28 February of a year without a 29th is of that age on the 29th too.
  return today.endsWith('-02-29') && !isLeap(Number(year)) ? `${year}-02-28` : `${year}${today.slice(4)}`
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Every right that one of the held roles gives, with all the places in which it holds. */
export function rightsOf(
  table: Readonly<Record<Right, readonly Role[]>>,
  held: readonly HeldRole[],
): ReadonlyMap<Right, Scope> {
  const rights = new Map<Right, Scope>()
  for (const [right, roles] of Object.entries(table) as [Right, readonly Role[]][]) {
    const scopes = held.filter(({ role }) => roles.includes(role)).map(({ scope }) => scope)
    if (scopes.length > 0) rights.set(right, joinScopes(scopes))
  }
  return rights
}

function joinScopes(scopes: readonly Scope[]): Scope {
  const units = new Set<number>()
  const clubs = new Set<number>()
  const looksAfter = new Set<number>()
  for (const scope of scopes) {
    if (scope === 'office') return 'office'
    for (const unit of scope.units) units.add(unit)
    for (const club of scope.clubs ?? []) clubs.add(club)
    for (const liaison of scope.looksAfter ?? []) looksAfter.add(liaison)
  }
  return {
    units: [...units],
    ...(clubs.size > 0 && { clubs: [...clubs] }),
    ...(looksAfter.size > 0 && { looksAfter: [...looksAfter] }),
  }
}
